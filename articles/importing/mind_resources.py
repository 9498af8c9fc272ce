"""« Ressources », above the first quotation of a « mind » page: an empty block, or the titles of other pages.

Titles are told apart by their lines. Glued to the line of the first speaker they cannot be, and a title taken for
a piece of somebody’s name would be worse than a refusal.
"""

import re

from articles.importing.errors import ImportRefused
from articles.importing.people_lines import MAX_LENGTH, read_speaker_line
from articles.importing.pieces import ParsedArticle, ParsedReference
from articles.importing.references import split_type
from portal.core.text import squash

# « Ressources humaines : le CHU recrute » is a sentence: the heading is followed by a line or by a capital.
_HEADING = re.compile(r"^\s*Ressources(?: ?:)?(?=\s*$|\s*\n|\s+[A-ZÀ-ÖØ-Þ0-9«“\"•])\s*")
_QUOTE = re.compile('[«“„"]')
_SENTENCE = re.compile(r"[.!?…:][»”\"]?$")
_NEXT_WORD = re.compile(r"(?<=\s)(?=[A-ZÀ-ÖØ-Þ])")
_LONGEST_TITLE = 250


def take_resources(text: str, article: ParsedArticle) -> str:
    """The text without the block; its titles become references. Raises `ImportRefused` when they cannot be cut."""
    heading = _HEADING.match(text)
    if not heading:
        return text
    rest = text[heading.end() :]
    lines = rest.split("\n")
    titles = 0
    while titles < len(lines) - 1 and _is_title(lines[titles]):
        titles += 1
    for line in lines[:titles]:
        type_name, title = split_type(line.strip(" •\t-"))
        article.references.append(ParsedReference("ressources", title, type_name))
    rest = "\n".join(lines[titles:])
    _refuse_glued(rest)
    return rest


def _is_title(line: str) -> bool:
    text = squash(line)
    return (
        0 < len(text) <= _LONGEST_TITLE
        and not _SENTENCE.search(text)
        and not _QUOTE.search(text)
        and read_speaker_line(text) is None
    )


def _refuse_glued(text: str) -> None:
    quote = _QUOTE.search(text)
    before = text[: quote.start()].rstrip() if quote else ""
    line = before.rsplit("\n", 1)[-1]
    if not line or len(line) > 4 * MAX_LENGTH or read_speaker_line(line) or re.search(r"[.!?…]\s", line):
        return
    if any(read_speaker_line(line[match.start() :]) for match in _NEXT_WORD.finditer(line)):
        raise ImportRefused(
            "les titres de « Ressources » touchent la première citation : mettez chaque titre, "
            "puis la ligne de l’intervenant·e, sur sa propre ligne.",
            where="« Ressources »",
        )
