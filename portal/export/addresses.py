"""Where an address of the site goes among files. A front server alone reads no query: it becomes part of the path."""

import re
from dataclasses import dataclass
from html import escape, unescape
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from django.conf import settings

# What needs the site itself: one page says so in their place.
UNAVAILABLE = ("/recherche/", "/signaler/", "/apercu/", "/admin/")
_PLAIN = re.compile(r"[\w-]{1,100}")
_LINK = re.compile(r'\b(href|src|action)="([^"]*)"')
_LOCATION = re.compile(r"<loc>([^<]*)</loc>")
_INDEXES = {"text/html": "index.html", "application/json": "index.json"}


@dataclass(frozen=True)
class Address:
    """Of this site. `query` is sorted, so that one page has one place."""

    path: str
    query: str = ""

    @property
    def place(self) -> str:
        """Its path in the copy: « /articles/?page=2 » is at « /articles/_page-2/ »."""
        added = [f"_{pair.replace('=', '-')}" for pair in self.query.split("&") if pair]
        if not added:
            return self.path
        if self.path.endswith("/"):
            return f"{self.path}{'/'.join(added)}/"
        path = PurePosixPath(self.path)
        return str(path.with_name(f"{path.stem}{''.join(added)}{path.suffix}"))

    def file(self, kind: str) -> PurePosixPath:
        """The name of its file, below the folder of the copy. `kind` is its type of content."""
        name = unquote(self.place).lstrip("/")
        return PurePosixPath(name, _INDEXES.get(kind, "index.xml")) if self.place.endswith("/") else PurePosixPath(name)


def address(target: str, *, seen_from: str = "/") -> Address | None:
    """That of a link; None when it leads elsewhere, or to a place of the same page."""
    try:
        parts = urlsplit(urljoin(f"{settings.SITE_URL}{seen_from}", target))
    except ValueError:
        return None
    site = urlsplit(settings.SITE_URL)
    if (parts.scheme, parts.netloc) != (site.scheme, site.netloc) or target.startswith("#"):
        return None
    path = parts.path or "/"
    for closed in UNAVAILABLE:
        if path.startswith(closed):
            return Address(closed)
    pairs = sorted(parse_qsl(parts.query))
    is_plain = all(_PLAIN.fullmatch(part) for pair in pairs for part in pair)
    return Address(path, "&".join(map("=".join, pairs)) if is_plain else "")


def links(text: str, *, seen_from: str) -> set[Address]:
    """Of a page or of a sitemap."""
    targets = [unescape(match[1]) for match in _LINK.findall(text)]
    targets += map(unescape, _LOCATION.findall(text))
    return {found for target in targets if (found := address(target, seen_from=seen_from))}


def moved(text: str, *, seen_from: str) -> str:
    """The text with its links as they are in the copy. Those that lead where they did are left alone."""

    def place(target: str) -> str:
        target = unescape(target)
        found = address(target, seen_from=seen_from)
        if found is None or found.place == target:
            return escape(target)
        parts = urlsplit(target)
        origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        return escape(f"{origin}{found.place}{f'#{parts.fragment}' if parts.fragment else ''}")

    text = _LINK.sub(lambda match: f'{match[1]}="{place(match[2])}"', text)
    return _LOCATION.sub(lambda match: f"<loc>{place(match[1])}</loc>", text)


def uploads(text: str) -> set[str]:
    """The names of the uploaded files that the page shows or hands over, widths included."""
    if not settings.MEDIA_URL.startswith("/"):  # they are elsewhere, and stay there
        return set()
    # In JSON a backslash comes before the quotation mark that ends an address.
    found = re.findall(rf'{re.escape(settings.MEDIA_URL)}([^"\\\s,<>?#&]+)', text)
    return {unquote(name) for name in found}
