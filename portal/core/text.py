"""Folding: the form under which two spellings of one name are the same."""

import re

from unidecode import unidecode

_APOSTROPHES = re.compile(r"[’‘ʼ`´]")
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def squash(text: str) -> str:
    """The text on one line, every run of white space (no-break spaces included) as one space."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Lower case without accents, ligatures opened, straight apostrophes: « L’Œuvre » gives "l'oeuvre"."""
    return squash(unidecode(_APOSTROPHES.sub("'", text)).lower())


def name_key(text: str) -> str:
    """A key for comparing names: letters and figures only. « AP-HP », « aphp » and « AP HP » differ only by spaces.

    Hyphens and apostrophes become spaces, so that « Paris-Saclay » and « Paris Saclay » are one name.
    """
    return _NOT_WORD.sub(" ", fold(text)).strip()
