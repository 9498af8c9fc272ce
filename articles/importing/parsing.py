"""From the text of a page to what it says: clean, recognise the layout, parse. Nothing here touches the database."""

from pathlib import Path

from articles.importing.cleaning import clean_lines
from articles.importing.errors import ImportRefused
from articles.importing.hti import parse_hti
from articles.importing.layouts import recognise
from articles.importing.mind import parse_mind
from articles.importing.pieces import ParsedArticle
from articles.importing.reading import read_page

_PARSERS = {"mind": parse_mind, "hti": parse_hti}


def parse_text(raw: str, *, house: str = "auto") -> ParsedArticle:
    """What the page says. Raises `ImportRefused` with the line or the part that is not understood."""
    lines = clean_lines(raw)
    return _PARSERS[recognise(lines, house)](lines)


def parse_file(path: str | Path, *, house: str = "auto") -> ParsedArticle:
    """The same from a file; the sentence of a refusal begins with the path."""
    raw = read_page(path)
    try:
        return parse_text(raw, house=house)
    except ImportRefused as refusal:
        where = ", ".join(part for part in (str(path), refusal.where) if part)
        raise ImportRefused(refusal.sentence, where=where) from None
