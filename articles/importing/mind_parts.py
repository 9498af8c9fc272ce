"""Parts of a « mind » page that are read alone: byline, title printed twice, tail."""

import re

from articles.importing.pieces import ParsedByline
from articles.quoting.names import HONORIFIC, NAME, read_name

_PERSON = rf"(?:(?:{HONORIFIC})\s+)?{NAME}"
_BYLINE = re.compile(
    rf"^(?P<wording>Par|Propos recueillis par|Entretien réalisé par|Traduit par|Adapté par|Avec)\s+"
    rf"(?P<names>{_PERSON}(?:(?:\s*,\s+|\s+et\s+|\s+avec\s+){_PERSON})*)\s*(?:\((?P<more>[^()]*)\))?[.,]?\s*"
)


def read_byline(text: str) -> list[ParsedByline]:
    """« Par A, B et C. » alone, or nothing. The wording is kept when it is not « Par »."""
    match = _BYLINE.match(text.strip())
    if not match or text.strip()[match.end() :]:
        return []
    wording = "" if match["wording"] == "Par" else match["wording"]
    names = re.split(r"\s*,\s+|\s+et\s+|\s+avec\s+", match["names"])
    return [ParsedByline(read_name(name).name, wording if not rank else "") for rank, name in enumerate(names)]


def find_byline(text: str) -> tuple[int, list[ParsedByline]]:
    """The byline that ends a text, and where it starts; the length of the text when there is none."""
    starts = list(
        re.finditer(r"(?<!\S)(?:Par|Propos recueillis par|Entretien réalisé par|Traduit par|Adapté par)\s", text)
    )
    for start in starts[::-1]:
        if bylines := read_byline(text[start.start() :]):
            return start.start(), bylines
    return len(text), []


def split_doubled_title(text: str, types: list[str]) -> tuple[str, str, str] | None:
    """Title, type, rest, from « Titre [Type] Titre reste »: the longest beginning that is printed again at once."""
    leading = re.match(rf"({'|'.join(types)}) (?=\S)", text)
    if leading and (split := split_doubled_title(text[leading.end() :], types)):
        return split[0], split[1] or leading[1], split[2]
    between = rf"(?:(?P<type>{'|'.join(types)}) )?"
    for length in range(len(text) // 2 + 1, 4, -1):
        title = text[:length]
        if title != title.strip() or not (length == len(text) or text[length] == " "):
            continue
        match = re.compile(between).match(text, length + 1)
        if text.startswith(title, match.end()) and not text[match.end() + length : match.end() + length + 1].isalnum():
            return title, match["type"] or "", text[match.end() + length :].strip()
    return None
