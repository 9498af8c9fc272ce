"""What the article says around a quote that it displays: the heading above, the paragraph that follows."""

import re

from articles.models import Quote
from portal.core.markup import Token, plain_text, serialise, tokenise
from portal.core.templatetags.house import excerpt

LENGTH = 300  # characters of the paragraph
_HEADINGS = frozenset(["h2", "h3", "h4"])


def beside(quote: Quote) -> tuple[str, str]:
    """Plain text, as last rendered; both empty for a quote noted in the running text.

    A paragraph under another heading, or after another figure, is not about this quote.
    """
    if not quote.is_displayed:
        return "", ""
    tokens = tokenise(quote.parent.body_html)
    identifier = re.compile(rf'\bid="{quote.anchor}"')
    start = next((rank for rank, token in enumerate(tokens) if identifier.search(token.raw)), None)
    if start is None:
        return "", ""
    return _heading(tokens[:start]), _paragraph(tokens[start + 1 :])


def _heading(before: list[Token]) -> str:
    opened = [rank for rank, token in enumerate(before) if token.kind == "start" and token.name in _HEADINGS]
    return _element(before[opened[-1] :]) if opened else ""


def _paragraph(after: list[Token]) -> str:
    ends = (rank for rank, token in enumerate(after) if token.kind == "end" and token.name == "figure")
    for rank in range(next(ends, len(after)), len(after)):
        token = after[rank]
        if token.kind == "start" and token.name in _HEADINGS | {"figure"}:
            break
        if token.kind == "start" and token.name == "p":
            return excerpt(_element(after[rank:]), LENGTH)
    return ""


def _element(tokens: list[Token]) -> str:
    """The text of the element that `tokens` begin with; headings and paragraphs hold none of their own name."""
    name = tokens[0].name
    end = next(rank for rank, token in enumerate(tokens) if token.kind == "end" and token.name == name)
    return plain_text(serialise(tokens[:end])).replace("\n", " ")
