"""Sanitised HTML as a flat list of tokens: what typography, plain text and anchors work on."""

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

BLOCK_TAGS = frozenset(
    ["p", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "figure", "figcaption", "section", "aside", "div"]
)
VOID_TAGS = frozenset(["br", "img", "hr", "input", "source"])
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


def without(tokens: list[Token], attributes: re.Pattern) -> list[Token]:
    """The tokens less the elements whose start tag matches `attributes`, with all that they hold."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        is_element = token.kind != "text" and token.name not in VOID_TAGS
        if depth:
            depth += (1 if token.kind == "start" else -1) if is_element else 0
        elif is_element and token.kind == "start" and attributes.search(token.raw):
            depth = 1
        else:
            kept.append(token)
    return kept
