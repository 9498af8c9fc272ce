"""Whose words a quotation holds. A wrong name is far worse than none: what is not sure stays without speaker.

Rules, in order: incise inside the marks, frame after, « présenté par X comme », « selon X », frame before (inversion,
subject and verb of speech), header; then the speaker of the section, and guesses. A cue whose subject is not resolved
keeps its words and stops there. How sure each rule is: `confidence`.
"""

from collections.abc import Iterator

from articles.quoting.answers import Answer, answers, guest_of
from articles.quoting.candidates import Candidate
from articles.quoting.cast import Cast, Voice
from articles.quoting.classify import Nature
from articles.quoting.confidence import SURE, TOLD
from articles.quoting.cues import Sentence
from articles.quoting.frames import is_presentation, tells_more
from articles.quoting.layouts import is_whole_quotation, signed_below
from articles.quoting.openings import first_actor, owned_after
from articles.quoting.passages import Passage, joined
from articles.quoting.references import Reference, reference_at
from articles.quoting.sentences import sentences
from articles.quoting.spans import Span, find_spans, mask
from articles.quoting.strangers import with_strangers
from articles.quoting.threads import Thread
from articles.quoting.utterances import utterances

__all__ = ["SURE", "TOLD", "Candidate", "Nature", "Passage", "attribute"]

_LONGEST_HEADER = 200


def attribute(passages: list[Passage], cast: Cast, *, with_names: bool = False) -> list[list[Candidate]]:
    """The quotations of each passage, in order; those of several paragraphs with the first. Names of things between
    marks are left out, or told as what they are (`with_names`)."""
    reader = _Reader(with_strangers(cast, passages), passages)
    found: list[list[Candidate]] = [[] for _passage in passages]
    for rank, passage in joined(passages):
        found[rank] = [one for one in reader.read(rank, passage) if with_names or one.nature != Nature.NAME]
    return found


class _Reader(Thread):
    """Reads the passages in order and remembers who was spoken of last."""

    def __init__(self, cast: Cast, passages: list[Passage]):
        super().__init__(cast)
        self.answers = answers(passages, cast)
        headers = [self._header_of(one.text) if len(one.text) <= _LONGEST_HEADER else None for one in passages]
        below = signed_below(passages, lambda rank: headers[rank] is not None)
        self.signatures = {rank: headers[line] for rank, line in below.items()}
        self.signed = frozenset(below.values())
        self.guest: Voice | None = None  # of whom a heading says that the page is an interview
        self.is_asked = False
        self.header: Reference | None = None
        self.signature: Reference | None = None
        self.is_first = True

    def read(self, rank: int, passage: Passage) -> list[Candidate]:
        if passage.is_heading or passage.section is not self.section:
            self.last, self.named, self.section = None, [], passage.section
        self.passage = passage.text
        if answer := self.answers.get(rank):
            self.last = answer.voice
            return [_answered(passage.text, answer)]
        spans = find_spans(passage.text)
        self.signature = self.signatures.get(rank)
        found = [] if passage.is_heading else list(self._quotations(passage.text, spans))
        self.header = self._header_of(passage.text) if not spans and rank not in self.signed else None
        self.guest = guest_of(passage.text, self.cast) or self.guest
        self.is_asked = passage.text.rstrip().endswith("?")
        self.is_first = self.is_first and (passage.is_heading or not passage.text.strip())
        return found

    def _quotations(self, text: str, spans: list[Span]) -> Iterator[Candidate]:
        masked, said = mask(text, spans), utterances(text, spans)
        previous: Candidate | None = None
        acting: Voice | None = None  # the subject of the sentence before
        whole = sorted([*(one.span for one in said), *(span for span in spans if not span.is_closed)], key=_start)
        for start, end in sentences(text, whole):
            sentence = Sentence(masked[start:end], start, self)
            for one in (one for one in said if start <= one.span.start < end):
                candidate = sentence.candidate(text, one)
                if candidate.nature != Nature.NAME:
                    self._guess(candidate, previous, sentence, text)
                    self._guess_beside(candidate, acting, sentence, text)
                    previous = candidate
                yield candidate
            self.last = sentence.leaves_behind()
            acting = sentence.acting

    def _guess(self, found: Candidate, previous: Candidate | None, sentence: "Sentence", text: str) -> None:
        """Without any cue: the header above, the voice of the words just before, whoever acts in what follows."""
        if found.rule:
            return
        is_alone = not sentence.words_before(found.span) and not sentence.words_after(found.span)
        before = text[: found.span.start].strip(" \u00a0–—-")
        if self.signature:
            found.name(self.signature, "signature")
        elif not before and previous is None and (signed := self._signed_on(text[found.span.end :])):
            found.name(signed, "signature")
        elif self.is_asked and is_whole_quotation(text) and (guest := self.guest or self.last):
            found.voice, found.rule = guest, "réponse" if self.guest else "paragraphe"
        elif self.header and not before and (found.nature == Nature.FULL or is_whole_quotation(text)):
            found.name(self.header, "en-tête")
        elif is_alone and previous and previous.confidence >= TOLD:
            found.voice, found.organisation, found.rule = previous.voice, previous.organisation, "enchaînement"
            found.printed = "" if previous.is_pronoun else previous.printed
        elif is_alone and self.is_first and previous is None and found.nature == Nature.FULL:
            found.voice = first_actor(text[found.span.end :].lstrip(" .\u00a0"), self.cast)
            found.rule = "ouverture" if found.voice else ""

    def _guess_beside(self, found: Candidate, acting: Voice | None, sentence: Sentence, text: str) -> None:
        """Words alone between two sentences: of whom « c’est par ces mots » tells, or the sentence before was about."""
        if found.nature != Nature.FULL or sentence.words_before(found.span):
            return
        if found.rule in {"", "enchaînement"} and (reference := owned_after(text[found.span.end :], self.cast)):
            found.name(reference, "après")
        elif not found.rule and acting and not sentence.words_after(found.span):
            found.voice, found.rule = acting, "paragraphe"

    def _signed_on(self, after: str) -> Reference | None:
        """« « … » Gaëlle Le Meur, présidente de la Ligue »: who says the words, at the end of their line."""
        line = after.strip(" \n\u00a0–—-.,")
        reference = self._header_of(line) if line and not find_spans(line) else None
        return reference if reference and not tells_more(line[reference.end :]) else None

    def _header_of(self, text: str) -> Reference | None:
        """« Gaëlle LE MEUR, présidente – Ligue des Ports » alone on its line: the words below are hers."""
        if len(text) > _LONGEST_HEADER or text.rstrip().endswith((".", "?", "!")):
            return None
        reference = reference_at(text, len(text) - len(text.lstrip(" –—-•(\u00a0")), self.cast)
        if reference is None or reference.voice is None:
            return None
        rest = text[reference.end :].rstrip(" )")
        return reference if not rest.strip(" :") or is_presentation(rest.rstrip(" :")) else None


def _start(span: Span) -> int:
    return span.start


def _answered(text: str, answer: Answer) -> Candidate:
    span = Span(answer.start, answer.end, answer.start, answer.end, "")
    words = span.inner(text)
    return Candidate(span, Nature.FULL, words, words, answer.voice, printed=answer.printed, rule="réponse")
