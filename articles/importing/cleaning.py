"""First stage: the text of the page in plain lines, without what belongs to the interface."""

import re
import unicodedata

from articles.importing.html_lines import html_to_text, looks_like_html

# Words that the interface prints alone on a line.
INTERFACE_LINES = frozenset({"début", "fin", "loader mask", "chargement", "imprimer", "partager", "retour"})
# The controls of writing direction are among them: they would print a name backwards.
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_EXOTIC_SPACES = re.compile("[\u1680\u2000-\u2006\u2008\u200a\u205f\u3000]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_NO_BREAK = re.compile("(?<!\\d)[\u00a0\u202f\u2007\u2009]|[\u00a0\u202f\u2007\u2009](?!\\d)")
_SPACES = re.compile(r"(?<=\S)[ \t]+")


def clean_text(raw: str) -> str:
    """The text with ordinary spaces (a no-break space between two digits excepted) and no invisible character.

    French typography is put back when fields are saved, so that parsing sees one kind of space.
    """
    text = html_to_text(raw) if looks_like_html(raw) else raw
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    return _NO_BREAK.sub(" ", _EXOTIC_SPACES.sub(" ", _INVISIBLE.sub("", text)))


def clean_lines(raw: str) -> list[str]:
    """The lines of the page, indentation kept (it carries the levels of lists), interface words dropped."""
    lines = [_SPACES.sub(" ", line).rstrip() for line in clean_text(raw).split("\n")]
    return ["" if _is_interface(line) else line for line in _without_counter(lines)]


def _is_interface(line: str) -> bool:
    return line.strip().lower() in INTERFACE_LINES


def _without_counter(lines: list[str]) -> list[str]:
    """Drops the page counter: a bare number among the interface words at the very end."""
    kept = list(lines)
    for position in range(len(kept) - 1, -1, -1):
        line = kept[position].strip()
        if line.isdigit() and len(line) <= 3:
            kept[position] = ""
        elif line and not _is_interface(line):
            break
    return kept
