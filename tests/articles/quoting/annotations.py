"""Reads the annotated texts: « {kergoat F}« Des mots »{/}, dit Yann Kergoat. ».

A blank line separates texts, a line is a block of its text. « # » opens a heading, « - » a point of a list;
« @kergoat » alone says whose section follows. Before the words: who speaks (a key of `VOICES`, « @ » an organisation,
« * » the words that name somebody unknown, « - » nobody that the text tells), then whether they are full, partial or
not a quotation.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from articles.quoting.attribution import Passage
from articles.quoting.cast import Cast, Voice
from portal.core.text import name_key

# Sentences, one form each, that the rules were written with; and pages, annotated before any of them was tried.
SENTENCES, PAGES = (Path(__file__).with_name(name) for name in ("annotated.txt", "annotated_pages.txt"))
# The manners of the field’s press: those that the rules were mended with, one round after another, and those of which
# nobody who wrote the rules looked at more than the score.
PRESS = sorted(Path(__file__).parent.glob("annotated_press*.txt"))
UNSEEN = Path(__file__).with_name("annotated_unseen.txt")
_MARK = re.compile(r"\{(?P<who>[^{}/]+) (?P<nature>[FPN])\}|\{/\}")

VOICES = {
    "kergoat": Voice("Yann Kergoat", "Kergoat", "m", [("directeur général", ["Phare Commun"])]),
    "darrieux": Voice("Solveig Darrieux", "Darrieux", "f", [("directrice générale", ["Registre Ouvert Armor"])]),
    "briend": Voice("Noël Briend", "Briend", "m", [("entrepreneur", [])]),
    "lemeur": Voice("Gaëlle Le Meur", "Le Meur", "f", [("présidente", ["Ligue des Ports"])]),
    "quemener": Voice("Basile Quéméner", "Quéméner", "m", [("chef de service", ["CHU de Port-Blanc"])]),
    "tanguy": Voice("Iris Tanguy", "Tanguy", "f", [("ministre de la Mer", [])]),
    "abadie": Voice("Marc Abadie", "Abadie", "m", [("délégué général", ["Filière Bleue"])]),
}
_HOUSES = ["Phare Commun", "Registre Ouvert Armor", "Ligue des Ports", "CHU de Port-Blanc", "Filière Bleue"]
KEYS = {voice.name: key for key, voice in VOICES.items()}


def cast() -> Cast:
    names = {name_key(house): house for house in _HOUSES} | {"roa": "Registre Ouvert Armor"}
    return Cast(list(VOICES.values()), names)


@dataclass(frozen=True)
class Wanted:
    """A quotation as annotated: the rank of its block, where it stands there, who speaks, « F », « P » or « N »."""

    block: int
    start: int
    end: int
    who: str
    nature: str


@dataclass
class Annotated:
    passages: list[Passage] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)


def texts(file: Path) -> list[Annotated]:
    return [_read(block) for block in file.read_text().strip().split("\n\n")]


def _read(block: str) -> Annotated:
    """Words that go on in the next block (« guillemets de suite ») count from the block where they begin."""
    read, section, opened = Annotated(), None, None
    for line in block.split("\n"):
        if line.startswith("@"):
            section = VOICES[line[1:]]
            continue
        is_heading = line.startswith("# ")
        text, position = "", 0
        marked = line.removeprefix("# ").removeprefix("- ")
        for match in _MARK.finditer(marked):
            text += marked[position : match.start()]
            position = match.end()
            if match["who"]:
                opened = (len(read.passages), len(text), match["who"], match["nature"])
            else:
                before = 0
                for passage in read.passages[opened[0] :]:
                    before += len(passage.text) + 1
                read.wanted.append(Wanted(opened[0], opened[1], before + len(text), *opened[2:]))
                opened = None
        read.passages.append(Passage(text + marked[position:], section, is_heading))
    return read
