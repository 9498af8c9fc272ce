"""Searching names whatever their accents, case and punctuation, the same on both engines."""

import re
from collections.abc import Iterable

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from portal.core.text import name_key
from portal.core.typography import normalise


def count_of(related: QuerySet, link: str) -> Coalesce:
    """How many rows of `related` point at the record by `link`, counted only for the rows of the page shown."""
    pointing = related.filter(**{link: OuterRef("pk")}).order_by().values(link)
    return Coalesce(Subquery(pointing.annotate(total=Count("pk")).values("total")), 0)


_WORDS = re.compile(r'"([^"]+)"|([^\s"]+)')


def typed_words(term: str) -> list[str]:
    """The words of a search as the database holds them: the typist’s ' is our ’. "Several words" hold together."""
    return [normalise(phrase or word).strip() for phrase, word in _WORDS.findall(term)]


def any_field(model, word: str, fields: Iterable[str]) -> Q:
    """`word` in one of the folded columns, without joins, so that no record comes twice."""
    condition = Q()
    for field in fields:
        lookup = {f"{field}__contains": word}
        is_own = "__" not in field
        condition |= Q(**lookup) if is_own else Q(pk__in=model._base_manager.filter(**lookup).values("pk"))
    return condition


class TypedSearchMixin:
    """Every word typed must be in one of the search fields, or in one of `folded_also`, columns of `name_key`."""

    folded_also: tuple[str, ...] = ()

    def get_search_results(self, request, queryset, search_term):
        fields = self.get_search_fields(request)
        for word in typed_words(search_term) if fields else []:
            condition = Q()
            for field in fields:
                condition |= Q(**{f"{field}__icontains": word})
            if key := name_key(word):
                condition |= any_field(queryset.model, key, self.get_folded_also(request))
            queryset = queryset.filter(condition)
        return queryset, False

    def get_folded_also(self, request) -> tuple[str, ...]:
        return self.folded_also


class FoldedSearchMixin:
    """`folded_fields`: columns that hold `name_key` of a name, the record’s own first, then of related records.

    Every word typed must be in one of them.
    """

    folded_fields: tuple[str, ...] = ("name_key",)

    def get_search_results(self, request, queryset, search_term):
        words = name_key(search_term).split()
        if search_term.strip() and not words:
            return queryset.none(), False
        for word in words:
            queryset = queryset.filter(any_field(queryset.model, word, self.folded_fields))
        return queryset, False

    def rank_results(self, queryset: QuerySet, term: str) -> QuerySet:
        """The exact name first, then names that begin so, then the rest in their usual order."""
        field, key = self.folded_fields[0], name_key(term)
        rank = Case(
            When(**{field: key}, then=Value(0)), When(**{f"{field}__startswith": key}, then=Value(1)), default=2
        )
        return queryset.order_by(rank, field, "pk")
