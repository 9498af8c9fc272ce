"""A folded word to its term: Snowball’s French stem of the singular and masculine, except where it would lie.

Snowball expects accents: without them it no longer sees that « première » is « premier ». And it keeps many plurals
apart (loi and lois, cancer and cancers, essai and essais). Hence number and gender go first.
"""

import threading
from functools import lru_cache

import Stemmer

from portal.search.analysis.lexicon import KEPT, SAME

LONGEST = 40
_SHORT = 3  # a word of so few letters has no ending; its plural has one letter more
# Feminine adjectives of places. Not all in « -aise » and « -oise »: « croise » and « apaise » are verbs.
_OF_PLACES = ("caise", "daise", "gaise", "laise", "naise", "coise", "doise", "geoise", "loise", "noise")


class _Stemmers(threading.local):
    """One for each thread: a Snowball stemmer keeps the word that it works on in itself."""

    def __init__(self):
        self.french = Stemmer.Stemmer("french", 0)  # its own cache would only double the one below


_stemmers = _Stemmers()


@lru_cache(maxsize=50_000)
def term(folded: str) -> str:
    """The term of a word of letters or figures in lower case, without accents. Figures stay as they are."""
    if not folded.isalpha():
        return folded[:LONGEST]
    word = folded
    for simpler in (_as_it_is, _singular, _masculine):
        word = simpler(word)
        word = SAME.get(word, word)
        if word in KEPT:
            return KEPT[word]
    return (word if len(word) <= _SHORT else _stem(word))[:LONGEST]


def _as_it_is(word: str) -> str:
    return word


def _singular(word: str) -> str:
    if len(word) <= _SHORT:
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux") and len(word) > 5:
        return f"{word[:-3]}al"
    # « mis », « pris » have an s of their own, and verbs in -ir are Snowball’s.
    if (word.endswith("s") and not word.endswith(("ss", "is"))) or word.endswith(("ais", "ois")):
        return word[:-1]
    return word


def _masculine(word: str) -> str:
    """The masculine of a singular, as far as its letters tell."""
    if word.endswith("ee"):
        return word[:-1]
    if word.endswith("iere"):
        return f"{word[:-3]}er"
    if word.endswith("trice"):
        return f"{word[:-4]}eur"
    if word.endswith(_OF_PLACES):
        return word[:-2]
    return word


def _stem(word: str) -> str:
    """Snowball’s, but for letters that are no ending: « data » is not « date », « pris » has an s of its own."""
    if word.endswith("a") and not word.endswith("ra"):
        return word
    if len(word) > 5 and word.endswith(("mis", "pris", "quis", "cis")):
        return word
    stem = _stemmers.french.stemWord(word)
    return f"{stem[:-1]}v" if stem == word and word.endswith("if") else stem  # « actif » and « active »
