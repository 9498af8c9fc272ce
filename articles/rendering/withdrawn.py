"""The words of withdrawn quotes, taken out of the text that readers see. What the newsroom wrote is left as it is."""

import re
from collections.abc import Iterable, Iterator

from articles.models import Quote
from articles.rendering.quotes import places_of
from articles.rendering.spans import text_of
from portal.core.markup import Token, serialise, tokenise

NOTICE = "[citation retirée]"
TELLING = 5  # words: fewer may well be nobody’s, and are taken out between quotation marks alone
_OPENING = re.compile(r"[«“\"][ \u00a0\u202f]*$")
_CLOSING = re.compile(r"[ \u00a0\u202f]*[»”\"]")


def without_withdrawn(html: str, quotes: Iterable[Quote]) -> str:
    """`html` with a notice wherever the words of these quotes stand. Why is told above the article."""
    for quote in quotes:
        for words in wordings(quote):
            for match in reversed(_places(text_of(html), words, quote)):
                html = _noticed(html, match.start(), match.end())
    return html


def _places(text: str, words: str, quote: Quote) -> list[re.Match]:
    """A few words noted outside marks (the answer of an interview, a part of a longer quotation) had their anchor at
    one place: that one is taken out, in a quotation if there is one.
    """
    found = list(places_of_words(text, words))
    if found or quote.is_displayed:
        return found
    everywhere = list(places_of(text, words))
    quoted = [match for match in everywhere if _is_inside_marks(text, match.start())]
    return (quoted or everywhere)[:1]


def _is_inside_marks(text: str, place: int) -> bool:
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return line.rfind("«") > line.rfind("»") or line.rfind("“") > line.rfind("”")


def wordings(quote: Quote) -> list[str]:
    """As printed and as said, the longest first, for the other may stand in it."""
    return sorted({quote.text_as_printed, quote.text} - {""}, key=lambda words: (-len(words), words))


def places_of_words(text: str, words: str) -> Iterator[re.Match]:
    """Where somebody’s words stand in `text`, as far as they can be told from anybody’s."""
    is_telling = len(words.split()) >= TELLING
    for match in places_of(text, words):
        before = text[max(match.start() - 3, 0) : match.start()]
        if is_telling or (_OPENING.search(before) and _CLOSING.match(text, match.end())):
            yield match


def _noticed(html: str, start: int, end: int) -> str:
    notice = Token("start", f'<span class="ndlr">{NOTICE}</span>')
    kept: list[Token] = []
    counted, is_noticed = 0, False
    for token in tokenise(html):
        if token.kind != "text":
            counted += int(token.is_block)
            kept.append(token)
            continue
        low, high = max(start - counted, 0), max(end - counted, 0)
        counted += len(token.text)
        before, inside, after = token.text[:low], token.text[low:high], token.text[high:]
        kept += [Token.from_text(before)] if before else []
        if inside and not is_noticed:
            kept.append(notice)
            is_noticed = True
        kept += [Token.from_text(after)] if after else []
    return serialise(kept)
