"""What the running text says just before and just after a quote."""

import re

from articles.models import Quote
from articles.rendering.body import readable_text
from articles.rendering.quotes import places_of
from portal.core.markup import serialise, tokenise

LENGTH = 300  # characters on each side
_SHORT = 60  # with fewer before or after the words, the neighbouring paragraph is told too


def surroundings(quote: Quote) -> tuple[str, str]:
    """Plain text before and after a quote noted in the running text, as last rendered; empty for a displayed quote."""
    if quote.is_displayed:
        return "", ""
    tokens = tokenise(quote.parent.body_html)
    identifier = re.compile(rf'\bid="{quote.anchor}"')
    start = next((rank for rank, token in enumerate(tokens) if identifier.search(token.raw)), None)
    if start is None:
        return "", ""
    rest = readable_text(serialise(tokens[start:]))
    words = next(iter(places_of(rest, quote.text_as_printed)), None)
    if words is None:
        return "", ""
    head = readable_text(serialise(tokens[:start]) + "¶").removesuffix("¶")
    return _ending(head), _beginning(rest[words.end() :])


def _ending(text: str) -> str:
    """The end of `text`: its last paragraph, and the one before when that is short."""
    lines = text.split("\n")
    kept = lines[-1] if len(lines[-1]) >= _SHORT or len(lines) == 1 else " ".join(lines[-2:])
    if len(kept) <= LENGTH:
        return kept
    return f"…{kept[-LENGTH:].split(' ', 1)[-1]}"


def _beginning(text: str) -> str:
    lines = text.split("\n")
    kept = lines[0] if len(lines[0]) >= _SHORT or len(lines) == 1 else " ".join(lines[:2])
    if len(kept) <= LENGTH:
        return kept
    return f"{kept[:LENGTH].rsplit(' ', 1)[0]}…"
