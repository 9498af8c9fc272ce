"""The words of the trade that stand in a query: a sigle and what it stands for, each found by the other."""

from functools import lru_cache

from articles.models import GlossaryTerm
from portal.core.sql import among, rows
from portal.core.text import name_key
from portal.search.naming.spans import Span

_TERMS = 1_000  # whose expansions are compared with what was typed
_key = lru_cache(maxsize=4 * _TERMS)(name_key)

_NAMED = "SELECT id, term_key, term, expansion FROM articles_glossaryterm WHERE"


class Glossary:
    """What it has of the words typed. Two queries at most: definitions are only read where one was asked for."""

    def __init__(self, spans: list[Span]):
        keys = {key for span in spans for key in span.keys}
        is_long = any(len(span.words) > 1 for span in spans)
        typed: dict[str, list[int]] = {}
        self._sigles: dict[str, list[str]] = {}
        for pk, term_key, term, expansion in _rows(keys, is_long=is_long):
            if term_key in keys:
                typed.setdefault(term_key, []).append(pk)
            if (key := _key(expansion)) in keys:
                self._sigles.setdefault(key, []).append(term)
        named = [pk for pks in typed.values() for pk in pks]
        terms = GlossaryTerm.objects.in_bulk(named) if named else {}
        self._terms = {key: [terms[pk] for pk in pks if pk in terms] for key, pks in typed.items()}

    def terms(self, span: Span) -> list[GlossaryTerm]:
        """Those that these words are."""
        return next((self._terms[key] for key in span.keys if key in self._terms), [])

    def sigles(self, span: Span) -> list[str]:
        """Those that stand for these words."""
        return next((self._sigles[key] for key in span.keys if key in self._sigles), [])


def _rows(keys: set[str], *, is_long: bool) -> list[tuple]:
    """The terms of these keys; when `is_long`, those that stand for something too."""
    if not keys:
        return []
    expanded = "OR expansion <> ''" if is_long else ""
    order = "ORDER BY term_key, id LIMIT %s"
    return rows(f"{_NAMED} (term_key IN {among(keys)} {expanded}) {order}", [*keys, _TERMS])
