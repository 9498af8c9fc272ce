"""Matches marked in what is shown of a record, and the passage of its texts that shows most of them.

The words of a text are read by the same analysis as when it was indexed, so that what is marked is what was found.
"""

import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from portal.core.typography import NBSP
from portal.search.analysis.tokenizing import Analyser, analyser, place, placed
from portal.search.matching import Phrase

LENGTH = 240  # characters of an extract
LOOKED_AT = 50_000  # characters of one text
_CUT = "…"
_DASH, _CLOSING = "–", ".!?…:;,»"
_ENDS = ".!?…"  # after which the cut stands apart
_LINES = re.compile(r"(?<=([^\n])) *\n\s*")  # a line and the next, as a heading and its text
_LEAD = 3  # at most one part in so many of what the matches leave stands before them
_SENTENCE = re.compile(r"(?<=\w\w)[.!?…][\s»”)]*\s|\n\s*")  # what ends one; « M. » does not
_SPACES = re.compile(r"\s+")


class Match(NamedTuple):
    """Where a phrase stands in a text: whole words, and all that stands between them."""

    start: int
    end: int
    phrase: Phrase


def mark(text: str, wanted: frozenset[Phrase]) -> SafeString:
    """The whole text, as HTML, with its matches marked."""
    return _marked(text, 0, len(text), matches(text, wanted))


def extract(texts: Sequence[str], wanted: frozenset[Phrase], length: int = LENGTH) -> SafeString:
    """The first passage, of at most `length` characters, among those that bear most of the phrases; as HTML.

    Where nothing is borne, the beginning of the first text.
    """
    texts = [text for text in texts if text.strip()]
    shown, found, window, most = texts[0] if texts else "", [], [], 0
    for text in texts:
        here = matches(text, wanted)
        number, densest = _densest(here, length)
        if number > most:
            shown, found, window, most = text, here, densest, number
        if most == len(wanted):
            break
    start, end = _passage(shown, window, length)
    before = "" if not shown[:start].strip() else f"{_CUT}{NBSP}"
    after = "" if not shown[end:].strip() else f"{NBSP}{_CUT}" if shown[end - 1 : end] in _ENDS else _CUT
    return format_html("{}{}{}", before, _marked(shown, start, end, found), after)


def borne(text: str, wanted: frozenset[Phrase]) -> frozenset[Phrase]:
    """The phrases that a text bears."""
    return frozenset(match.phrase for match in matches(text, wanted))


@lru_cache(maxsize=64)
def matches(text: str, wanted: frozenset[Phrase]) -> tuple[Match, ...]:
    """In the order in which they end. A compound is matched whole, be it by one of its parts.

    A page asks several times about each text that it shows: the last ones are remembered.
    """
    by_last = defaultdict(list)
    for phrase in filter(None, wanted):
        by_last[phrase[-1]].append(phrase)
    words, starts = placed(text[:LOOKED_AT])
    unlike, analyse, distinct = frozenset(by_last).isdisjoint, analyser(text), set(words)
    ending = distinct.difference(compress(distinct, map(unlike, map(analyse, distinct))))
    found = []
    for rank in [rank for rank, word in enumerate(words) if word in ending] if ending else ():
        _, end = place(words[rank], starts[rank])
        for phrase, first in _ending_at(rank, words, by_last, analyse):
            start, _ = place(words[first], starts[first])
            found.append(Match(start, end, phrase))
    return tuple(found)


def _ending_at(
    rank: int, words: list[str], by_last: dict[str, list[Phrase]], analyse: Analyser
) -> Iterator[tuple[Phrase, int]]:
    """The phrases that end in a word, each with the rank of the word in which it begins."""
    terms = analyse(words[rank])
    for last, term in enumerate(terms, start=1):
        for phrase in by_last.get(term, ()):
            before, earlier = [(own, rank) for own in terms[:last]], rank - 1
            while len(before) < len(phrase) and earlier >= 0:
                before[:0] = [(own, earlier) for own in analyse(words[earlier])]
                earlier -= 1
            before = before[-len(phrase) :]
            if tuple(own for own, _ in before) == phrase:
                yield phrase, before[0][1]


def _densest(found: Sequence[Match], length: int) -> tuple[int, list[Match]]:
    """The first matches that stand within `length` characters and are of most phrases, and of how many."""
    most, best = 0, []
    held: deque[Match] = deque()
    numbers: Counter[Phrase] = Counter()
    for match in found:
        held.append(match)
        numbers[match.phrase] += 1
        while match.end - held[0].start > length and len(held) > 1:
            gone = held.popleft().phrase
            numbers[gone] -= 1
            if not numbers[gone]:
                del numbers[gone]
        if len(numbers) > most:
            most, best = len(numbers), list(held)
    return most, best


def _passage(text: str, window: list[Match], length: int) -> tuple[int, int]:
    """Where to cut: at words, with what stands around the matches, from the beginning of a sentence if it is near."""
    whole = len(text.rstrip())
    first = min((match.start for match in window), default=0)
    last = max((match.end for match in window), default=0)
    spare = max(length - (last - first), 0)
    start = _start(text, max(first - spare // _LEAD, 0), first)
    if start + length >= whole:  # what the end of the text leaves goes before
        return _start(text, max(whole - length, 0), first), whole
    return start, _end(text, start, last, start + length)


def _start(text: str, earliest: int, first: int) -> int:
    """The beginning of a sentence between the two, else of a word, else the first match."""
    if not text[:earliest].strip():
        return len(text) - len(text.lstrip())
    for pattern in (_SENTENCE, _SPACES):
        if found := pattern.search(text, earliest - 1, first):
            return found.end()
    return first


def _end(text: str, start: int, last: int, limit: int) -> int:
    """The end of the last word before the limit, not before the last match; inside a word that is too long."""
    is_held = start < last <= limit
    spaces = [space.start() for space in _SPACES.finditer(text, last if is_held else start + 1, limit + 1)]
    if spaces:
        return spaces[-1]
    if is_held:
        return last
    while unicodedata.combining(text[limit]) and limit > start + 1:
        limit -= 1
    return limit


def _marked(text: str, start: int, end: int, found: Iterable[Match]) -> SafeString:
    """The part of a text as HTML. Marks that only spaces part are one."""
    pieces, at = [], start
    for first, last in _merged(text, sorted((max(match.start, start), min(match.end, end)) for match in found)):
        pieces.append((_on_one_line(text[at:first]), _on_one_line(text[first:last])))
        at = last
    return format_html_join("", "{}<mark>{}</mark>", pieces) + escape(_on_one_line(text[at:end]))


def _on_one_line(text: str) -> str:
    """A heading does not run into the sentence that follows it, nor an item of a list into the next one."""
    return _LINES.sub(lambda match: " " if match[1] in _CLOSING else f" {_DASH} ", text)


def _merged(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if first >= last:
            continue
        if merged and not text[merged[-1][1] : first].strip():
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
