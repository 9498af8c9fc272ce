"""From the text of a page to what it says: clean, recognise the layout, parse. Nothing here touches the database."""

from pathlib import Path

from articles.importing.cleaning import clean_lines
from articles.importing.errors import ImportRefused
from articles.importing.hti import parse_hti
from articles.importing.layouts import recognise
from articles.importing.mind import parse_mind
from articles.importing.pieces import ParsedArticle
from articles.importing.reading import read_page
from articles.importing.sizes import refuse_oversized


def parse_text(raw: str, *, house: str = "auto", known_tags: frozenset[str] = frozenset()) -> ParsedArticle:
    """What the page says; `known_tags`, the keys of the tags on record, help to cut glued ones.

    Raises `ImportRefused` with the line or the part that is not understood.
    """
    lines = clean_lines(raw)
    layout = recognise(lines, house)
    refuse_oversized(lines, layout)
    if layout == "mind":
        return parse_mind(lines, known_tags=known_tags)
    return parse_hti(lines)


def parse_file(path: str | Path, *, house: str = "auto", known_tags: frozenset[str] = frozenset()) -> ParsedArticle:
    """The same from a file; the sentence of a refusal begins with the path."""
    raw = read_page(path)
    try:
        return parse_text(raw, house=house, known_tags=known_tags)
    except ImportRefused as refusal:
        where = ", ".join(part for part in (str(path), refusal.where) if part)
        raise ImportRefused(refusal.sentence, where=where) from None
