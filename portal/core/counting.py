"""Counts whose cost is bounded whatever the corpus: exact up to a limit, « plus de » beyond."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import number_format

LIMIT = 1000


@dataclass(frozen=True)
class Count:
    """How many: `value` is exact unless `is_more`."""

    value: int
    is_more: bool = False

    def __bool__(self) -> bool:
        return self.value > 0

    def __str__(self) -> str:
        figure = number_format(self.value, force_grouping=True)
        return f"plus de {figure}" if self.is_more else figure

    @property
    def is_plural(self) -> bool:
        """French: zero and one are singular."""
        return self.value > 1


@dataclass(frozen=True)
class Window:
    """The first rows of a list, and whether others were left out."""

    rows: Sequence
    is_cut: bool = False

    @classmethod
    def of(cls, rows: Sequence) -> "Window":
        """`rows`: one more than LIMIT when there are as many."""
        return cls(rows[:LIMIT], is_cut=len(rows) > LIMIT)

    @property
    def count(self) -> Count:
        return Count(len(self.rows), is_more=self.is_cut)


def bounded_count(queryset: QuerySet, limit: int = LIMIT) -> Count:
    """Counts `limit` rows at most; the order does not matter and is dropped."""
    found = queryset.order_by()[: limit + 1].count()
    return Count(min(found, limit), is_more=found > limit)
