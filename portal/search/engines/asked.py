"""What both engines make of a match before they turn it into the language of their database."""

import re
from dataclasses import replace
from datetime import date, timedelta

from portal.core.approximate_dates import Precision, last_day
from portal.search.kinds import Kind, first_id
from portal.search.matching import Match, Phrase
from portal.search.tokens import MONTH, YEAR, nature

NATURES = frozenset(map(nature, Kind))  # every document holds one of these tokens
_TERM = re.compile(r"[a-z0-9]{1,100}")  # PostgreSQL refuses those of more than 2,046
_TOKEN = re.compile(r"#[a-z][a-z0-9]{1,100}")
_DATED = re.compile(rf"#[{YEAR}{MONTH}](?P<year>[1-9]\d{{3}})(?P<month>0[1-9]|1[0-2])?")
NOTHING = "1 = 0"  # the condition of what begins with what no text begins with
_ONE_DAY = timedelta(days=1)
_BEYOND = (1 << 63) - 1  # no id is that high


def findable(match: Match) -> Match | None:
    """The match without what no document can bear; None when nothing can match.

    What is no term, such as « a"b », stands in no document: it is never shown to the database. What is left has
    something to be looked for, be it the natures that all documents have.
    """
    required = tuple(tuple(filter(_is_phrase, group)) for group in match.required)
    filters = tuple(frozenset(filter(_TOKEN.fullmatch, tokens)) for tokens in match.filters)
    if not (all(required) and all(filters)):
        return None
    if match.is_empty:
        filters = (NATURES,)
    return replace(match, required=required, excluded=tuple(filter(_is_phrase, match.excluded)), filters=filters)


def _is_phrase(phrase: Phrase) -> bool:
    return bool(phrase) and all(map(_TERM.fullmatch, phrase))


def ids(match: Match) -> tuple[int, int]:
    """The lowest id that a match may have, and the first one above the highest."""
    if match.is_undated:
        return 0, first_id(date.min)
    since, until = match.since, match.until
    for first, last in filter(None, map(_period, match.filters)):
        since, until = max(since or first, first), min(until or last, last)
    if since is None and until is None:
        return 0, _BEYOND
    is_open = until is None or until == date.max
    return first_id(since or date.min), _BEYOND if is_open else first_id(until + _ONE_DAY)


def _period(tokens: frozenset[str]) -> tuple[date, date] | None:
    """The first and the last day of the year or of the month that a filter asks for. It says the same as the date that
    an id holds, but the engines need not read what is newer.
    """
    figures = _DATED.fullmatch(next(iter(tokens))) if len(tokens) == 1 else None
    if figures is None:
        return None
    first = date(int(figures["year"]), int(figures["month"] or 1), 1)
    return first, last_day(first, Precision.MONTH if figures["month"] else Precision.YEAR)


def is_prefix(text: str) -> bool:
    """Whether a name may begin so: PostgreSQL refuses what holds a NUL, and all names begin with nothing."""
    return bool(text) and text.isprintable()
