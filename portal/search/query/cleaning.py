import unicodedata

from portal.core.text import squash

_READ = 2_000  # characters that are cleaned: those that vanish do not count among those that are looked for
_APOSTROPHES = str.maketrans("´`‘ʼ′", "’’’’’")  # before NFKC, which would make of the first a space and an accent


def line_of(text: str, length: int) -> tuple[str, bool]:
    """The text as one clean line of at most `length` characters, ending with a word, and whether it was cut."""
    text = text.strip()
    known = "".join(map(_kept, text[:_READ])).translate(_APOSTROPHES)
    line = squash(unicodedata.normalize("NFKC", known))
    is_cut = len(text) > _READ or len(line) > length
    if len(line) > length:
        whole, space, _part = line[: length + 1].rpartition(" ")
        line = whole if space else line[:length]
    return line, is_cut


def _kept(character: str) -> str:
    """Signs without width vanish (soft hyphens, directions), as do halves of characters; controls part words."""
    category = unicodedata.category(character)
    if category in {"Cf", "Cs"}:
        return ""
    return " " if category == "Cc" else character
