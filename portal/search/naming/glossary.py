"""The words of the trade that stand in a query: a sigle and what it stands for, each found by the other."""

from functools import lru_cache

from articles.models import GlossaryTerm
from portal.core.text import name_key
from portal.search.naming.spans import Span

_TERMS = 1_000  # whose expansions are compared with what was typed
_key = lru_cache(maxsize=4 * _TERMS)(name_key)


class Glossary:
    """What it has of the words typed: two queries, one for a word alone."""

    def __init__(self, spans: list[Span]):
        keys = {key for span in spans for key in span.keys}
        self._terms: dict[str, list[GlossaryTerm]] = {}
        self._sigles: dict[str, list[str]] = {}
        if keys:
            for term in GlossaryTerm.objects.filter(term_key__in=keys).order_by("term_key", "pk")[:_TERMS]:
                self._terms.setdefault(term.term_key, []).append(term)
        if any(len(span.words) > 1 for span in spans):
            expanded = GlossaryTerm.objects.exclude(expansion="").order_by("pk").values_list("expansion", "term")
            for expansion, term in expanded[:_TERMS]:
                if _key(expansion) in keys:
                    self._sigles.setdefault(_key(expansion), []).append(term)

    def terms(self, span: Span) -> list[GlossaryTerm]:
        """Those that these words are."""
        return next((self._terms[key] for key in span.keys if key in self._terms), [])

    def sigles(self, span: Span) -> list[str]:
        """Those that stand for these words."""
        return next((self._sigles[key] for key in span.keys if key in self._sigles), [])
