"""Two wordings of a passage as one text: what stays, what was taken out, what was put in."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

_WORDS = re.compile(r"\w+(?:[’'-]\w+)*|\s+|[^\w\s]")


class Piece(NamedTuple):
    """`kind` is « same », « former » (taken out) or « new » (put in)."""

    kind: str
    text: str


def words_of(text: str) -> list[str]:
    """Words, blanks and marks, each by itself, with nothing left out."""
    return _WORDS.findall(text)


def compared(former: str, new: str) -> list[Piece]:
    """The pieces in the order of reading. Blanks between two changed words go with them, so that a phrase is one piece.

    Those that are not new are `former` whole, those that are not former are `new` whole.
    """
    before, after = words_of(former), words_of(new)
    pieces: list[Piece] = []
    for kind, start, end, begins, ends in _merged(before, after):
        if kind == "equal":
            pieces.append(Piece("same", "".join(after[begins:ends])))
            continue
        if end > start:
            pieces.append(Piece("former", "".join(before[start:end])))
        if ends > begins:
            pieces.append(Piece("new", "".join(after[begins:ends])))
    return pieces


def _merged(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The steps from one to the other, where a lone blank between two changes is no common ground."""
    steps: list[tuple[str, int, int, int, int]] = []
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for rank, (kind, start, end, begins, ends) in enumerate(codes):
        is_between = kind == "equal" and 0 < rank < len(codes) - 1 and "".join(before[start:end]).isspace()
        kept = "equal" if kind == "equal" and not is_between else "replace"
        if steps and kept == steps[-1][0] == "replace":
            _kind, first, _end, opening, _ends = steps.pop()
            steps.append((kept, first, end, opening, ends))
        else:
            steps.append((kept, start, end, begins, ends))
    return steps
