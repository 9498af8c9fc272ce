"""Links of the running text to other articles: kept by number, printed with the target’s present address and title."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from django.conf import settings

from articles.models import Article
from portal.core.addresses import split
from portal.core.markup import Token, serialise, tokenise

_NUMBERED = re.compile(r"^/(?:n|articles)/(\d{1,9})(?:-[^/]*)?/?$")
_HREF = re.compile(r'href="([^"]*)"')
_EMPTY_WORDS = {
    *("ici", "là", "lire", "lire ici", "voir", "voir ici", "par ici", "article", "cet article", "lien", "ce lien"),
    *("cliquez ici", "cliquer ici", "en savoir plus", "savoir plus", "lire la suite", "lire l’article"),
}
_AROUND = ".,;:!?…()[]«»>→ \u00a0\u202f"  # what may stand around such words


def internal_numbers(html: str) -> set[int]:
    """The numbers of our articles that `html` links to."""
    hrefs = (_HREF.search(token.raw) for token in tokenise(html) if token.kind == "start" and token.name == "a")
    return {number for href in hrefs if href and (number := _number(unescape(href[1])))}


def resolve_links(html: str, targets: dict[int, Article]) -> str:
    """Gives internal links their present address; a link whose target is not public leaves its words alone.

    A link whose words say nothing (« ici ») says where it leads to those who only hear it: a title, or another site.
    """
    tokens = tokenise(html)
    for position, token in enumerate(tokens):
        if token.kind != "start" or token.name != "a":
            continue
        href = _HREF.search(token.raw)
        number = _number(unescape(href[1])) if href else None
        end = next(i for i in range(position, len(tokens)) if tokens[i].kind == "end" and tokens[i].name == "a")
        words = "".join(inner.text for inner in tokens[position:end]).strip()
        if number is None:
            if href and (place := _place(unescape(href[1]))):
                label = _label(words, place)
                tokens[position] = Token("start", f"{token.raw.removesuffix('>')}{label}>", "a")
            continue
        target = targets.get(number)
        if target is None:
            tokens[position], tokens[end] = Token.from_text(""), Token.from_text("")
            continue
        fragment = split(unescape(href[1])).fragment
        address = target.get_absolute_url() + (f"#{fragment}" if fragment else "")
        label = _label(words, target.title)
        tokens[position] = Token("start", f'<a href="{escape(address)}"{label}>', "a")
    return serialise(tokens)


def _label(words: str, meaning: str) -> str:
    """The name of a link whose words say nothing; it begins with them, for those who speak to their browser."""
    if words.lower().replace("'", "’").strip(_AROUND) not in _EMPTY_WORDS:
        return ""
    name = f"{words}\u00a0: {meaning}"
    return f' aria-label="{escape(name)}"'


def _place(href: str) -> str:
    """Where a link that is not to one of our articles leads: another site, or what the address of our page says."""
    if host := _other_host(href):
        return f"sur le site {host}"
    parts = split(href)
    segments = [segment.replace("-", " ") for segment in parts.path.split("/") if segment]
    return f"page {', '.join(segments)}" if segments and parts.scheme in {"", "http", "https"} else ""


def _other_host(href: str) -> str:
    """The host of an address of the web that is not ours; an empty string for any other."""
    parts = split(href)
    is_other = parts.scheme in {"http", "https"} and parts.netloc != urlsplit(settings.SITE_URL).netloc
    return (parts.hostname or "").removeprefix("www.") if is_other else ""


def _number(href: str) -> int | None:
    parts = split(href)
    if parts.netloc and parts.netloc != urlsplit(settings.SITE_URL).netloc:
        return None
    match = _NUMBERED.match(parts.path)
    return int(match[1]) if match else None
