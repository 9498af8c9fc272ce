"""Whose words a quotation holds. A wrong name is far worse than none: what is not sure stays without speaker.

Rules, in order: incise inside the marks, frame after, « présenté par X comme », frame before
(« Selon X », inversion, subject and verb of speech), then the speaker of the section. A cue whose subject
is not resolved keeps its words and stops there.
"""

import re
from dataclasses import dataclass, field

from articles.quoting.cast import Cast, Voice
from articles.quoting.classify import Nature, classify
from articles.quoting.folding import fold_in_place
from articles.quoting.incises import cut_incises
from articles.quoting.references import Reference, reference_at
from articles.quoting.sentences import sentences
from articles.quoting.spans import Span, find_spans, mask
from articles.quoting.subjects import Subject, inverted_subjects, opening_subject, speaks_before
from articles.quoting.verbs import ADVERB, PAST_INVERTED, SPEECH

_PRONOUN_AFTER = re.compile(rf"[,.]?\s(?:{SPEECH})\s?-\s?(?:t\s?-\s?)?(?P<who>il|elle|ils|elles|on)\b")
_PAST_AFTER = re.compile(rf"[,.]?\s{PAST_INVERTED}\b")
_WORDS_AFTER = re.compile(rf"[,.]?\s(?:{SPEECH}){ADVERB},?\s")
_ADDING = re.compile(
    r",\s(?:ajoutant|precisant|soulignant|expliquant|estimant|rappelant|jugeant|indiquant|insistant|affirmant|assurant)\b"
)
_SIGNED = re.compile(r"\s?(?:\(|[–—-]\s)")
_SAID_OF = re.compile(
    r"\b(?:presentee?s?|decrite?s?|qualifiee?s?|juge?e?s?|saluee?s?|consideree?s?|vue?s?|designee?s?|definie?s?) par "
)


def _unknown(text: str, start: int) -> Reference:
    """The words that name somebody we cannot place: « un observateur », « la filière »."""
    words = re.match(r"[^,.;:!?()«»“”\n]{2,80}", text[start:])
    return Reference(words[0].strip() if words else "", start)


@dataclass
class Passage:
    """A block of running text. `section` is the speaker under whose heading it stands; a heading resets the thread."""

    text: str
    section: Voice | None = None
    is_heading: bool = False


@dataclass
class Candidate:
    """A quotation found in a passage, with its speaker if sure. `printed` keeps the words that name the speaker."""

    span: Span
    nature: Nature
    text_as_printed: str
    text: str
    voice: Voice | None = None
    others: list[Voice] = field(default_factory=list)
    organisation: str = ""
    about: Voice | None = None
    printed: str = ""
    rule: str = ""


def attribute(passages: list[Passage], cast: Cast) -> list[list[Candidate]]:
    """The quotations of each passage, in order. Names of things between marks are left out."""
    thread = _Thread(cast)
    return [thread.read(passage) for passage in passages]


class _Thread:
    """Reads the passages in order and remembers who was spoken of last."""

    def __init__(self, cast: Cast):
        self.cast = cast
        self.last: Voice | None = None
        self.section: Voice | None = None
        self.passage = ""

    def read(self, passage: Passage) -> list[Candidate]:
        if passage.is_heading or passage.section is not self.section:
            self.last, self.section = None, passage.section
        if passage.is_heading:
            return []
        text = self.passage = passage.text
        spans = find_spans(text)
        masked = mask(text, spans)
        found = []
        for start, end in sentences(text, spans):
            sentence = _Sentence(masked[start:end], start, self)
            for span in (span for span in spans if span.is_closed and start <= span.start < end):
                nature = classify(text, span)
                if nature != Nature.NAME:
                    found.append(sentence.candidate(text, span, nature))
            self.last = sentence.leaves_behind()
        return found


class _Sentence:
    def __init__(self, masked: str, start: int, thread: _Thread):
        self.masked, self.start, self.thread, self.cast = masked, start, thread, thread.cast
        self.opening = opening_subject(masked, self.cast)
        self.inversions = inverted_subjects(masked, self.cast)
        self.spoken: Voice | None = None
        self.spoken_end = 0

    def candidate(self, text: str, span: Span, nature: Nature) -> Candidate:
        cut = cut_incises(span.inner(text))
        found = Candidate(span, nature, span.inner(text), cut.text)
        cue = self._incise(cut) or self._after(span) or self._said_of(span, found) or self._before(span)
        if not cue and self._goes_on(span):
            found.voice, found.rule = self.spoken, "suite"
        elif cue:
            reference, found.rule = cue
            found.printed = reference.printed
            found.voice, found.organisation = self._resolve(reference), reference.organisation
            self._others(reference, found)
        elif self.thread.section and not self._names_somebody_else():
            found.voice, found.rule = self.thread.section, "section"
        self.spoken, self.spoken_end = found.voice or self.spoken, span.end - self.start
        return found

    def _goes_on(self, span: Span) -> bool:
        """« « … », a-t-elle déclaré, ajoutant que « … » »: the same voice, without another subject between."""
        between = fold_in_place(self.masked[self.spoken_end : span.start - self.start])
        return self.spoken is not None and _ADDING.search(between) is not None

    def leaves_behind(self) -> Voice | None:
        """Whom a pronoun of the next sentence would mean. Somebody unknown breaks the thread."""
        subjects = [*self.inversions, *([self.opening] if self.opening else [])]
        for subject in subjects[::-1]:
            if subject.reference.pronoun:
                return self._resolve(subject.reference)
            return subject.reference.voice
        return self.spoken or self.thread.last

    def _incise(self, cut) -> tuple[Reference, str] | None:
        for incise in cut.incises:
            if incise.is_pronoun:
                return Reference(incise.who, 0, pronoun=incise.who), "incise"
            return reference_at(incise.who, 0, self.cast) or Reference(incise.who, 0), "incise"
        return None

    def _after(self, span: Span) -> tuple[Reference, str] | None:
        after = self.masked[span.end - self.start :]
        folded = fold_in_place(after)
        if match := _PRONOUN_AFTER.match(folded):
            return Reference(match["who"], match.end(), pronoun=match["who"]), "après"
        if match := _PAST_AFTER.match(folded):
            return Reference(match["past_who"], match.end(), pronoun=match["past_who"]), "après"
        if match := _WORDS_AFTER.match(folded):
            reference = reference_at(after, match.end(), self.cast)
            return reference or _unknown(after, match.end()), "après"
        if match := _SIGNED.match(after):
            reference = reference_at(after, match.end(), self.cast)
            if reference and reference.voice and re.match(r"[\s,).;]|$", after[reference.end :]):
                return reference, "signature"
        return None

    def _said_of(self, span: Span, found: Candidate) -> tuple[Reference, str] | None:
        before = self.masked[: span.start - self.start]
        match = None
        for match in _SAID_OF.finditer(fold_in_place(before)):  # noqa: B007 – the last one
            pass
        reference = reference_at(before, match.end(), self.cast) if match else None
        if not reference or not re.match(r"\s(?:comme|de|d[’']|en)?\s*", before[reference.end :]):
            return None
        opening = self._resolve(self.opening.reference) if self.opening else None
        about = opening or self.thread.section
        found.about = about if about is not reference.voice else None
        return reference, "présenté par"

    def _before(self, span: Span) -> tuple[Reference, str] | None:
        stop = span.start - self.start
        if self.opening and self.opening.is_frame:
            return self.opening.reference, "selon"
        inverted = [subject for subject in self.inversions if subject.reference.end <= stop]
        if inverted:
            return inverted[-1].reference, "inversion"
        if self.opening and self.opening.reference.end <= stop and self._speaks(self.opening, stop):
            return self.opening.reference, "sujet"
        return None

    def _speaks(self, opening: Subject, stop: int) -> bool:
        return speaks_before(self.masked, opening.reference.end, stop)

    def _names_somebody_else(self) -> bool:
        subjects = [*self.inversions, *([self.opening] if self.opening else [])]
        return any(
            not subject.reference.pronoun
            and subject.reference.voice is not self.thread.section
            and (subject.speaks or not subject.reference.organisation)
            for subject in subjects
        )

    def _resolve(self, reference: Reference) -> Voice | None:
        if not reference.pronoun:
            return reference.voice
        opening = self.opening.reference.voice if self.opening else None
        antecedent = opening or self.spoken or self.thread.last or self.thread.section
        if antecedent is None or not antecedent.agrees_with(reference.pronoun):
            return None
        return None if self._has_rival(antecedent, reference.pronoun) else antecedent

    def _has_rival(self, antecedent: Voice, pronoun: str) -> bool:
        """Whether the passage also names somebody whom the pronoun fits as well: « il » may then be either."""
        if antecedent.gender:
            return False
        return any(
            voice is not antecedent and voice.family_name in self.thread.passage and voice.agrees_with(pronoun)
            for voice in self.cast.voices
        )

    def _others(self, reference: Reference, found: Candidate) -> None:
        """« …, affirment A et B »: the ones after the first speak with them."""
        if found.rule != "après" or reference.pronoun or not found.voice:
            return
        after = self.masked[found.span.end - self.start :]
        end = reference.end
        while match := re.compile(r"(?:,| et) ").match(after, end):
            other = reference_at(after, match.end(), self.cast)
            if not other or not other.voice:
                return
            found.others.append(other.voice)
            end = other.end
