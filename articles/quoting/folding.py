"""Folding that keeps every offset: what is found in the folded text is cut from the original."""

import unicodedata

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " "}


class _Folded(dict):
    """The folded form of each character met, for `str.translate`: the same text is folded many times over."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


def fold_in_place(text: str) -> str:
    """Lower case without accents, exactly as long as `text` (œ and æ stay)."""
    return text.translate(_FOLDED)


def _fold_char(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


_FOLDED = _Folded()
