"""Searching names whatever their accents, case and punctuation, the same on both engines."""

import re
from collections.abc import Iterable

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from portal.core.finding import find
from portal.core.text import name_key
from portal.core.typography import normalise

TOO_MANY = "Trop de fiches portent ces mots\u00a0: seules les plus récentes sont là. Précisez pour voir les autres."
FEW = 1000  # records whose keys are handed from one query to the next

_WORDS = re.compile(r'"([^"]+)"|([^\s"]+)')
_NOTHING = Q(pk__in=[])


def count_of(related: QuerySet, link: str) -> Coalesce:
    """How many rows of `related` point at the record by `link`, counted only for the rows of the page shown."""
    pointing = related.filter(**{link: OuterRef("pk")}).order_by().values(link)
    return Coalesce(Subquery(pointing.annotate(total=Count("pk")).values("total")), 0)


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


def is_suggestion(request) -> bool:
    """Whether a list that opens under a field asks, in which one looks for a name."""
    return request.path == reverse("admin:autocomplete")


class FindingMixin:
    """What the search of the site finds, and what bears the words as they were typed, be it inside others.

    For want of an index, the latter alone.
    """

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        is_name = is_suggestion(request)
        found = find(queryset.model, search_term, in_names=is_name)
        if found is None:
            return queryset.filter(self.bearing(request, search_term)), False
        condition = Q(pk__in=found.keys)
        if found.is_plain:
            condition |= _settled(queryset.model, self.bearing_besides(request, search_term))
        if not (found.is_whole or is_name):
            self.message_user(request, TOO_MANY, "WARNING")
        return queryset.filter(condition), False

    def bearing(self, request, term: str) -> Q:
        """The records that bear every word of `term` in the columns of the table."""
        raise NotImplementedError

    def bearing_besides(self, request, term: str) -> Q:
        """The same, but in what the search has read already."""
        return self.bearing(request, term)


def _settled(model, condition: Q) -> Q:
    """The keys of the records, unless they are many: a list asks its condition several times over."""
    keys = list(model._base_manager.filter(condition).order_by().values_list("pk", flat=True)[: FEW + 1])
    return condition if len(keys) > FEW else Q(pk__in=keys)


class TypedSearchMixin(FindingMixin):
    """Every word typed must be in one of the search fields, or in one of `folded_also`, columns of `name_key`.

    `is_long`: the search fields hold texts, which are read for want of an index only, as that takes longer and longer;
    so are related records. The record’s own folded columns are short.
    """

    folded_also: tuple[str, ...] = ()
    is_long = False

    def bearing(self, request, term):
        return self._bearing(term, self.get_search_fields(request), self.get_folded_also(request))

    def bearing_besides(self, request, term):
        if not self.is_long:
            return self.bearing(request, term)
        return self._bearing(term, (), [field for field in self.get_folded_also(request) if "__" not in field])

    def _bearing(self, term: str, fields: Iterable[str], also: Iterable[str]) -> Q:
        bearing = Q()
        for word in typed_words(term) if (fields or also) else []:
            condition = Q()
            for field in fields:
                condition |= Q(**{f"{field}__icontains": word})
            if key := name_key(word):
                condition |= any_field(self.model, key, also)
            bearing &= condition or _NOTHING
        return bearing

    def get_folded_also(self, request) -> tuple[str, ...]:
        return self.folded_also


class FoldedSearchMixin(FindingMixin):
    """`folded_fields`: columns that hold `name_key` of a name, the record’s own first, then of related records.

    Every word typed must be in one of them.
    """

    folded_fields: tuple[str, ...] = ("name_key",)

    def bearing(self, request, term):
        words = name_key(term).split()
        bearing = Q() if words else _NOTHING
        for word in words:
            bearing &= any_field(self.model, word, self.folded_fields)
        return bearing

    def rank_results(self, queryset: QuerySet, term: str) -> QuerySet:
        """The exact name first, then names that begin so, then the rest in their usual order."""
        field, key = self.folded_fields[0], name_key(term)
        rank = Case(
            When(**{field: key}, then=Value(0)), When(**{f"{field}__startswith": key}, then=Value(1)), default=2
        )
        return queryset.order_by(rank, field, "pk")
