"""When nothing bears all the words: the most of them that something bears, the rarest first of all."""

from collections.abc import Callable
from datetime import datetime

from portal.core.text import name_key
from portal.search.kinds import Kind
from portal.search.models import SearchName
from portal.search.query import Clause, Query

COUNTED = 10  # ways to ask that are counted

_FEW = 6  # words of which each is counted by itself
_WITHOUT = 3  # words that are dropped in turn


def with_fewer(query: Query, visible_at: datetime, count: Callable[[Query], int]) -> Query | None:
    """The query with fewer words, which finds something; nothing when no word does. A phrase is one word.

    Of single words, one that begins or ends a name that readers may see is kept before any other.

    Exclusions and dates stay. `count` is called at most `COUNTED` times.
    """
    clauses = list(query.asked)
    if len(clauses) < 2:
        return None
    is_short = len(clauses) <= _FEW
    kept = _by_rarity(query, clauses, visible_at, count) if is_short else _by_place(query, clauses, count)
    return _only(query, kept) if kept else None


def _only(query: Query, kept: list[Clause]) -> Query:
    return query.without([clause for clause in query.asked if clause not in kept])


def _by_rarity(
    query: Query, clauses: list[Clause], visible_at: datetime, count: Callable[[Query], int]
) -> list[Clause]:
    """Without what nothing bears, then without each in turn, the most frequent first, then the rarest alone."""
    uses = {clause: count(_only(query, [clause])) for clause in clauses}
    borne = [clause for clause in clauses if uses[clause]]
    if len(borne) < 2:
        return borne
    attempts = [borne] if len(borne) < len(clauses) else []
    if len(borne) > 2:
        frequent = sorted(borne, key=uses.__getitem__, reverse=True)[:_WITHOUT]
        attempts += [[clause for clause in borne if clause != dropped] for dropped in frequent]
    named = _named(borne, visible_at)
    rarest = [min(borne, key=lambda clause: (clause not in named, uses[clause]))]
    return next((kept for kept in attempts if count(_only(query, kept))), rarest)


def _named(clauses: list[Clause], visible_at: datetime) -> set[Clause]:
    """Those that are a name or the end of one: of somebody, of an organisation, of an event."""
    keys = {name_key(clause.typed): clause for clause in clauses if clause.is_plain}
    names = SearchName.objects.filter(key__in=keys, visible_from__lte=visible_at).exclude(kind=Kind.THEME)
    return {keys[key] for key in names.order_by().values_list("key", flat=True).distinct()}


def _by_place(query: Query, clauses: list[Clause], count: Callable[[Query], int]) -> list[Clause]:
    """As many as the calls allow, from the first on: each stretch that something bears is found by halves."""
    kept: list[Clause] = []
    left = COUNTED
    while clauses and left:
        # Something bears `kept` and the first `low` of the others; of one more than `high`, nothing is known to.
        low, high = 0, len(clauses)
        while low < high and left:
            middle = (low + high + 1) // 2
            left -= 1
            low, high = (middle, high) if count(_only(query, kept + clauses[:middle])) else (low, middle - 1)
        kept, clauses = kept + clauses[:low], clauses[low + 1 :]
    return kept
