"""Folding that keeps every offset: what is found in the folded text is cut from the original."""

import unicodedata

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "}


def fold_in_place(text: str) -> str:
    """Lower case without accents, exactly as long as `text` (œ and æ stay)."""
    return "".join(_fold_char(char) for char in text)


def _fold_char(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char
