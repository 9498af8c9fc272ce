"""What both engines make of a match before they turn it into the language of their database."""

import re
from dataclasses import replace
from datetime import date, timedelta

from portal.search.kinds import Kind, first_id
from portal.search.matching import Match, Phrase
from portal.search.tokens import nature

NATURES = frozenset(map(nature, Kind))  # every document holds one of these tokens
_TERM = re.compile(r"[a-z0-9]{1,100}")  # PostgreSQL refuses those of more than 2,046
_TOKEN = re.compile(r"#[a-z][a-z0-9]{1,100}")
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
    if match.since is None and match.until is None:
        return 0, _BEYOND
    is_open = match.until is None or match.until == date.max
    return first_id(match.since or date.min), _BEYOND if is_open else first_id(match.until + _ONE_DAY)


def is_prefix(text: str) -> bool:
    """Whether a name may begin so: PostgreSQL refuses what holds a NUL, and all names begin with nothing."""
    return bool(text) and text.isprintable()
