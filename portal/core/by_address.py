"""The record that a page is about, by its address, with its other names: asked by every reader of the page."""

from collections.abc import Callable
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from portal.core.prepared import Given, Prepared, hang

Record = TypeVar("Record", bound=Model)


class ByAddress(Generic[Record]):
    """Finds among `records` (called at the first reader, not before) the one of a slug. Two queries."""

    def __init__(self, records: Callable[[], QuerySet[Record]], names: str):
        """`names`: the relation of its other names."""
        self._records, self._relation = records, names
        self._found = Prepared(lambda slug: records().filter(slug=slug))
        self._names = Prepared(self._named)

    def __call__(self, slug: str) -> Record:
        """May raise the model’s `DoesNotExist`."""
        found = self._found(slug=slug)
        if not found:
            raise self._records().model.DoesNotExist
        hang(found, self._relation, self._names(keys=[record.pk for record in found]))
        return found[0]

    def _named(self, keys: Given) -> QuerySet:
        relation = self._records().model._meta.get_field(self._relation)
        return relation.related_model.objects.filter(**{f"{relation.field.name}__among": keys})
