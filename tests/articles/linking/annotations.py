"""Reads the annotated paragraphs: « le [[HDH|hdh]] », « @2021-09-23 » for their day, several keys when unsure."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = Path(__file__).with_name("annotated.txt")
DAY = date(2021, 9, 23)
_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<keys>[^\]]*)\]\]")


@dataclass(frozen=True)
class Annotated:
    """A paragraph and its mentions: where each begins, its words, and the records that they may mean."""

    text: str
    day: date
    mentions: frozenset[tuple[int, str, frozenset[str]]]


def paragraphs() -> list[Annotated]:
    return [_read(block) for block in FILE.read_text().strip().split("\n\n")]


def _read(block: str) -> Annotated:
    day = DAY
    if block.startswith("@"):
        first, block = block.split("\n", 1)
        day = date.fromisoformat(first[1:])
    text, position, mentions = "", 0, set()
    for match in _MARK.finditer(block):
        text += block[position : match.start()]
        if match["keys"]:
            mentions.add((len(text), match["words"], frozenset(match["keys"].split(","))))
        text += match["words"]
        position = match.end()
    return Annotated(text + block[position:], day, frozenset(mentions))
