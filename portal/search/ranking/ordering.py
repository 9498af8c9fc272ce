"""What was found, in the order of the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.core import sql
from portal.search.engines import engine
from portal.search.kinds import Kind, kind_and_key, moment_of, record_id, undated
from portal.search.matching import Match, Row
from portal.search.naming.understanding import Understood
from portal.search.query import Query
from portal.search.ranking.ranking import READ, Ranking
from portal.search.ranking.weights import WEIGHTS
from portal.search.tokens import nature

WINDOW = 400  # documents ranked and counted: the newest that match
BESIDES = 100  # records found by their names, and as many articles by their titles, where more match

_BODIES = "SELECT id, body FROM search_searchdocument WHERE id IN"
_TITLED = frozenset({nature(Kind.ARTICLE), nature(Kind.EVENT)})  # told by the index


@dataclass
class Found:
    """What some words found: the newest documents; `is_limited` when there are more, and some found `besides`."""

    understood: Understood
    newest: list[Row] = field(default_factory=list)
    besides: list[Row] = field(default_factory=list)
    is_limited: bool = False

    @property
    def rows(self) -> list[Row]:
        return [*self.newest, *self.besides]


@dataclass
class Ordered:
    """The records that bear the very name typed, and all the others."""

    best: list[Row]
    others: list[Row]


def find(understood: Understood, visible_at: datetime, filters: Sequence[frozenset[str]]) -> Found:
    """The newest documents that match; nothing when nothing was asked."""
    query, filters = understood.query, (*filters, *understood.filters)
    if query.is_empty and not (filters or query.since or query.until):
        return Found(understood)
    rows = engine().newest(query.match(visible_at, filters), WINDOW + 1)
    if len(rows) <= WINDOW:
        return Found(understood, rows)
    newest = rows[:WINDOW]
    besides = {row.id: row for match in _besides(query, visible_at, filters) for row in engine().newest(match, BESIDES)}
    for row in newest:
        besides.pop(row.id, None)
    return Found(understood, newest, list(besides.values()), is_limited=True)


def _besides(query: Query, visible_at: datetime, filters: Sequence[frozenset[str]]) -> Iterator[Match]:
    """Records have no date: among the newest that match they would never be seen. Nor would the article or the event
    whose title one remembers.
    """
    if query.is_empty:
        return
    if not (query.since or query.until):
        yield query.match(visible_at, filters, in_title=True, is_undated=True)
    yield query.match(visible_at, (*filters, _TITLED), in_title=True)


def by_date(found: Found) -> Ordered:
    """The newest first, what has no date at the end: the order in which they were found.

    Of what stands in one article, hence in one minute, a few words quoted come after whole sentences.
    """
    return _apart(found, sorted(found.newest, key=lambda row: (-moment_of(row.id), _is_fragment(row))))


def _is_fragment(row: Row) -> bool:
    kind, _key = kind_and_key(row.id)
    return kind == Kind.QUOTE and row.lead.count(" ") + 1 < WEIGHTS.substantial // 2


def by_relevance(found: Found, today: date) -> Ordered:
    understood = found.understood
    ranking = Ranking(understood.query.match(None).required, today=today, tied=understood.tied)
    rows = ranking.ranked(found.rows)
    first = [row.id for row in rows[:READ]]
    bodies = dict(sql.rows(f"{_BODIES} {sql.among(first)}", first)) if first else {}
    return _apart(found, ranking.refined(rows, bodies))


def _apart(found: Found, rows: list[Row]) -> Ordered:
    """Best bets must be among what was found: filters leave out many."""
    records = {record_id(kind, key): rank for rank, (kind, key) in enumerate(found.understood.best)}
    if not records:
        return Ordered([], rows)
    bearing = {records[undated(row.id)]: row for row in rows if undated(row.id) in records}
    best = [bearing[rank] for rank in sorted(bearing)]
    shown = {row.id for row in best}
    return Ordered(best, [row for row in rows if row.id not in shown])
