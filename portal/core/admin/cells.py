"""Cells of the lists of the desk, each under the name of its column: on a telephone, a row is a card."""

import re
from collections.abc import Iterator

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

_OPENING = re.compile(r"\s*<(td|th)\b")
_EMPTY = {"", "-", "–"}
_ROLES = {"td": "cell", "th": "rowheader"}


def labelled(cells: list[SafeString], headers: list[dict]) -> Iterator[SafeString]:
    """The cells of a row as Django made them, with the name of their column, and marked when they hold nothing.

    A style sheet that makes of a row something else than a row takes its meaning from it: the roles give it back.
    """
    for cell, header in zip(cells, headers, strict=True):
        opening = _OPENING.match(cell)
        if opening is None:
            yield cell
            continue
        name, kind = strip_tags(str(header["text"])).strip(), opening[1]
        told = format_html(' role="{}" data-label="{}"', _ROLES[kind], name[:1].upper() + name[1:])
        if "<" not in cell[opening.end() :].replace("</", "") and strip_tags(cell).strip() in _EMPTY:
            told += mark_safe(" data-empty")
        yield mark_safe(cell[: opening.end()] + told + cell[opening.end() :])  # noqa: S308 - Django’s cell, our words
