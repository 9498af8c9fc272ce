"""What was typed, to the terms that documents may bear for it."""

from collections.abc import Iterable, Sequence
from itertools import chain

from portal.search.analysis.reading import Word, read
from portal.search.analysis.stemming import term
from portal.search.analysis.tokenizing import is_shouted, surfaces
from portal.search.analysis.words import PARTED
from portal.search.matching import Group, Phrase

_TYPED = 1_000  # characters that are read of what was typed
_PARTED: dict[str, Phrase] = {term(word): tuple(map(term, parts.split())) for word, parts in PARTED.items()}


def alternatives(text: str) -> Group:
    """The phrases any of which bears the one word or compound `text`; empty for a function word or signs alone.

    « start-ups » is also looked for as « startup », « covid19 » as « covid 19 ». Of several words: see `phrases`.
    """
    words = _words(text)
    if len(words) != 1:
        return phrases(text)
    (word,) = words
    _, parted, whole = _ways(word)
    if word.joined and word.has_stop:  # the other parts of « CAR-T » say too little
        return (whole,)
    return _distinct([whole, parted] if text.strip().isalnum() else [parted, whole])


def phrase(text: str) -> Phrase:
    """The terms of several words in sequence, as borne by a document that writes them in the same way."""
    return tuple(found for word in _words(text) for found in word.terms)


def phrases(text: str) -> Group:
    """The phrases any of which bears the words in sequence, whether compounds are written in one word or several."""
    ways = zip(*map(_ways, _words(text)), strict=True)
    return _distinct(tuple(chain.from_iterable(way)) for way in ways)


def joined(words: Sequence[str]) -> str:
    """The term of neighbours written as one word: « start » and « ups » give « startup », « car » and « t » CAR-T.

    Empty where one of them is a function word that makes no such word.
    """
    found = _words("-".join(words))
    return found[0].joined if len(found) == 1 else ""


def _words(text: str) -> list[Word]:
    text = text[:_TYPED]
    if is_shouted(text):
        text = text.lower()
    found = [read(surface, is_asked=True) for surface in surfaces(text)]
    return [word for word in found if word.parts or word.joined]


def _ways(word: Word) -> tuple[Phrase, Phrase, Phrase]:
    """How documents bear a word: as a compound, in several words, in one."""
    whole = (word.joined,) if word.joined else word.parts
    parted = _PARTED.get(whole[0], word.parts)
    return (parted if parted == whole else parted + whole), parted, whole


def _distinct(ways: Iterable[Phrase]) -> Group:
    return tuple(dict.fromkeys(way for way in ways if way))
