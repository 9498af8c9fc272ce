"""What a sentence says of who speaks the words quoted in it: frames, subjects, pronouns."""

import re
from functools import cached_property

from articles.quoting.candidates import Candidate
from articles.quoting.cast import Voice
from articles.quoting.classify import Nature, classify
from articles.quoting.folding import fold_in_place
from articles.quoting.frames import (
    frame_after,
    frame_around,
    header,
    introduced_by,
    qualified_by,
    said_of,
    speaks_unnamed,
    subject_after,
    told_at_end,
    told_before,
)
from articles.quoting.incises import cut_incises
from articles.quoting.passages import without_marks_again
from articles.quoting.recalling import Recalling
from articles.quoting.references import Reference, reference_at
from articles.quoting.spans import Span
from articles.quoting.subjects import (
    Subject,
    clause_subjects,
    inverted_subjects,
    opening_subject,
    relative_subjects,
    speaks_before,
)
from articles.quoting.threads import Thread
from articles.quoting.utterances import Utterance
from articles.quoting.verbs import GERUNDS, SPEECH

_ADDING = re.compile(
    rf",\s{GERUNDS}\b"
    r"|,\savant\s(?:de\s|d')(?:se\s|s')?[a-z]+(?:er|ir|re)\b"
    r"|^[^.:;«»]{0,40}\s(?:et|mais|ou|ni)\s[^.:;,]{0,60}$|,\s(?:pour|selon)\s(?:qui|lequel|laquelle)\b"
)
# « …, rappelle la CGT, qui parle d’un « … » »: whoever spoke just before, whatever they are.
_WHO_GOES_ON = re.compile(rf",?\s(?:{SPEECH})\s[^,.;:«»]{{2,80}},\s(?:qui\s(?:{SPEECH})|{GERUNDS})(?![\w-])[^.;:,«»]*$")
_THEY_SAY = re.compile(rf"%\s(?:des|de la|du|d'entre)\b[^.;:]*\s(?:{SPEECH})(?![\w-])")
_SO_CALLED = re.compile(
    r"(?<!\sse)(?<!s'est)(?<!\sest)(?<!sont)(?<!\sa)(?<!\sont)(?<!\slui)\s(?:dite?s?|soi-disant|pretendue?s?|fameu(?:x|se|ses))\s$"
)
_PRONOUN = re.compile(r"(?<![a-z-])(?:qu'|s')?(?P<who>elle|il)\s(?!faut|y\b|s'agit|est|existe|convient)")
_BORROWED = 2  # words
# « a indiqué qu’un « comité citoyen » serait installé »: a term, perhaps not hers.
_TERM = re.compile(r"qu(?:e\s|[’'])(?:une?|l[ea]s?|des|ces?|cette)\s$")
_THAT = re.compile(r"\s(?:ces?|cet|cette)\s$")
_DETERMINER = re.compile(r"\s(?:une?|l[ea]s?|des|de|ces?|cette|du|ses|leurs?)\s$")
_NOUN = re.compile(
    r"\s(?!(?:de|du|des|d|à|au|aux|et|ou|pour|par|dans|en|sur|qui|que|dont|avec|selon|mais)\b)[a-zà-ÿ]{4,}"
)
# Characters read after words, and before them in their sentence: no rule reaches further, and a hostile text ends.
_REACH, _LONGEST_OPENING = 400, 2_000
_ENDS = re.compile(r"[\s.,;:!?…]*$")


class Sentence(Recalling):
    def __init__(self, masked: str, start: int, thread: Thread):
        self.masked, self.start, self.thread, self.cast = masked, start, thread, thread.cast
        self.opening = opening_subject(masked, self.cast)
        self.inversions = inverted_subjects(masked, self.cast)
        self.clauses = clause_subjects(masked, self.cast)
        self.relatives = relative_subjects(masked, self.cast)
        self.spoken: Voice | None = None
        self.spoken_end = 0
        self.before: Candidate | None = None  # the words quoted before in the sentence

    @cached_property
    def around(self) -> tuple[Reference, str] | None:
        return frame_around(self.masked, self.cast)

    @property
    def acting(self) -> Voice | None:
        """Whom the sentence is about, by name; nobody where it quotes somebody else."""
        about = self.opening.reference.voice if self.opening else self._meant()
        if self.opening and self.opening.others:
            return None
        return about if self.spoken is None or self.spoken is about else None

    def _meant(self) -> Voice | None:
        """« Ce qu’elle ferait avec plus ? »: whoever was spoken of last, whom nobody else follows."""
        pronoun, last = _PRONOUN.search(fold_in_place(self.masked)), self.thread.last
        return last if pronoun and last and not self._named() and last.agrees_with(pronoun["who"]) else None

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
        cue = None if self._is_borrowed(span, text) else self._cue(cuts, said, found)
        if not cue and self._goes_on(span):
            found.voice, found.rule = self.spoken, "suite"
        elif not cue and (same := self._same_as_before(span)):
            found.organisation, found.printed, found.rule = same.organisation, same.printed, "suite"
        elif cue:
            reference, rule = cue
            found.name(reference, rule)
            found.voice = self._resolve(reference)
            found.is_resumed = reference.pronoun != "" and self._is_chosen(found.voice, reference)
            if reference.pronoun and self._speaks_of_organisation():
                found.organisation = self.opening.reference.organisation
            if reference.pronoun and not (found.voice or found.organisation):
                self._name_stranger(reference, found)
                is_there = reference.pronoun != "on" or reference.printed == "y" or self.thread.is_there
                if is_there and not found.is_resumed and self.thread.speaking_house and self.opening is None:
                    found.organisation, found.is_resumed = self.thread.speaking_house, True
            elif not (found.voice or found.organisation):
                found.voice = self._resumed(reference)
                found.is_resumed = found.voice is not None or self._resume_house(reference, found)
            found.is_resumed = (
                found.is_resumed or _TERM.search(self.masked[: span.start - self.start][-16:]) is not None
            )
            found.is_resumed = found.is_resumed or self._is_word_of_others(span, text)
            if reference.pronoun and found.voice and self.thread.is_blurred and self.opening is None:
                found.is_resumed = True
            self._others(reference, said, found)
        elif self.thread.section and not self._names_somebody_else():
            found.voice, found.rule = self.thread.section, "section"
        self.spoken, self.spoken_end = found.voice or self.spoken, span.end - self.start
        self.before = found
        return found

    def _same_as_before(self, span: Span) -> Candidate | None:
        """The house, or those whom no record knows, that the words just before are said to be of."""
        one = self.before
        if one is None or one.voice or one.is_pronoun or not (one.organisation or one.printed):
            return None
        between = fold_in_place(self.masked[one.span.end - self.start : span.start - self.start])
        return one if _WHO_GOES_ON.match(between) else None

    def _is_word_of_others(self, span: Span, text: str) -> bool:
        """« dit comprendre cette « lassitude » »: perhaps the word of those spoken of."""
        is_short = len(span.inner(text).split()) <= _BORROWED
        return is_short and _THAT.search(self.masked[: span.start - self.start][-12:]) is not None

    def _is_borrowed(self, span: Span, text: str) -> bool:
        """« réclament une « vraie » transparence »: a word that the writer holds at a distance."""
        before, after = self.masked[: span.start - self.start], self.masked[span.end - self.start :]
        if _SO_CALLED.search(fold_in_place(before[-24:])):
            return True
        if span.inner(text)[:1].isdigit() and _DETERMINER.search(before[-12:]):
            return True
        is_short = len(span.inner(text).split()) <= _BORROWED
        return is_short and bool(_DETERMINER.search(before[-12:]) and _NOUN.match(after))

    def _cue(self, cuts: list, said: Utterance, found: Candidate) -> tuple[Reference, str] | None:
        span = said.span
        if cue := self._incise(cuts) or self._after(said.parts[0]) or (self._after(span) if said.parts[1:] else None):
            return cue
        stop = span.start - self.start
        before = self.masked[:stop] if stop <= _LONGEST_OPENING else ""
        if reference := qualified_by(before, self.masked[span.end - self.start :][:_REACH], self.cast):
            return reference, "par"
        if reference := said_of(before, self.cast):
            self._tell_about(reference, found)
            return reference, "présenté par"
        if pronoun := told_before(before):
            return pronoun, "deux-points"
        around = self.around
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
        if told := told_at_end(self.masked[len(before) :]) if before else None:
            return told, "deux-points"
        words = speaks_unnamed(before) if self.opening is None else ""
        return (Reference(words, len(before)), "sujet") if words else None

    def _goes_on(self, span: Span) -> bool:
        """« « … », a-t-elle déclaré, ajoutant que « … » », « juge « … » et « … » »: nobody else between."""
        between = fold_in_place(self.masked[self.spoken_end : span.start - self.start])
        return self.spoken is not None and _ADDING.search(between) is not None

    def _incise(self, cuts: list) -> tuple[Reference, str] | None:
        for incise in (incise for cut in cuts for incise in cut.incises):
            if incise.is_pronoun:
                return Reference(incise.who, 0, pronoun=incise.who), "incise"
            return subject_after(incise.who, 0, self.cast) or Reference(incise.who, 0), "incise"
        return None

    def _after(self, span: Span) -> tuple[Reference, str] | None:
        end = span.end - self.start
        return frame_after(self.masked[end : end + _REACH], self.cast)

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
        if self._others_say(stop):
            return None
        told = [subject for subject in [*self.clauses, *self.relatives] if subject.reference.end <= stop]
        told.sort(key=lambda subject: subject.reference.end)
        if told:
            return told[-1].reference, "sujet"
        if self.opening and self.opening.reference.end <= stop and self._speaks(self.opening, stop):
            return self.opening.reference, "sujet"
        return None

    def _others_say(self, stop: int) -> bool:
        """« Le syndicat dresse un constat : 61 % des praticiens jugent « … » »: others’ words, after the colon."""
        _head, colon, told = fold_in_place(self.masked[: min(stop, _LONGEST_OPENING)]).rpartition(":")
        return bool(colon) and _THEY_SAY.search(told) is not None

    def _speaks(self, opening: Subject, stop: int) -> bool:
        return speaks_before(self.masked, opening.reference.end, min(stop, opening.reference.end + _LONGEST_OPENING))

    def _names_somebody_else(self) -> bool:
        subjects = [*self.inversions, *self.clauses, *([self.opening] if self.opening else [])]
        return any(
            not subject.reference.pronoun
            and subject.reference.voice is not self.thread.section
            and (subject.speaks or not (subject.reference.organisation or subject.reference.is_collective))
            for subject in subjects
        )

    def _others(self, reference: Reference, said: Utterance, found: Candidate) -> None:
        """« …, affirment A et B », « A et B saluent « … » »: the ones after the first speak with them."""
        if self.opening and reference is self.opening.reference:
            found.others += self.opening.others
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
