"""The lead quote of an « hti » page: it opens the text, before the sentence that says who speaks."""

import re
from dataclasses import dataclass

from articles.importing.noted import label_of
from articles.importing.pieces import ParsedQuote
from articles.importing.register import Register
from articles.quoting.classify import Nature, classify
from articles.quoting.folding import fold_in_place
from articles.quoting.incises import cut_incises
from articles.quoting.openings import first_actor
from articles.quoting.spans import Span, find_spans
from articles.quoting.verbs import SPEECH

_PUNCTUATION = re.compile(r"^\s?([.!?…,;])")


@dataclass
class Lead:
    words: str
    closing: str

    def quote(self, following: str, register: Register) -> ParsedQuote:
        """The quote as a figure. Its speaker is who acts in the first sentence of the paragraph after it."""
        cut = cut_incises(self.words)
        voice = first_actor(following, register.cast())
        return ParsedQuote(
            text_as_printed=self.words,
            text=cut.text,
            kind=str(Nature.FULL),
            region="body",
            closing_punctuation=self.closing,
            speaker=voice.name if voice else "",
            label=label_of(register, voice.name) if voice else "",
            rule="ouverture" if voice else "",
        )


def read_lead(rows: list[tuple[int, str]]) -> tuple[Lead | None, list[tuple[int, str]]]:
    """The lead quote, and the lines without it. A quotation followed by its own « , explique X » is ordinary text."""
    for position, (number, text) in enumerate(rows):
        if not text.strip():
            continue
        spans = find_spans(text)
        if not spans or text[: spans[0].start].strip() or not _is_lead(text, spans[0]):
            return None, rows
        rest = text[spans[0].end :]
        closing = _PUNCTUATION.match(rest)
        rest = rest[closing.end() :] if closing else rest
        remaining = [*rows[:position], (number, rest.strip()), *rows[position + 1 :]]
        return Lead(spans[0].inner(text), closing[1] if closing and closing[1] in ".!?…" else ""), remaining
    return None, rows


def _is_lead(text: str, span: Span) -> bool:
    after = fold_in_place(text[span.end : span.end + 60])
    has_frame = re.match(rf",?\s(?:{SPEECH})\b", after)
    is_followed = re.match(r"\s?[.!?…]?(?:\s+[^a-zà-ÿ\s]|\s*$)", text[span.end :])
    return span.is_closed and classify(text, span) == Nature.FULL and not has_frame and is_followed is not None
