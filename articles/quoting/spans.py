"""Where words stand between quotation marks: « » “ ” „ and straight ", with nesting. Offsets are those of the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSERS = {"«": "»", "“": "”", "„": "”", '"': '"'}
_SPACES = " \u00a0\u202f"
_BLOCK_ENDS = "\n"
# « guillemets de suite »: a paragraph that ends as one, and the next, which begins with the mark again.
_PARAGRAPH_ENDS = ".!?…:;"
_MARK_AGAIN = re.compile(r"\n[ \u00a0\u202f]*(?P<mark>[«»“”\"])(?=[ \u00a0\u202f]*\w)")


@dataclass(frozen=True)
class Span:
    """One outermost pair of marks. `start` and `end` include the marks, `inner_start` and `inner_end` do not."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    opener: str
    is_closed: bool = True

    def inner(self, text: str) -> str:
        return text[self.inner_start : self.inner_end]


def find_spans(text: str) -> list[Span]:
    """The outermost quotations of `text`, in order. One left open ends with its block and says so."""
    return list(_scan(text))


def _scan(text: str) -> Iterator[Span]:
    stack: list[tuple[str, int]] = []
    again = -1  # where the mark stands that a paragraph repeats
    for position, char in enumerate(text):
        if position == again:
            continue
        if char in _BLOCK_ENDS and stack:
            again = _mark_again(text, position, stack[0][0])
            if again < 0:
                yield _span(text, stack[0], position, is_closed=False)
            stack = stack[:1] if again >= 0 else []
        elif stack and _closes(char, stack[-1][0]):
            opening = stack.pop()
            if not stack:
                yield _span(text, opening, position + 1)
        elif char in "»”" and (depth := _matching(char, stack)) is not None:
            opening, stack = stack[depth], stack[:depth]
            if not stack:
                yield _span(text, opening, position + 1)
        elif _opens(char, stack):
            if stack and stack[-1][0] == char and char == "«" and not text[stack[-1][1] + 1 : position].strip():
                continue
            stack.append((char, position))
    if stack:
        yield _span(text, stack[0], len(text), is_closed=False)


def _mark_again(text: str, position: int, opener: str) -> int:
    """Where the mark stands that says, after the line break at `position`, that the same words go on; -1 without."""
    match = _MARK_AGAIN.match(text, position)
    if not match or text[:position].rstrip()[-1:] not in _PARAGRAPH_ENDS:
        return -1
    return match.start("mark") if match["mark"] in {opener, _CLOSERS[opener]} else -1


def _opens(char: str, stack: list[tuple[str, int]]) -> bool:
    if char not in _CLOSERS:
        return False
    return char != '"' or all(opener != '"' for opener, _position in stack)


def _closes(char: str, opener: str) -> bool:
    if opener == "„":
        return char in "”“"
    return char == _CLOSERS[opener]


def _matching(char: str, stack: list[tuple[str, int]]) -> int | None:
    """The opener that `char` closes below an inner one left open (« … “ … »)."""
    for depth in range(len(stack) - 1, -1, -1):
        if _closes(char, stack[depth][0]):
            return depth
    return None


def _span(text: str, opening: tuple[str, int], end: int, *, is_closed: bool = True) -> Span:
    opener, start = opening
    inner_start, inner_end = start + 1, end - 1 if is_closed else end
    while inner_start < inner_end and text[inner_start] in _SPACES:
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1] in _SPACES:
        inner_end -= 1
    return Span(start, end, inner_start, inner_end, opener, is_closed)


def mask(text: str, spans: list[Span]) -> str:
    """`text`, as long, with the quoted words blanked: what the writer says, for finding subjects and verbs."""
    pieces, last = [], 0
    for span in spans:
        pieces += [text[last : span.inner_start], "_" * (span.inner_end - span.inner_start)]
        last = span.inner_end
    return "".join(pieces) + text[last:]
