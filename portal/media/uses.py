"""Where pictures are printed. Each room registers its own rows, which this one may not import."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from portal.core.publishing import of_public

SHOWN = 20


@dataclass(frozen=True)
class Use:
    """Rows of `model` print the picture that `field` names on the page of the record at `owner`: theirs, if empty.

    `label` is what the picture is there. `waits`: it was made for that record, and is shown nowhere before it.
    """

    model: type[Model]
    field: str
    label: str
    owner: str = ""
    waits: bool = False

    def rows(self) -> QuerySet:
        rows = self.model._base_manager.order_by("-pk")
        return rows.select_related(self.owner) if self.owner else rows

    def owner_of(self, row: Model) -> Model:
        return getattr(row, self.owner) if self.owner else row


_uses: list[Use] = []


def register(*uses: Use) -> None:
    _uses.extend(use for use in uses if use not in _uses)


def places_of(image: Model) -> Iterator[tuple[Model, str]]:
    """The records on whose pages the picture stands, the newest first of each kind, and as what; each once.

    Of each kind `SHOWN` + 1 at most, so that one used ten thousand times opens as fast.
    """
    for use in _uses:
        found = use.rows().filter(**{use.field: image})[: SHOWN + 1]
        yield from dict.fromkeys((use.owner_of(row), use.label) for row in found)


def free_to_show(images: QuerySet) -> QuerySet:
    """Those of `images` that may be shown by themselves: what was made for an article or an event waits with it."""
    made_for = [use for use in _uses if use.waits]
    printed = [use.model._base_manager.filter(**{use.field: OuterRef("pk")}).order_by() for use in made_for]
    anywhere = reduce(or_, (Q(Exists(rows)) for rows in printed), Q())
    public = reduce(
        or_, (Q(Exists(of_public(rows, use.owner))) for rows, use in zip(printed, made_for, strict=True)), Q()
    )
    return images.filter(~anywhere | public)
