"""Lines of a pasted page that tell of other articles: their titles and teasers quote people who do not speak here."""

from collections.abc import Sequence

from articles.importing.flow import LISTS
from articles.importing.references import read_stamp_line
from portal.core.text import fold


def lines_elsewhere(lines: Sequence[str]) -> set[int]:
    """The ranks of the lines of « Articles », « À lire », « Dans l’annuaire »: to the last number and stamp below."""
    found: set[int] = set()
    start = None
    for rank, line in enumerate(lines):
        if fold(line).rstrip(" :") in LISTS:
            start = rank
        elif start is not None and read_stamp_line(line):
            found |= set(range(start, rank + 1))
    return found
