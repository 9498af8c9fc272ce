"""« par:nom »: what somebody says or signs."""

from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from portal.core.typography import NBSP
from portal.search.analysis.tokenizing import surfaces
from portal.search.kinds import Kind
from portal.search.models import SearchName
from portal.search.naming.spans import Span
from portal.search.query import Query, Word
from portal.search.query.words import plain
from portal.search.tokens import AUTHOR, SPEAKER, token

PEOPLE = 20  # who bear the same name, or the same surname

_FOLLOWING = 3  # words after « par:Antoine » that may belong to the name
_ROWS = 200


def speaking(query: Query, visible_at: datetime) -> tuple[Query, tuple[frozenset[str], ...], list[str]]:
    """The query, the filter that « par: » makes, and what to tell when nobody public bears that name.

    Without quotation marks the name goes on as far as somebody bears it: « par:Antoine Tesnière hôpital ».
    """
    if not query.by:
        return query, (), []
    named = [plain(surface) for surface in surfaces(query.by)]
    following = takewhile(lambda clause: clause.is_plain, query.clauses[query.by_at :][:_FOLLOWING])
    words = [*named, *(clause.alternatives[0] for clause in following)]
    lengths = range(len(words), len(named) - 1, -1)
    people = _people({length: _keys(words[:length]) for length in lengths if length}, visible_at)
    for length, ids in people.items():
        if ids:
            tokens = frozenset(token(prefix, key) for prefix in (SPEAKER, AUTHOR) for key in ids)
            return _with_name(query, words[len(named) : length]), (tokens,), []
    return query, (), [f"Personne ne porte le nom «{NBSP}{query.by}{NBSP}» ici."]


def _keys(words: list[Word]) -> set[str]:
    return set(Span(0, tuple(words)).without_honorific().keys)


def _people(keys: dict[int, set[str]], visible_at: datetime) -> dict[int, list[int]]:
    """For each length of the name, who bears it whole; or else whose name ends with it."""
    asked = set().union(*keys.values())
    names = SearchName.objects.filter(kind=Kind.PERSON, key__in=asked, visible_from__lte=visible_at)
    rows = list(names.order_by("-is_whole", "-weight", "object_id")[:_ROWS]) if asked else []
    people = {}
    for length, wanted in keys.items():
        found = [row for row in rows if row.key in wanted]
        whole = [row for row in found if row.is_whole]
        people[length] = list(dict.fromkeys(row.object_id for row in whole or found))[:PEOPLE]
    return people


def _with_name(query: Query, words: list[Word]) -> Query:
    """With the words that belong to the name taken from those that are looked for."""
    if not words:
        return query
    taken = range(query.by_at, query.by_at + len(words))
    parts = [[] if place in taken else [clause] for place, clause in enumerate(query.clauses)]
    name = " ".join([query.by, *(word.typed for word in words)])
    return replace(query.with_clauses(parts), by=name, by_at=query.by_at, notes=query.notes, is_cut=query.is_cut)
