"""Sanitised HTML as a flat list of tokens: what typography, plain text and anchors work on."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

BLOCK_TAGS = frozenset(
    ["p", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "figure", "figcaption", "section", "aside", "div"]
)
_BLANKS = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Token:
    kind: Literal["start", "end", "text"]
    raw: str
    name: str = ""
    text: str = ""

    @classmethod
    def from_text(cls, text: str) -> "Token":
        return cls("text", html.escape(text, quote=False), text=text)

    @property
    def is_block(self) -> bool:
        return self.kind != "text" and (self.name in BLOCK_TAGS or self.name == "br")


class _Tokeniser(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []

    def handle_starttag(self, tag, attrs):
        self.tokens.append(Token("start", self.get_starttag_text(), tag))

    def handle_endtag(self, tag):
        self.tokens.append(Token("end", f"</{tag}>", tag))

    def handle_data(self, data):
        self.tokens.append(Token.from_text(data))


def tokenise(markup: str) -> list[Token]:
    """The tokens of well-formed HTML, in order. Comments and declarations are dropped."""
    parser = _Tokeniser()
    parser.feed(markup)
    parser.close()
    return parser.tokens


def serialise(tokens: list[Token]) -> str:
    return "".join(token.raw for token in tokens)


def plain_text(markup: str) -> str:
    """The text of the HTML, one line a block, for excerpts, comparison and indexing."""
    pieces = ["\n" if token.is_block else token.text for token in tokenise(markup)]
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def texts(tokens: list[Token]) -> Iterator[tuple[int, Token]]:
    """The text tokens with their positions in the list."""
    return ((position, token) for position, token in enumerate(tokens) if token.kind == "text")
