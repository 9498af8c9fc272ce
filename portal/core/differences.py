"""Two texts word by word: what one lost, what the other gained."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

# A word or a sign with the blanks before it, so that two words changed in a row are one change.
_WORDS = re.compile(r"\s*(?:\w+(?:[’'-]\w+)*|[^\w\s])|\s+")
_MOST = 4_000_000  # words compared with words, about a second: beyond, what changed is shown whole
_BESIDE = 2  # paragraphs left on each side of a change: its own, and the next
_FOLDED = 300  # characters alike, at least, for whole paragraphs to be worth putting away


class Piece(NamedTuple):
    """A run of words: `kind` is « same », « removed » (of the first text alone) or « added » (of the second alone).

    « folded » is whole paragraphs that are the same, far from any change: see `folded`.
    """

    kind: str
    text: str

    @property
    def paragraphs(self) -> int:
        return sum(bool(line.strip()) for line in self.text.splitlines())


def word_pieces(before: str, after: str) -> list[Piece]:
    """The runs of both texts in reading order; less the added ones they make `before`, less the removed ones `after`.

    Paragraphs first, for a long text would take a minute; then the words of those that changed.
    """
    pieces: list[Piece] = []
    for first, second, is_same in _runs(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        if is_same:
            pieces.append(Piece("same", "".join(first)))
        else:
            pieces += _words("".join(first), "".join(second))
    return _joined(pieces)


def folded(pieces: list[Piece]) -> list[Piece]:
    """The same pieces, the paragraphs far from any change apart: those of a change and beside it stay."""
    found: list[Piece] = []
    for rank, piece in enumerate(pieces):
        if piece.kind != "same":
            found.append(piece)
            continue
        lines = piece.text.splitlines(keepends=True)
        start = _BESIDE if rank else 0
        end = max(start, len(lines) - (_BESIDE if rank < len(pieces) - 1 else 0))
        parts = ["".join(part) for part in (lines[:start], lines[start:end], lines[end:])]
        kinds = ("same", "folded", "same") if len(parts[1]) >= _FOLDED else ("same", "same", "same")
        found += [Piece(kind, text) for kind, text in zip(kinds, parts, strict=True) if text]
    return _joined(found)


def _words(before: str, after: str) -> Iterator[Piece]:
    first, second = _WORDS.findall(before), _WORDS.findall(after)
    if len(first) * len(second) > _MOST:
        first, second = [before], [after]
    for removed, added, is_same in _runs(first, second):
        if is_same:
            yield Piece("same", "".join(removed))
            continue
        yield from _changed("".join(removed), "".join(added))


def _changed(removed: str, added: str) -> Iterator[Piece]:
    """The blanks before both are common: what changes begins with a word."""
    blanks = removed[: len(removed) - len(removed.lstrip())]
    if blanks and removed != blanks and added.startswith(blanks) and added != blanks:
        yield Piece("same", blanks)
        removed, added = removed[len(blanks) :], added[len(blanks) :]
    yield from (Piece(kind, text) for kind, text in (("removed", removed), ("added", added)) if text)


def _runs(first: list[str], second: list[str]) -> Iterator[tuple[list[str], list[str], bool]]:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        yield first[start:end], second[other_start:other_end], kind == "equal"


def _joined(pieces: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Piece(piece.kind, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
