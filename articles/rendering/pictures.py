"""The pictures of a stored body: those that may be shown today, and the one that stands for the article elsewhere."""

import re
from html import unescape

from django.utils import timezone

from portal.core.figures import whole_number
from portal.core.pages import Picture, absolute

WIDTH = 696  # pixels: below, search engines and networks show no large picture
GONE = "retirée\u00a0: ses droits de diffusion ont pris fin."

_FIGURE = re.compile(r'<figure class="picture">\s*(?:<picture>\s*<source [^>]*>\s*)?<img ([^>]*)>')
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_UNTIL = "data-until="
_DATED = re.compile(r'<figure class="(picture|portrait)" data-until="([\d-]+)">(.*?)</figure>', re.DOTALL)
_SEEN = re.compile(r"\s*(?:<picture>.*?</picture>|<img [^>]*>)", re.DOTALL)
_FACE = re.compile(r'<img class="face" data-until="([\d-]+)" data-initials="([^"]*)"([^>]*)>')
_CALLED = {"picture": "Image", "portrait": "Photo"}


def without_lapsed(body_html: str) -> str:
    """The stored body as readers may see it today: where the rights of a picture have ended, its legend and a note.

    Bodies are stored, and rights end while nothing is saved: rendering writes their last day beside each picture, and
    whoever prints a body comes through here. Costs nothing where no picture has such a day.
    """
    if _UNTIL not in body_html:
        return body_html
    today = timezone.localdate().isoformat()

    def figure(found: re.Match) -> str:
        kind, until, inside = found.groups()
        if until >= today:
            return f'<figure class="{kind}">{inside}</figure>'
        note = f'<p class="picture__note">{_CALLED[kind]} {GONE}</p>'
        return f'<figure class="{kind} picture--missing">{_SEEN.sub("", inside, count=1)}{note}</figure>'

    def face(found: re.Match) -> str:
        until, initials, rest = found.groups()
        if until >= today:
            return f'<img class="face"{rest}>'
        return f'<span class="face face--initials" aria-hidden="true">{initials}</span>'

    return _FACE.sub(face, _DATED.sub(figure, body_html))


def first_picture(body_html: str) -> Picture | None:
    """The first picture of the rendered body that is wide enough: what readers see there, without another query."""
    for match in _FIGURE.finditer(without_lapsed(body_html)):
        said = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[1])}
        width, height = (whole_number(said.get(name, "")) or 0 for name in ("width", "height"))
        if said.get("src") and width >= WIDTH:
            return Picture(absolute(said["src"]), width, height or None, said.get("alt", ""))
    return None
