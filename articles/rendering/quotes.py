"""Finds noted quotes in the running text, and the writer’s insertions (« […, ndlr] ») anywhere."""

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Model
from django.utils.html import format_html

from articles.models import Quote
from articles.rendering.spans import Mark
from portal.core.text import fold

NDLR = re.compile(r"\[[^\[\]]{1,200}?,?[\s\u00a0]*n(?:dlr|\.\s?d\.\s?l\.\s?r\.)\]", re.IGNORECASE)
_GAP = r"\s+"
_CLOSING = re.compile(r'[ \u00a0\u202f]*[»”"][.,;]?')


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


def days_to_tell(body: Iterable[Model]) -> dict[int, date]:
    """By rank in `body`, the stated day of each displayed quote, not repeated when the one before has the same."""
    told, previous = {}, None
    for rank, block in enumerate(body):
        if isinstance(block, Quote):
            if block.said_on and block.said_on != previous:
                told[rank] = block.said_on
            previous = block.said_on
    return told


def page_links(text: str, marks: Iterable[Mark], quotes: Iterable[Quote]) -> dict[int, str]:
    """The way to the page of each full quote, by the place in `text` where its words and their closing mark end.

    Its sign is drawn by the style sheet: the text of the article stays as printed.
    """
    whole = {quote.anchor: quote for quote in quotes if quote.kind == Quote.Kind.FULL}
    markup = '<a class="quote-span__link" href="{}" aria-label="Page de cette citation"></a>'
    return {
        end_of_words(text, mark.end): format_html(markup, whole[mark.identifier].get_absolute_url())
        for mark in marks
        if mark.identifier in whole
    }


def end_of_words(text: str, position: int) -> int:
    """Where the quotation ends whose words end at `position`: after its closing mark, if it follows."""
    match = _CLOSING.match(text, position)
    return match.end() if match else position


def places_of(text: str, words: str) -> Iterable[re.Match]:
    """Where `words` stand as whole words, whatever the white space; case and accents count."""
    pieces = [re.escape(piece) for piece in words.split()]
    if not pieces or not fold(words):
        return iter(())
    return re.finditer(rf"(?<!\w){_GAP.join(pieces)}(?!\w)", text)
