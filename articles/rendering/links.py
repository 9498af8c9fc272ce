"""Links of the running text to other articles: kept by number, printed with the target’s present address and title."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from django.conf import settings

from articles.models import Article
from portal.core.markup import Token, serialise, tokenise

_NUMBERED = re.compile(r"^/(?:n|articles)/(\d{1,9})(?:-[^/]*)?/?$")
_HREF = re.compile(r'href="([^"]*)"')
_EMPTY_WORDS = {"ici", "là", "lire", "voir", "article", "cet article", "lien", "ce lien", "cliquez ici"}


def internal_numbers(html: str) -> set[int]:
    """The numbers of our articles that `html` links to."""
    hrefs = (_HREF.search(token.raw) for token in tokenise(html) if token.kind == "start" and token.name == "a")
    return {number for href in hrefs if href and (number := _number(unescape(href[1])))}


def resolve_links(html: str, targets: dict[int, Article]) -> str:
    """Gives internal links their present address; a link whose target is not public leaves its words alone.

    A link whose words say nothing (« ici ») gets the target’s title as its accessible name.
    """
    tokens = tokenise(html)
    for position, token in enumerate(tokens):
        if token.kind != "start" or token.name != "a":
            continue
        href = _HREF.search(token.raw)
        number = _number(unescape(href[1])) if href else None
        if number is None:
            continue
        end = next(i for i in range(position, len(tokens)) if tokens[i].kind == "end" and tokens[i].name == "a")
        fragment = urlsplit(unescape(href[1])).fragment
        target = targets.get(number)
        if target is None:
            tokens[position], tokens[end] = Token.from_text(""), Token.from_text("")
            continue
        words = "".join(inner.text for inner in tokens[position:end]).strip().lower()
        label = f' aria-label="{escape(target.title)}"' if words in _EMPTY_WORDS else ""
        address = target.get_absolute_url() + (f"#{fragment}" if fragment else "")
        tokens[position] = Token("start", f'<a href="{escape(address)}"{label}>', "a")
    return serialise(tokens)


def _number(href: str) -> int | None:
    parts = urlsplit(href)
    if parts.netloc and parts.netloc != urlsplit(settings.SITE_URL).netloc:
        return None
    match = _NUMBERED.match(parts.path)
    return int(match[1]) if match else None
