"""Finds English words of interfaces in a page: in what is read, hovered or heard."""

import re
from collections.abc import Iterable, Iterator

import html5lib

# Words of interfaces that are no French words (« date », « type », « image », « articles » are).
_WORDS = (
    "add|added|adding|addition|another|all|any|apply|are|back|browse|bulk|cancel|change|changed|changes|"
    "choose|chosen|clear|click|close|collapse|confirm|copy|create|created|currently|dashboard|delete|"
    "deleted|deleting|deletion|deselect|details|disabled|drag|drop|edit|empty|enabled|enter|error|errors|"
    "expand|false|filter|filters|find|first|following|forgot|from|go|hide|history|hold|home|insert|item|"
    "items|last|link|log|login|logout|model|models|modify|move|name|new|next|none|now|object|objects|of|"
    "off|optional|order|ordering|other|password|passwords|please|previous|preview|publish|recent|remove|"
    "remaining|required|reset|results|row|run|save|saved|saving|search|select|selected|show|slug|sort|"
    "staff|status|submit|successfully|tag|tags|team|text|the|this|title|to|today|tomorrow|toggle|true|"
    "unknown|update|updated|upload|user|username|users|value|view|warning|was|weight|with|yes|yesterday|"
    "you|your|and|by|for|is|it|not|has|have|will|can|at|be|bold|italic|heading|list|unordered|ordered|"
    "paragraph"
)
_ENGLISH = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_ATTRIBUTES = ("title", "placeholder", "aria-label", "alt", "data-placeholder", "label")
_QUIET = {"script", "style", "symbol", "title-svg"}
# Proper names that the fixtures and the libraries bring in.
_NAMES = re.compile(
    r"changes-(?:TOTAL|INITIAL)_FORMS|Single Sign-On|material-icons|ne la change pas|sa page sort|CC BY(?:-[A-Z]{2})*", re.IGNORECASE
)
_ICONS = re.compile(r"^(?:notes|format_quote|image|lightbulb|record_voice_over|attach_file|play_circle)$")


def visible_texts(html: str) -> Iterator[str]:
    document = html5lib.parse(html, namespaceHTMLElements=False)
    yield from _texts(document)


def _texts(element):
    if not isinstance(element.tag, str) or element.tag in _QUIET:
        return
    for name in _ATTRIBUTES:
        if element.get(name):
            yield element.get(name)
    if element.tag == "input" and element.get("type") in {"submit", "button", "reset"}:
        yield element.get("value", "")
    if element.text and element.tag != "textarea":
        yield element.text
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield child.tail


def english_in(texts: Iterable[str]) -> list[str]:
    cleaned = (_NAMES.sub("", text).strip() for text in texts)
    return [text for text in cleaned if _ENGLISH.search(text) and not _ICONS.match(text)]
