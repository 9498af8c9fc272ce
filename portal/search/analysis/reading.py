"""What a word or compound says, as it stands in a text: its parts, and what they make when joined."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from unidecode import unidecode

from portal.search.analysis.signs import APOSTROPHES, INVISIBLE, JOINERS
from portal.search.analysis.stemming import LONGEST, term
from portal.search.analysis.words import (
    ASKED_IN_SMALL_LETTERS,
    CASE_SENSITIVE,
    INCLUSIVE,
    LETTERS_BY_THEMSELVES,
    STOP_WORDS,
    WHOLE,
)

_FOLDED_STOP_WORDS = frozenset(map(unidecode, STOP_WORDS))
_ELISION = re.compile(
    rf"(?:(?:[ld]|qu|jusqu|lorsqu|puisqu|quoiqu)[{APOSTROPHES}]"
    # No other is elided before a consonant: « N’Diaye » is a name.
    rf"|[jmtsnc][{APOSTROPHES}](?=[aeiouyhàâäéèêëîïôöùûüœæ]|$))",
    re.IGNORECASE,
)
_TODAY = re.compile(rf"aujourd[{APOSTROPHES}]hui", re.IGNORECASE)
_PART = re.compile(rf"[\s(){JOINERS}]")
_UNSEEN = re.compile(f"[{INVISIBLE}\ud800-\udfff]")  # and halves of characters, which stand for nothing
_ORDINAL = re.compile(r"([0-9]+)(?:er|re|ere|e|eme|nd|nde)")  # not « d »: 3D
_RUN = re.compile(r"[a-z]+|[0-9]+")
_MOST_RUNS = 3  # a longer mix of letters and figures is a code


class Word(NamedTuple):
    """`parts` are the terms of the parts; `joined` is the term of all of them in one word, empty where there is one
    part or a function word among them (Pays-de-la-Loire). `start` and `end` leave out the elision and what follows."""

    parts: tuple[str, ...]
    joined: str
    start: int
    end: int
    has_stop: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        return (*self.parts, self.joined) if self.joined else self.parts


@lru_cache(maxsize=10_000)
def read(surface: str, *, is_asked: bool = False) -> Word:
    """What a word says. `is_asked`: it was typed, maybe without accents, so that « meme » is a function word too."""
    elision = _ELISION.match(surface)
    start = elision.end() if elision else 0
    text = surface[start:].rstrip(APOSTROPHES)
    end = start + len(text)
    if _TODAY.fullmatch(text):
        return Word(("aujourdhui",), "", start, end)
    pieces = _pieces(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)))
    atoms = []
    for rank, piece in enumerate(pieces):
        folded = _fold(piece)
        # « e-santé », « M-health », « N’Diaye »: the letter makes the word. Not that of « a-t-il ».
        is_initial = rank == 0 < len(pieces) - 1 and len(folded) == 1 and folded not in "ay"
        atoms += [(folded, folded)] if is_initial else _atoms(piece, folded, is_asked, is_elided=bool(elision))
    has_stop = not all(found for _, found in atoms)
    whole = "".join(folded for folded, _ in atoms)[:LONGEST]
    joined = term(whole) if len(atoms) > 1 and (not has_stop or whole in WHOLE) else ""
    return Word(tuple(found for _, found in atoms if found), joined, start, end, has_stop)


@lru_cache(maxsize=100_000)
def terms_of(surface: str) -> tuple[str, ...]:
    return read(surface).terms


def both_ways(surface: str) -> tuple[str, ...]:
    """The terms as common word and as acronym, of what is in capitals like all that stands around it."""
    return tuple(dict.fromkeys(terms_of(surface.lower()) + terms_of(surface)))


def word_key(text: str) -> str:
    """The word folded, letters and figures only, without its elision: « l’AP-HP » gives « aphp »."""
    text = text[: LONGEST * 4]
    if elision := _ELISION.match(text):
        text = text[elision.end() :]
    return "".join(_RUN.findall(_fold(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)))))[:LONGEST]


def _fold(text: str) -> str:
    return unidecode(text.lower()).lower()


def _pieces(text: str) -> list[str]:
    """What stands between joiners; one piece for initials with stops (S.A.S.) and for inclusive writing."""
    pieces = [piece for piece in _PART.split(text) if piece]
    if len(pieces) < 2:
        return pieces
    if len(pieces[0]) > 2 and all(piece.lower() in INCLUSIVE for piece in pieces[1:]):
        return pieces[:1]
    if "." in text and all(len(piece) == 1 and piece.isalpha() for piece in pieces):
        return ["".join(pieces)]
    return pieces


def _atoms(piece: str, folded: str, is_asked: bool, is_elided: bool) -> list[tuple[str, str]]:
    """The words of a piece, folded, each with its term, which is empty for a function word."""
    if folded in CASE_SENSITIVE and (
        piece.isupper() or (is_asked and not is_elided and folded in ASKED_IN_SMALL_LETTERS)
    ):
        return [(folded, folded)]
    if _is_stop(piece, folded, is_asked):
        return [(folded, "")]
    if ordinal := _ORDINAL.fullmatch(folded):
        return [(f"{ordinal[1]}e",) * 2]
    runs = _RUN.findall(folded)
    if len(runs) > _MOST_RUNS:
        runs = ["".join(runs)]
    return [(run[:LONGEST], term(run)) for run in runs]


def _is_stop(piece: str, folded: str, is_asked: bool) -> bool:
    """Whether a piece is a function word; accents may lack on a capital, and anywhere in what was typed."""
    if piece in LETTERS_BY_THEMSELVES:
        return False
    lower = piece.lower()
    if lower in STOP_WORDS:
        return True
    return lower == folded and folded in _FOLDED_STOP_WORDS and (is_asked or piece[0].isupper())
