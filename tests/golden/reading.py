"""What a reader sees on a page, and what a source text says: compared without white space, in order."""

import re
import unicodedata

import html5lib

_SKIPPED = {"script", "style", "head"}
_LINE_BREAKS = {"p", "h1", "h2", "h3", "li", "ul", "ol", "figure", "figcaption", "blockquote", "aside", "section"}
# A sentence ends here; a quotation opens or closes here.
_SEGMENT_ENDS = re.compile(r"(?<=[.!?…»”])\s+|\s+(?=[«“])|\n+")
_BULLET = re.compile(r"^\s*[•■>]\s*", re.MULTILINE)


def visible_text(html: str) -> str:
    """The words that the page prints, `visually-hidden` ones aside."""
    root = html5lib.parse(html, namespaceHTMLElements=False)
    pieces: list[str] = []
    _collect(root, pieces)
    return "".join(pieces)


def _collect(node, pieces: list[str]) -> None:
    if not isinstance(node.tag, str) or node.tag in _SKIPPED or "visually-hidden" in node.get("class", ""):
        return
    if node.get("aria-hidden") == "true":
        return
    if node.tag in _LINE_BREAKS:
        pieces.append("\n")
    pieces.append(node.text or "")
    for child in node:
        _collect(child, pieces)
        pieces.append(child.tail or "")
    if node.tag in _LINE_BREAKS:
        pieces.append("\n")


def squeezed(text: str) -> str:
    """Without any white space, with one form for apostrophes and ellipses: what typography may change."""
    text = unicodedata.normalize("NFC", text).replace("’", "'").replace("...", "…")
    return "".join(text.split())


def segments(source: str) -> list[str]:
    """The source cut into sentences, headings and quotations, list bullets aside."""
    pieces = _SEGMENT_ENDS.split(_BULLET.sub("", source))
    return [squeezed(piece) for piece in pieces if squeezed(piece)]


def missing_in_order(source: str, page: str) -> list[str]:
    """The segments of `source` that `page` does not print after those before them."""
    seen, position, missing = squeezed(page), 0, []
    for segment in segments(source):
        found = seen.find(segment, position)
        if found < 0:
            missing.append(segment)
        else:
            position = found + len(segment)
    return missing
