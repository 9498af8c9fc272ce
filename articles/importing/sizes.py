"""How large a page may be. Beyond these figures it is no article, and reading it would keep the newsroom waiting."""

import re

from articles.importing.errors import ImportRefused

# The « mind » text comes on one line or few; the « hti » one has a line a paragraph.
LONGEST_LINE = {"mind": 80_000, "hti": 20_000}
LONGEST_PAGE = {"mind": 80_000, "hti": 150_000}
MOST_LINES = 5_000
MOST_MARKS = 1_000
# Where a word runs into the next one: each is looked at for the card of a link.
MOST_JOINTS = 15_000
_MARKS = re.compile('[«“„"]')
_JOINT = re.compile(r"(?<=[\w)»”’.])[A-ZÀ-ÖØ-Þ0-9]")


def refuse_oversized(lines: list[str], house: str) -> None:
    """Raises `ImportRefused` with the line from which the page is too long."""
    filled = [number for number, line in enumerate(lines, start=1) if line.strip()]
    if len(filled) > MOST_LINES:
        raise ImportRefused(f"la page dépasse {_spaced(MOST_LINES)} lignes.", where=f"ligne {filled[MOST_LINES]}")
    size = marks = joints = 0
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE[house]:
            limit = _spaced(LONGEST_LINE[house])
            raise ImportRefused(f"la ligne dépasse {limit} caractères.", where=f"ligne {number}")
        size += len(line)
        marks += len(_MARKS.findall(line))
        joints += len(_JOINT.findall(line)) if house == "hti" else 0
        for count, most, what in (
            (size, LONGEST_PAGE[house], "caractères"),
            (marks, MOST_MARKS, "guillemets"),
            (joints, MOST_JOINTS, "mots collés ou en capitales"),
        ):
            if count > most:
                raise ImportRefused(f"la page dépasse {_spaced(most)} {what}.", where=f"ligne {number}")


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
