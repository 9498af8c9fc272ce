"""The words of the trade that stand in a query: a sigle and what it stands for, each found by the other."""

from functools import lru_cache

from django.db.models import Q

from articles.models import GlossaryTerm
from portal.core.text import name_key
from portal.search.naming.spans import Span

_TERMS = 1_000  # whose expansions are compared with what was typed
_key = lru_cache(maxsize=4 * _TERMS)(name_key)


class Glossary:
    """What it has of the words typed. Two queries at most: definitions are only read where one was asked for."""

    def __init__(self, spans: list[Span]):
        keys = {key for span in spans for key in span.keys}
        named = Q(term_key__in=keys)
        if any(len(span.words) > 1 for span in spans):
            named |= ~Q(expansion="")
        rows = GlossaryTerm.objects.filter(named).order_by("term_key", "pk") if keys else GlossaryTerm.objects.none()
        typed: dict[str, list[int]] = {}
        self._sigles: dict[str, list[str]] = {}
        for pk, term_key, term, expansion in rows.values_list("pk", "term_key", "term", "expansion")[:_TERMS]:
            if term_key in keys:
                typed.setdefault(term_key, []).append(pk)
            if (key := _key(expansion)) in keys:
                self._sigles.setdefault(key, []).append(term)
        terms = GlossaryTerm.objects.in_bulk([pk for pks in typed.values() for pk in pks])
        self._terms = {key: [terms[pk] for pk in pks if pk in terms] for key, pks in typed.items()}

    def terms(self, span: Span) -> list[GlossaryTerm]:
        """Those that these words are."""
        return next((self._terms[key] for key in span.keys if key in self._terms), [])

    def sigles(self, span: Span) -> list[str]:
        """Those that stand for these words."""
        return next((self._sigles[key] for key in span.keys if key in self._sigles), [])
