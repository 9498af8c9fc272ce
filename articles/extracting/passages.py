"""The text of an article as its editor wrote it: one passage a block of the rich text, each with its section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Article, Box, Intervention, RichText
from portal.core.markup import tokenise

_BLANKS = re.compile(r"[ \t\r\n]+")
_HEADINGS = frozenset({"h2", "h3", "h4"})


@dataclass(frozen=True)
class Written:
    """`person` is the key of whoever’s section it is, or None; `block`, that of the rich text where it stands."""

    text: str
    person: int | None = None
    is_heading: bool = False
    block: int | None = None


def passages_of(article: Article) -> list[Written]:
    """In the order of the page: texts, boxes, and the headings of sections. Quotes already in blocks are not read."""
    found: list[Written] = []
    person = None
    for block in _blocks(article):
        if isinstance(block, Intervention):
            person = block.person_id
            found.append(Written(block.heading, person, is_heading=True))
        elif isinstance(block, Box):
            found.append(Written(block.heading, None, is_heading=True))
            found += [Written(text, None, is_heading) for text, is_heading in _lines(block.text)]
        else:
            for text, is_heading in _lines(block.text):
                person = None if is_heading and person else person
                found.append(Written(text, person, is_heading, block.pk))
    return found


def _blocks(article: Article) -> list[RichText | Box | Intervention]:
    rows = [
        block
        for model in (RichText, Box, Intervention)
        for block in model.objects.filter(parent=article, region="body").order_by("ordering", "pk")
    ]
    return sorted(rows, key=lambda block: block.ordering)


def _lines(html: str) -> Iterator[tuple[str, bool]]:
    """Each block of the HTML, and whether it is a heading."""
    text, is_heading = "", False
    for token in tokenise(html):
        if token.kind == "text":
            text += token.text
        if not token.is_block:
            continue
        if line := _BLANKS.sub(" ", text).strip():
            yield line, is_heading
        text, is_heading = "", token.kind == "start" and token.name in _HEADINGS
    if line := _BLANKS.sub(" ", text).strip():
        yield line, is_heading
