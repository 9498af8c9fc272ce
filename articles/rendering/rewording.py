"""Changes words inside of sanitised HTML, and leaves every tag where it stands."""

from articles.rendering.quotes import places_of
from articles.rendering.spans import text_of
from portal.core.differences import word_pieces
from portal.core.markup import Token, serialise, tokenise


class Entangled(Exception):
    """The words to change hold a tag: a link or an emphasis would be lost."""


def places_in(html: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in the text of `html`: see `spans.text_of`."""
    return [match.span() for match in places_of(text_of(html), words)]


def reword(html: str, place: tuple[int, int], words: str) -> str:
    """`html` with `words` at `place` of its text. Only what differs is written again.

    Raises `Entangled` when a tag stands within a phrase that changes.
    """
    start, end = place
    tokens = tokenise(html)
    position, steps = start, []
    for kind, text in word_pieces(text_of(html)[start:end], words):
        if kind == "same":
            position += len(text)
        elif kind == "removed":
            steps.append((position, position + len(text), ""))
            position += len(text)
        elif steps and steps[-1][1] == position and not steps[-1][2]:
            steps[-1] = (*steps[-1][:2], text)
        else:
            steps.append((position, position, text))
    for begins, ends, text in reversed(steps):
        tokens = _replaced(tokens, begins, ends, text)
    return serialise(tokens)


def _replaced(tokens: list[Token], start: int, end: int, words: str) -> list[Token]:
    """The one token of text that holds the whole place, written again."""
    counted = 0
    for rank, token in enumerate(tokens):
        length = len(token.text) if token.kind == "text" else int(token.is_block)
        if token.kind == "text" and counted <= start and end <= counted + length:
            low, high = start - counted, end - counted
            text = f"{token.text[:low]}{words}{token.text[high:]}"
            return [*tokens[:rank], Token.from_text(text), *tokens[rank + 1 :]]
        counted += length
    raise Entangled
