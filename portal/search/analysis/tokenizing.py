"""A text to its words."""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from portal.search.analysis.reading import both_ways, read, terms_of
from portal.search.analysis.signs import APOSTROPHES, JOINERS, MARKS
from portal.search.analysis.stemming import LONGEST
from portal.search.analysis.words import CASE_SENSITIVE, INCLUSIVE, STOP_WORDS

READ = 200_000  # characters of one text; no article of the trade is a fifth of it
_LETTERS = rf"[\w{MARKS}]{{1,{LONGEST}}}"
_SURFACE = re.compile(
    rf"([0-9]{{1,3}}(?:[ \u00a0\u202f][0-9]{{3}}){{1,4}}(?!\w)"  # 10 000
    rf"|{_LETTERS}(?:[{JOINERS}]{_LETTERS}){{0,6}}"
    # « intervenant(e)s »; and an elision before a quotation mark: « d’« Inria » »
    rf"(?:\((?:{'|'.join(sorted(INCLUSIVE))})\)s?|[{APOSTROPHES}])?+)"
)
# What says that editors inserted something into the words of others: « [la plateforme, ndlr] », « (ndlr : en 2019) ».
_NOTES = frozenset({"ndlr", "NDLR", "Ndlr", "ndla", "NDLA", "Ndla", "n.d.l.r", "N.D.L.R", "sic", "Sic", "SIC"})
_INSERTED = 300  # characters on either side of the note
_MOST_NOTES = 200  # of one text
_UNMISTAKABLE = frozenset(word for word in STOP_WORDS - CASE_SENSITIVE if len(word) > 1)

Analyser = Callable[[str], tuple[str, ...]]


class Token(NamedTuple):
    """A word or a compound of a text, without its elision: `start` and `end` are offsets into the text given."""

    text: str
    start: int
    end: int
    terms: tuple[str, ...]


def terms(text: str) -> list[str]:
    """The terms of a text in order: those of a compound are its parts, then what they make when joined."""
    analyse = analyser(text)
    return [term for surface in surfaces(text) for term in analyse(surface)]


def tokens(text: str) -> list[Token]:
    """The words of a text that have terms."""
    analyse, found = analyser(text), []
    for surface, at in zip(*placed(text), strict=True):
        if own := analyse(surface):
            start, end = place(surface, at)
            found.append(Token(text[start:end], start, end, own))
    return found


def surfaces(text: str) -> list[str]:
    """The words and compounds of a text as they stand in it, elisions included, but for what editors inserted."""
    found = _SURFACE.findall(text[:READ])
    return found if _NOTES.isdisjoint(found) else placed(text)[0]


def placed(text: str) -> tuple[list[str], list[int]]:
    """The same, and where each begins."""
    pieces = _SURFACE.split(text[:READ])  # what stands between, and the surfaces; quicker than a match for each
    found, starts = pieces[1::2], list(accumulate(map(len, pieces)))[:-1:2]
    return (found, starts) if _NOTES.isdisjoint(found) else _without_insertions(text, found, starts)


def place(surface: str, at: int) -> tuple[int, int]:
    """The start and the end of the word of a surface that begins at `at`, without its elision."""
    word = read(surface)
    return at + word.start, at + word.end


def analyser(text: str) -> Analyser:
    """What gives the terms of a surface of this text."""
    return both_ways if is_shouted(text) else terms_of


def _without_insertions(text: str, found: list[str], starts: list[int]) -> tuple[list[str], list[int]]:
    notes = [start for surface, start in zip(found, starts, strict=True) if surface in _NOTES]
    for note in notes[:_MOST_NOTES]:
        rank = bisect_left(starts, note)
        if rank == len(starts) or starts[rank] != note:
            continue  # gone with another note of the same brackets
        if brackets := _brackets(text, note, note + len(found[rank])):
            inside = slice(bisect_left(starts, brackets[0]), bisect_left(starts, brackets[1]))
            del found[inside], starts[inside]
    return found, starts


def _brackets(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the brackets that hold a note begin and end. « sic » is one only when it stands alone in them."""
    for opening, closing in ("[]", "()"):
        first = text.rfind(opening, max(start - _INSERTED, 0), start)
        last = text.find(closing, end, end + _INSERTED)
        if first >= 0 <= last and closing not in text[first:start] and opening not in text[end:last]:
            is_alone = first + 1 == start and last == end
            return (first, last + 1) if is_alone or text[start] in "nN" else None
    return None


def is_shouted(text: str) -> bool:
    """Whether a text is all in capitals, function words included, so that capitals make no acronym."""
    if not text.isupper():
        return False
    words = {surface.lower() for surface in surfaces(text)}
    return not words.isdisjoint(_UNMISTAKABLE)
