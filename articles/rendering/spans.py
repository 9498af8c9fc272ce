"""Marks stretches of text inside HTML, whatever inline tags they cross.

The HTML is seen as its text (one character string) with tags between the characters. A stretch
is wrapped in one element when the tags inside it are balanced, and piece by piece when they are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.core.markup import VOID_TAGS, Token, serialise, tokenise


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of the text, to be wrapped in a <span> with these attributes."""

    start: int
    end: int
    attributes: str
    identifier: str = ""

    def opening(self, *, first: bool) -> str:
        parts = ["span"]
        if first and self.identifier:
            parts.append(f'id="{self.identifier}"')
        if self.attributes:
            parts.append(self.attributes)
        return f"<{' '.join(parts)}>"


def text_of(html: str) -> str:
    """The text that the positions of a mark count in: blocks are separated by one line break."""
    return "".join(piece for piece, _token in _pieces(tokenise(html)))


def masked_text(html: str, attributes: re.Pattern) -> str:
    """The same text, blank inside of the elements whose start tag matches `attributes`: nothing is found there."""
    shown, depth = [], 0
    for piece, token in _pieces(tokenise(html)):
        is_element = token.kind != "text" and token.name not in VOID_TAGS
        if is_element and depth:
            depth += 1 if token.kind == "start" else -1
        elif is_element and token.kind == "start" and attributes.search(token.raw):
            depth = 1
        shown.append("\0" * len(piece) if depth else piece)
    return "".join(shown)


def wrap(html: str, marks: list[Mark]) -> str:
    """`html` with every mark wrapped, the longest outside. Marks that overlap without nesting keep the first."""
    tokens = tokenise(html)
    for mark in sorted(_nested(marks), key=lambda mark: (mark.end - mark.start, -mark.start), reverse=True):
        tokens = _wrap_one(tokens, mark)
    return serialise(tokens)


def insert(html: str, added: dict[int, str]) -> str:
    """`html` with an element that holds no text after so many characters of its text, by position.

    An element added where others end stands after them, and never inside a link.
    """
    tokens = tokenise(html)
    for position, markup in added.items():
        tokens = _insert_one(tokens, position, Token("start", markup))
    return serialise(tokens)


def _pieces(tokens: list[Token]) -> Iterator[tuple[str, Token]]:
    """Each token with the text that it counts for."""
    for token in tokens:
        if token.kind == "text":
            yield token.text, token
        else:
            yield ("\n" if token.is_block else ""), token


def _nested(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        crosses = any(other.start < mark.start < other.end < mark.end for other in kept)
        if mark.start < mark.end and not crosses:
            kept.append(mark)
    return kept


def _wrap_one(tokens: list[Token], mark: Mark) -> list[Token]:
    before, inside, after = _split(tokens, mark)
    groups = [inside] if _is_balanced(inside) else _text_groups(inside)
    wrapped: list[Token] = []
    is_first = True
    for group in groups:
        if any(token.kind == "text" and token.text.strip() for token in group):
            opening = Token("start", mark.opening(first=is_first), "span")
            wrapped += [opening, *group, Token("end", "</span>", "span")]
            is_first = False
        else:
            wrapped += group
    return [*before, *wrapped, *after]


def _insert_one(tokens: list[Token], position: int, element: Token) -> list[Token]:
    done: list[Token] = []
    counted = open_links = 0
    for rank, (piece, token) in enumerate(_pieces(tokens)):
        is_inline_end = token.kind == "end" and not token.is_block
        if counted >= position and not open_links and not is_inline_end:
            return [*done, element, *tokens[rank:]]
        cut = position - counted
        counted += len(piece)
        if token.kind == "text" and 0 < cut < len(piece) and not open_links:
            return [*done, Token.from_text(piece[:cut]), element, Token.from_text(piece[cut:]), *tokens[rank + 1 :]]
        if token.kind != "text" and token.name == "a":
            open_links += 1 if token.kind == "start" else -1
        done.append(token)
    return [*done, element]


def _split(tokens: list[Token], mark: Mark) -> tuple[list[Token], list[Token], list[Token]]:
    """The tokens before, inside and after the mark; text tokens are cut at its ends."""
    before, inside, after = [], [], []
    position = depth = 0
    for piece, token in _pieces(tokens):
        start, position = position, position + len(piece)
        if token.kind != "text":
            home = _home_of_tag(token, start, mark, depth)
            if home == "inside":
                depth += 1 if token.kind == "start" else -1
            {"before": before, "inside": inside, "after": after}[home].append(token)
            continue
        low, high = max(mark.start - start, 0), max(mark.end - start, 0)
        for part, home in ((piece[:low], before), (piece[low:high], inside), (piece[high:], after)):
            if part:
                home.append(Token.from_text(part))
    return before, inside, after


def _home_of_tag(token: Token, start: int, mark: Mark, depth: int) -> str:
    """Where a tag goes. At the edges of the mark, a tag that opens or closes with it goes inside.

    `depth` is how many tags are open inside the mark so far.
    """
    if start < mark.start or (start == mark.start and token.kind == "end" and depth == 0):
        return "before"
    if start < mark.end or (start == mark.end and token.kind == "end" and depth > 0):
        return "inside"
    return "after"


def _is_balanced(tokens: list[Token]) -> bool:
    depth = 0
    for token in tokens:
        if token.kind == "text" or token.name == "br":
            continue
        if token.is_block:
            return False
        depth += 1 if token.kind == "start" else -1
        if depth < 0:
            return False
    return depth == 0


def _text_groups(tokens: list[Token]) -> list[list[Token]]:
    return [[token] for token in tokens]
