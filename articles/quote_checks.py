"""What is wrong with the quotations of an article: their number, their marks, their brackets, words still to write."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.extracting.passages import passages_of
from articles.models import Article, Quote
from articles.quoting.passages import Passage, joined
from articles.quoting.spans import find_spans
from articles.quoting.words import words
from portal.core.house import between_marks
from portal.core.text import fold

_NUMBERS = {
    word: number
    for number, word in enumerate(
        words("""
        deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit
        dix-neuf vingt
        """),
        start=2,
    )
}
_ANNOUNCED = re.compile(rf"\ben (?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}) citations?\b")
_PAIRS = {")": "(", "]": "[", "»": "«", "”": "“"}
_NDLR = re.compile(r"\bn(?:dlr|\.\s?d\.\s?l\.\s?r\.)", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_SHOWN = 60  # characters of what is wrong
QUOTES, TEXTS = "articles_quote_set", "articles_richtext_set"


class Fault(NamedTuple):
    """As a `Gap`: what to tell the editor, and where to mend it."""

    message: str
    field: str
    is_blocking: bool = False
    record: int | None = None


def quote_faults(article: Article) -> list[Fault]:
    """Everything wrong with the saved quotations. Only words still to be written keep an article from readers."""
    quotes = list(Quote.objects.filter(parent=article).select_related("speaker", "organisation"))
    return [*_number(article, quotes), *(fault for quote in quotes for fault in _of_quote(quote)), *_of_texts(article)]


def announced_number(title: str) -> int | None:
    """« Le Medicen Day 2021 en 5 citations » announces 5; a title that announces none, None."""
    match = _ANNOUNCED.search(fold(title))
    if match is None:
        return None
    return int(match["number"]) if match["number"].isdecimal() else _NUMBERS[match["number"]]


def _number(article: Article, quotes: list[Quote]) -> Iterator[Fault]:
    """Those displayed as figures count; in an article that displays none, the whole ones of its text."""
    announced = announced_number(article.title)
    if announced is None:
        return
    displayed = [quote for quote in quotes if quote.is_displayed]
    counted = len(displayed or [quote for quote in quotes if quote.kind == Quote.Kind.FULL])
    if counted != announced:
        found = f"en compte {counted}" if counted else "n’en compte aucune"
        yield Fault(f"Le titre annonce {announced} citations\u00a0; l’article {found}.", "title")


def _of_quote(quote: Quote) -> Iterator[Fault]:
    if not quote.words_hash:
        message = f"Les paroles de {quote.spoken_by} restent à écrire (ou retirez ce bloc)."
        yield Fault(message, QUOTES, True, quote.pk)
        return
    shown = between_marks(str(quote))
    if not is_balanced(quote.text_as_printed):
        yield Fault(f"Guillemets, crochets ou parenthèses dépareillés dans {shown}.", QUOTES, False, quote.pk)
    elif has_loose_ndlr(quote.text_as_printed):
        yield Fault(f"« ndlr » sans crochets dans {shown}\u00a0: [… , ndlr].", QUOTES, False, quote.pk)


def is_balanced(text: str) -> bool:
    """Whether what opens closes. An incise that parts a quotation leaves « A », dit X, « B »: inside out, and right."""
    opened: list[str] = []
    for char in f"«{text}»" if _is_inside_out(text) else text:
        if char in _PAIRS.values():
            opened.append(char)
        elif char in _PAIRS and (not opened or opened.pop() != _PAIRS[char]):
            return False
    return not opened


def _is_inside_out(text: str) -> bool:
    marks = [char for char in text if char in "«»"]
    return marks[:1] == ["»"] and marks[-1:] == ["«"]


def has_loose_ndlr(text: str) -> bool:
    return _NDLR.search(_BRACKETED.sub("", text)) is not None


def _of_texts(article: Article) -> Iterator[Fault]:
    written = passages_of(article)
    for rank, passage in joined([Passage(one.text, None, one.is_heading) for one in written]):
        spans = find_spans(passage.text)
        outside = "".join(_left_out(passage.text, spans))
        if any(not span.is_closed for span in spans) or re.search("[»”]", outside) or not _brackets_close(passage.text):
            yield Fault(
                f"Guillemets ou crochets dépareillés\u00a0: {_opening(passage.text)}", TEXTS, False, written[rank].block
            )
        elif has_loose_ndlr(passage.text):
            yield Fault(f"« ndlr » sans crochets\u00a0: {_opening(passage.text)}", TEXTS, False, written[rank].block)


def _left_out(text: str, spans: list) -> Iterator[str]:
    last = 0
    for span in spans:
        yield text[last : span.start]
        last = span.end
    yield text[last:]


def _brackets_close(text: str) -> bool:
    return is_balanced(re.sub(r"[^\[\]]", "", text))


def _opening(text: str) -> str:
    words = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"
    return words.replace("\n", " ")
