"""The picture of an article, to show where it is shared."""

import re
from html import unescape

from portal.core.pages import Picture, absolute

WIDTH = 696  # pixels: below, search engines and networks show no large picture
_FIGURE = re.compile(r'<figure class="picture">\s*<img ([^>]*)>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')


def first_picture(body_html: str) -> Picture | None:
    """The first picture of the rendered body that is wide enough: what readers see there, without another query."""
    for match in _FIGURE.finditer(body_html):
        said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[1])}
        width, height = (int(said[name]) if said.get(name, "").isdecimal() else 0 for name in ("width", "height"))
        if said.get("src") and width >= WIDTH:
            return Picture(absolute(said["src"]), width, height or None, said.get("alt", ""))
    return None
