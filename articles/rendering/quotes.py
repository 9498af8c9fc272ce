"""Finds noted quotes in the running text, and the writer’s insertions (« […, ndlr] ») anywhere."""

import re
from collections.abc import Iterable

from articles.models import Quote
from articles.rendering.spans import Mark
from portal.core.text import fold

NDLR = re.compile(r"\[[^\[\]]{1,200}?,?[\s\u00a0]*n(?:dlr|\.\s?d\.\s?l\.\s?r\.)\]", re.IGNORECASE)
_GAP = r"\s+"


def ndlr_marks(text: str) -> list[Mark]:
    """The editor’s insertions inside somebody’s words."""
    return [Mark(match.start(), match.end(), 'class="ndlr"') for match in NDLR.finditer(text)]


def stands_in_title(quote: Quote, title: str) -> bool:
    """Whether the words are those of the title: they are anchored there, and not looked for in the text."""
    return quote.kind == Quote.Kind.TITLE and any(places_of(title, quote.text_as_printed))


def anchor_marks(text: str, quotes: Iterable[Quote]) -> tuple[list[Mark], list[Quote]]:
    """Where each noted quote stands in `text`, and the quotes not found there.

    Two quotes with the same words take the first and the second place where they stand.
    """
    marks: list[Mark] = []
    missing: list[Quote] = []
    taken: set[int] = set()
    for quote in quotes:
        match = next((m for m in places_of(text, quote.text_as_printed) if m.start() not in taken), None)
        if match is None:
            missing.append(quote)
            continue
        taken.add(match.start())
        attributes = f'class="quote-span quote-span--{quote.kind}"'
        marks.append(Mark(match.start(), match.end(), attributes, quote.anchor))
    return marks, missing


def places_of(text: str, words: str) -> Iterable[re.Match]:
    """Where `words` stand as whole words, whatever the white space; case and accents count."""
    pieces = [re.escape(piece) for piece in words.split()]
    if not pieces or not fold(words):
        return iter(())
    return re.finditer(rf"(?<!\w){_GAP.join(pieces)}(?!\w)", text)
