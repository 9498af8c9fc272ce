"""A family name alone: who is it, if the article tells?"""

import re
from collections.abc import Iterable

from articles.linking.common_words import COMMON
from articles.linking.contexts import begins_sentence, honorific_before
from articles.linking.entries import Entry, Target
from articles.quoting.given_names import GIVEN_NAMES
from articles.quoting.names import read_name
from portal.core.text import fold


def surname_targets(
    entries: Iterable[Entry], text: str, start: int, end: int, *, named: set[Target]
) -> tuple[Target, ...]:
    """Who may be meant: those whose full name the article gives; after a title, all who bear the name. Else nobody."""
    surname, title = text[start:end], honorific_before(text, start)
    families = _of_gender(entries, title)
    said_in_full = families & named
    if not title and _is_doubtful(text, start, surname):
        return ()
    if said_in_full:
        return tuple(said_in_full) if len(said_in_full) == 1 else ()
    if not title or _is_of_another(text, surname):
        return ()
    return tuple(sorted(families))


def _of_gender(entries: Iterable[Entry], title: str) -> set[Target]:
    """Without those of whom « Mme » or « M. » is not said."""
    gender = read_name(f"{title} X").gender if title else ""
    return {entry.target for entry in entries if not (gender and entry.gender and gender != entry.gender)}


def _is_doubtful(text: str, start: int, surname: str) -> bool:
    """Without a title: a word of every day that begins a sentence, or what follows another word with a capital."""
    if fold(surname) in COMMON and begins_sentence(text, start):
        return True
    previous = re.search(r"(?P<word>[\w’'-]+)[ \u00a0]$", text[max(start - 40, 0) : start])
    return bool(previous) and previous["word"][0].isupper() and not begins_sentence(text, start - len(previous[0]))


def _is_of_another(text: str, surname: str) -> bool:
    """Whether the article gives this family name to somebody who is not on record: « Sophie Martin »."""
    for match in re.finditer(rf"(?P<given>[^\W\d_][\w-]+)[ \u00a0]{re.escape(surname)}(?!\w)", text):
        if match["given"][0].isupper() and fold(match["given"].split("-")[0]) in GIVEN_NAMES:
            return True
    return False
