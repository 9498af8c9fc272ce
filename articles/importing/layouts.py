"""Which layout a page has, from the marks that its head always prints."""

import re

from articles.importing.dates import DAY
from articles.importing.errors import ImportRefused
from portal.core.text import squash

# The dump prints « Accueil > … »; a list of links in HTML gives « • Accueil • … ».
BREADCRUMB = re.compile(r"(?:^|\s)Accueil\s*[>›»/•]\s*")
BREADCRUMB_STEP = re.compile(r"\s+[>›•]\s+")
MIND_STAMP = re.compile(rf"Publié le {DAY} à \d{{1,2}} ?h ?\d{{2}}", re.IGNORECASE)
HTI_STAMP = re.compile(rf"Publié le {DAY} à \d{{1,2}} ?h ?\d{{2}} - n° ?(?P<number>\d+)", re.IGNORECASE)


def recognise(lines: list[str], house: str = "auto") -> str:
    """« mind » or « hti ». Raises `ImportRefused` when the page shows the marks of neither."""
    if house != "auto":
        return house
    text = "\n".join(lines)
    if HTI_STAMP.search(text):
        return "hti"
    flat = squash(text)
    if BREADCRUMB.search(flat) and MIND_STAMP.search(flat):
        return "mind"
    first = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
    raise ImportRefused(
        "page non reconnue, il y manque un fil d’Ariane « Accueil > … » et un cachet « Publié le … à …h… », "
        "ou un cachet « Publié le … à … h … - n° … ».",
        where=f"ligne {first}",
    )
