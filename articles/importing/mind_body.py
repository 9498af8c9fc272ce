"""The body of a « mind » page: pairs of speaker line and quotation become figures, the rest is running text."""

import html
import re

from articles.importing.noted import read_quotes
from articles.importing.people_lines import MAX_LENGTH, read_speaker_line
from articles.importing.pieces import ParsedArticle, ParsedBlock, ParsedPerson, ParsedQuote
from articles.importing.presentations import find_people
from articles.importing.register import Register
from articles.quoting.attribution import Passage
from articles.quoting.classify import Nature
from articles.quoting.incises import cut_incises
from articles.quoting.spans import Span, find_spans
from portal.core.text import squash

_LINE_START = re.compile(r"(?:^\s*|(?<=[.!?…»”])\s+|\n)(?=[A-ZÀ-ÖØ-Þ])")
_CLOSING = re.compile(r"^\s?([.!?…])(?=\s|$)")


def read_body(text: str, article: ParsedArticle, register: Register) -> None:
    """Fills the blocks, the quotes and the people of the article."""
    running, last = [], 0
    for span in find_spans(text.replace("\n", " ")):
        if span.start < last:
            continue
        found = _speaker_before(text[last : span.start])
        if not found or not _ends_pair(text, span):
            continue
        before, person = found
        running += _flush(article, before)
        closing = _CLOSING.match(text[span.end :])
        article.blocks.append(_figure(squash(span.inner(text)), person, register, closing[1] if closing else ""))
        last = span.end + (closing.end() if closing else 0)
    running += _flush(article, text[last:])
    for passage in running:
        for presented in find_people(passage):
            register.add_person(presented)
    article.quotes = read_quotes([Passage(passage) for passage in running], register)


def _speaker_before(text: str) -> tuple[str, ParsedPerson] | None:
    """The running text, then the speaker line that ends it."""
    for start in [match.end() for match in _LINE_START.finditer(text)]:
        if len(text) - start <= MAX_LENGTH and (person := read_speaker_line(text[start:])):
            return text[:start], person
    return None


def _ends_pair(text: str, span: Span) -> bool:
    """The quotation is a sentence, and what follows does not go on with it."""
    begins = text[span.inner_start : span.inner_start + 1]
    if begins.islower() or not span.is_closed:
        return False
    return re.match(r"\s?[.!?…]?(?:\s*$|\s+[^a-zà-öø-ÿ\s,;:])", text[span.end :]) is not None


def _figure(words: str, person: ParsedPerson, register: Register, closing: str) -> ParsedBlock:
    known = register.add_person(person)
    quote = ParsedQuote(
        text_as_printed=words,
        text=cut_incises(words).text,
        kind=str(Nature.FULL),
        region="body",
        closing_punctuation=closing,
        speaker=known.name,
        label=person.label,
        rule="ligne d’intervenant",
    )
    return ParsedBlock("quote", quote=quote)


def _flush(article: ParsedArticle, text: str) -> list[str]:
    """Running text as one rich text block; its paragraphs for the reading of quotations."""
    paragraphs = [squash(line) for line in text.split("\n") if squash(line)]
    if paragraphs:
        markup = "".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
        article.blocks.append(ParsedBlock("text", html=markup))
    return paragraphs
