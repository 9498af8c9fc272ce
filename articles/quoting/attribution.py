"""Whose words a quotation holds. A wrong name is far worse than none: what is not sure stays without speaker.

Rules, in order: incise inside the marks, frame after, « présenté par X comme », « selon X », frame before (inversion,
subject and verb of speech), header; then the speaker of the section, and guesses. A cue whose subject is not resolved
keeps its words and stops there. How sure each rule is: `confidence`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.quoting.answers import Answer, answers
from articles.quoting.cast import Cast, Voice
from articles.quoting.classify import Nature, classify
from articles.quoting.confidence import SURE, TOLD, confidence_of
from articles.quoting.folding import fold_in_place
from articles.quoting.frames import (
    frame_after,
    frame_around,
    header,
    introduced_by,
    is_presentation,
    said_of,
    speaks_unnamed,
    subject_after,
)
from articles.quoting.incises import cut_incises
from articles.quoting.openings import first_actor
from articles.quoting.passages import Passage, joined, without_marks_again
from articles.quoting.references import Reference, reference_at
from articles.quoting.roles import gender_of_noun, gender_of_role, role_head
from articles.quoting.sentences import sentences
from articles.quoting.spans import Span, find_spans, mask
from articles.quoting.strangers import with_strangers
from articles.quoting.subjects import Subject, clause_subjects, inverted_subjects, opening_subject, speaks_before
from articles.quoting.utterances import Utterance, utterances

__all__ = ["SURE", "TOLD", "Candidate", "Nature", "Passage", "attribute"]

_ADDING = re.compile(
    r",\s(?:ajoutant|precisant|soulignant|expliquant|estimant|rappelant|jugeant|indiquant|insistant|affirmant|assurant)\b"
    r"|^[^.:;«»]{0,40}\s(?:et|mais|ou|ni)\s[^.:;,]{0,60}$|,\s(?:pour|selon)\s(?:qui|lequel|laquelle)\b"
)
# « le praticien », « cette dernière »: somebody already spoken of.
_VAGUE = re.compile(r"(?:[Ll][ea] |[Ll][’']|[Cc]e |[Cc]ette |[Cc]et )[^A-ZÀ-ÖØ-Þ]*$")
# « Un vieux pêcheur arrive. »: « il » may then be the fisherman.
_SOMEBODY = re.compile(r"\s*(?:Une?|Certains?|Certaines?|Plusieurs|Deux|Trois|Quelques|D[’']autres?) ")
_BARE_ROLE = re.compile(r"(?:[Ll][ea] |[Ll][’'])(?P<role>[\w-]+)$")
_LONGEST_HEADER = 200
_ENDS = re.compile(r"[\s.,;:!?…]*$")


@dataclass
class Candidate:
    """A quotation found in a passage, with its speaker if sure. `printed` keeps the words that name the speaker.

    `parts` are the pairs of marks in `span`: several when an incise parts them.
    """

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
    is_pronoun: bool = False
    is_resumed: bool = False  # the words name nobody by themselves: they were taken for whom spoke last
    parts: tuple[Span, ...] = ()

    @property
    def confidence(self) -> float:
        """From 0 to 1, how sure one may be of who speaks; 0 when nothing tells."""
        is_placed = bool(self.voice or self.organisation)
        if not is_placed and (not self.printed or self.is_pronoun):
            return 0.0
        is_known = bool(self.organisation or (self.voice and self.voice.is_known))
        is_vague = self.is_resumed or (not is_placed and _VAGUE.match(self.printed) is not None)
        return confidence_of(self.rule, is_pronoun=self.is_pronoun, is_known=is_known, is_vague=is_vague)


def attribute(passages: list[Passage], cast: Cast, *, with_names: bool = False) -> list[list[Candidate]]:
    """The quotations of each passage, in order; those of several paragraphs with the first. Names of things between
    marks are left out, or told as what they are (`with_names`)."""
    thread = _Thread(with_strangers(cast, passages), passages)
    found: list[list[Candidate]] = [[] for _passage in passages]
    for rank, passage in joined(passages):
        found[rank] = [one for one in thread.read(rank, passage) if with_names or one.nature != Nature.NAME]
    return found


class _Thread:
    """Reads the passages in order and remembers who was spoken of last."""

    def __init__(self, cast: Cast, passages: list[Passage]):
        self.cast = cast
        self.answers = answers(passages, cast)
        self.last: Voice | None = None
        self.stranger = ""  # the words for somebody on no record who was spoken of last
        self.section: Voice | None = None
        self.header: Reference | None = None
        self.passage = ""
        self.is_first = True

    def read(self, rank: int, passage: Passage) -> list[Candidate]:
        if passage.is_heading or passage.section is not self.section:
            self.last, self.section = None, passage.section
        self.passage = passage.text
        if answer := self.answers.get(rank):
            self.last = answer.voice
            return [_answered(passage.text, answer)]
        spans = find_spans(passage.text)
        found = [] if passage.is_heading else list(self._quotations(passage.text, spans))
        self.header = self._header_of(passage.text) if not spans else None
        self.is_first = self.is_first and not passage.text.strip()
        return found

    def _quotations(self, text: str, spans: list[Span]) -> Iterator[Candidate]:
        masked, said = mask(text, spans), utterances(text, spans)
        previous: Candidate | None = None
        whole = sorted([*(one.span for one in said), *(span for span in spans if not span.is_closed)], key=_start)
        for start, end in sentences(text, whole):
            sentence = _Sentence(masked[start:end], start, self)
            for one in (one for one in said if start <= one.span.start < end):
                candidate = sentence.candidate(text, one)
                if candidate.nature != Nature.NAME:
                    self._guess(candidate, previous, sentence, text)
                    previous = candidate
                yield candidate
            self.last = sentence.leaves_behind()

    def _guess(self, found: Candidate, previous: Candidate | None, sentence: "_Sentence", text: str) -> None:
        """Without any cue: the header above, the voice of the words just before, whoever acts in what follows."""
        if found.rule:
            return
        is_alone = not sentence.words_before(found.span) and not sentence.words_after(found.span)
        before = text[: found.span.start].strip(" \u00a0–—-")
        if self.header and not before and found.nature == Nature.FULL:
            _name(found, self.header, "en-tête")
        elif is_alone and previous and previous.confidence >= SURE:
            found.voice, found.organisation, found.rule = previous.voice, previous.organisation, "enchaînement"
            found.printed = "" if previous.is_pronoun else previous.printed
        elif is_alone and self.is_first and previous is None and found.nature == Nature.FULL:
            found.voice = first_actor(text[found.span.end :].lstrip(" .\u00a0"), self.cast)
            found.rule = "ouverture" if found.voice else ""

    def _header_of(self, text: str) -> Reference | None:
        """« Gaëlle LE MEUR, présidente – Ligue des Ports » alone on its line: the words below are hers."""
        if len(text) > _LONGEST_HEADER or text.rstrip().endswith((".", "?", "!")):
            return None
        reference = reference_at(text, len(text) - len(text.lstrip(" –—-•\u00a0")), self.cast)
        if reference is None or reference.voice is None:
            return None
        rest = text[reference.end :]
        return reference if not rest.strip(" :") or is_presentation(rest.rstrip(" :")) else None


def _start(span: Span) -> int:
    return span.start


def _answered(text: str, answer: Answer) -> Candidate:
    span = Span(answer.start, answer.end, answer.start, answer.end, "")
    words = span.inner(text)
    return Candidate(span, Nature.FULL, words, words, answer.voice, printed=answer.printed, rule="réponse")


def _name(found: Candidate, reference: Reference, rule: str) -> None:
    found.printed, found.voice, found.rule = reference.printed, reference.voice, rule
    found.organisation, found.is_pronoun = reference.organisation, bool(reference.pronoun)


class _Sentence:
    def __init__(self, masked: str, start: int, thread: _Thread):
        self.masked, self.start, self.thread, self.cast = masked, start, thread, thread.cast
        self.opening = opening_subject(masked, self.cast)
        self.inversions = inverted_subjects(masked, self.cast)
        self.clauses = clause_subjects(masked, self.cast)
        self.spoken: Voice | None = None
        self.spoken_end = 0

    def words_before(self, span: Span) -> str:
        return self.masked[: span.start - self.start].strip(" \u00a0–—-•")

    def words_after(self, span: Span) -> str:
        return _ENDS.sub("", self.masked[span.end - self.start :])

    def candidate(self, text: str, said: Utterance) -> Candidate:
        span, cuts = said.span, [cut_incises(words) for words in said.words(text)]
        words = without_marks_again(" ".join(cut.text for cut in cuts))
        found = Candidate(span, _nature(text, said), span.inner(text), words, parts=said.parts)
        if found.nature == Nature.NAME:
            return found
        cue = self._cue(cuts, said, found)
        if not cue and self._goes_on(span):
            found.voice, found.rule = self.spoken, "suite"
        elif cue:
            reference, rule = cue
            _name(found, reference, rule)
            found.voice = self._resolve(reference)
            if reference.pronoun and self._speaks_of_organisation():
                found.organisation = self.opening.reference.organisation
            if reference.pronoun and not (found.voice or found.organisation):
                self._name_stranger(reference, found)
            elif not (found.voice or found.organisation):
                found.voice = self._resumed(reference)
                found.is_resumed = found.voice is not None
            self._others(reference, said, found)
        elif self.thread.section and not self._names_somebody_else():
            found.voice, found.rule = self.thread.section, "section"
        self.spoken, self.spoken_end = found.voice or self.spoken, span.end - self.start
        return found

    def _speaks_of_organisation(self) -> bool:
        """« La Ligue, elle, « n’a rien à dire », indique-t-elle »."""
        return bool(self.opening and self.opening.reference.organisation)

    def _name_stranger(self, reference: Reference, found: Candidate) -> None:
        """« Une ingénieure acquiesce. « … », glisse-t-elle »: the words of the sentence before name her."""
        words = self.thread.stranger if self.opening is None else ""
        if words and gender_of_noun(words) == {"il": "m", "elle": "f"}.get(reference.pronoun):
            found.printed, found.is_pronoun, found.is_resumed = words, False, True

    def _resumed(self, reference: Reference) -> Voice | None:
        """« Pour le praticien »: whoever spoke last, when the function says nothing against it."""
        bare, last = _BARE_ROLE.match(reference.printed), self.spoken or self.thread.last
        if not bare or not role_head(bare["role"]) or last is None:
            return None
        shown = gender_of_role(bare["role"])
        return last if not (shown and last.gender) or shown == last.gender else None

    def _cue(self, cuts: list, said: Utterance, found: Candidate) -> tuple[Reference, str] | None:
        span = said.span
        if cue := self._incise(cuts) or self._after(said.parts[0]) or (self._after(span) if said.parts[1:] else None):
            return cue
        before = self.masked[: span.start - self.start]
        if reference := said_of(before, self.cast):
            self._tell_about(reference, found)
            return reference, "présenté par"
        around = frame_around(self.masked, span.start - self.start, self.cast)
        if around and (around[0].voice or around[0].organisation or around[0].pronoun):
            return around
        return self._before(span) or around or self._beside(before)

    def _beside(self, before: str) -> tuple[Reference, str] | None:
        if reference := introduced_by(before, self.cast):
            return reference, "deux-points"
        if reference := header(before, self.cast):
            return reference, "en-tête"
        is_person = self.opening and not self.opening.reference.organisation
        if is_person and before.rstrip().endswith(":") and self.opening.reference.end <= len(before):
            return self.opening.reference, "deux-points"
        words = speaks_unnamed(before) if self.opening is None else ""
        return (Reference(words, len(before)), "sujet") if words else None

    def _goes_on(self, span: Span) -> bool:
        """« « … », a-t-elle déclaré, ajoutant que « … » », « juge « … » et « … » »: nobody else between."""
        between = fold_in_place(self.masked[self.spoken_end : span.start - self.start])
        return self.spoken is not None and _ADDING.search(between) is not None

    def leaves_behind(self) -> Voice | None:
        """Whom a pronoun of the next sentence would mean. Somebody unknown breaks the thread."""
        self.thread.stranger = ""
        subject = next(
            iter([*self.clauses[::-1], *([self.opening] if self.opening else []), *self.inversions[::-1]]), None
        )
        if subject is None:
            is_broken = not self.spoken and _SOMEBODY.match(self.masked)
            return None if is_broken else self.spoken or self.thread.last
        if subject.reference.pronoun:
            return self._resolve(subject.reference)
        if subject.reference.voice or self.spoken:
            return subject.reference.voice or self.spoken
        self.thread.stranger = "" if subject.reference.organisation else subject.reference.printed
        return None

    def _incise(self, cuts: list) -> tuple[Reference, str] | None:
        for incise in (incise for cut in cuts for incise in cut.incises):
            if incise.is_pronoun:
                return Reference(incise.who, 0, pronoun=incise.who), "incise"
            return subject_after(incise.who, 0, self.cast) or Reference(incise.who, 0), "incise"
        return None

    def _after(self, span: Span) -> tuple[Reference, str] | None:
        return frame_after(self.masked[span.end - self.start :], self.cast)

    def _tell_about(self, reference: Reference, found: Candidate) -> None:
        """« Présenté par X comme « … », il »: the words are about whom the section, or the sentence, is."""
        after = self.masked[found.span.end - self.start :]
        subject = re.match(r"[^,.;:]{0,60},\s", after)
        named = reference_at(after, subject.end(), self.cast) if subject else None
        opening = self._resolve(self.opening.reference) if self.opening else None
        about = (named.voice if named else None) or opening or self.thread.section
        found.about = about if about is not reference.voice else None

    def _before(self, span: Span) -> tuple[Reference, str] | None:
        stop = span.start - self.start
        if self.opening and self.opening.is_frame:
            return self.opening.reference, "selon"
        inverted = [subject for subject in self.inversions if subject.reference.end <= stop]
        if inverted:
            return inverted[-1].reference, "inversion"
        told = [subject for subject in self.clauses if subject.reference.end <= stop]
        if told:
            return told[-1].reference, "sujet"
        if self.opening and self.opening.reference.end <= stop and self._speaks(self.opening, stop):
            return self.opening.reference, "sujet"
        return None

    def _speaks(self, opening: Subject, stop: int) -> bool:
        return speaks_before(self.masked, opening.reference.end, stop)

    def _names_somebody_else(self) -> bool:
        subjects = [*self.inversions, *self.clauses, *([self.opening] if self.opening else [])]
        return any(
            not subject.reference.pronoun
            and subject.reference.voice is not self.thread.section
            and (subject.speaks or not subject.reference.organisation)
            for subject in subjects
        )

    def _resolve(self, reference: Reference) -> Voice | None:
        if not reference.pronoun:
            return reference.voice
        if self._speaks_of_organisation():
            return None
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

    def _others(self, reference: Reference, said: Utterance, found: Candidate) -> None:
        """« …, affirment A et B »: the ones after the first speak with them."""
        if found.rule != "après" or reference.pronoun or not found.voice:
            return
        after = self.masked[said.parts[0].end - self.start :]
        end = reference.end
        while match := re.compile(r"(?:,| et) ").match(after, end):
            other = reference_at(after, match.end(), self.cast)
            if not other or not other.voice:
                return
            found.others.append(other.voice)
            end = other.end


def _nature(text: str, said: Utterance) -> Nature:
    """Of several parts, the fullest; they are no name of a thing."""
    natures = [classify(text, part) for part in said.parts]
    if len(natures) == 1:
        return natures[0]
    return Nature.FULL if Nature.FULL in natures else Nature.PARTIAL
