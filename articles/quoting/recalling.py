"""Whom a sentence means without naming: « elle », « le praticien », « cette dernière », « l’organisme »."""

import re

from articles.quoting.candidates import Candidate
from articles.quoting.cast import Cast, Voice
from articles.quoting.folding import fold_in_place
from articles.quoting.given_names import GIVEN_NAMES
from articles.quoting.houses import is_house
from articles.quoting.names import NAME
from articles.quoting.references import EITHER, Reference
from articles.quoting.roles import bare_words, gender_of_noun, gender_of_role, may_hold, role_head, same_head
from articles.quoting.subjects import Subject
from articles.quoting.threads import Thread

# « Un vieux pêcheur arrive. »: « il » may then be the fisherman.
_SOMEBODY = re.compile(r"\s*(?:Une?|Certains?|Certaines?|Plusieurs|Deux|Trois|Quelques|D[’']autres?) ")
_BARE_ROLE = re.compile(
    r"(?:[Ll][ea] |[Ll][’']|[Cc]e(?:t|tte)? )(?:(?:nouve(?:au|l|lle)|jeune|ancien(?:ne)?|actuel(?:le)?) )?"
    r"(?P<role>[\w-]+)"
    r"(?: (?:générale?|adjointe?|déléguée?|exécuti(?:f|ve)|médicale?|scientifique|technique))?$"
    # « Cette statisticienne de 41 ans »: whoever was named just before.
    r"|[Cc]e(?:t|tte)? (?P<this>[\w-]+)\s.*$"
)
_POST_AT = re.compile(r"(?:[Ll][ea] |[Ll][’'])(?P<role>[\w-]+) (?:de la|de l[’']|du|des|de|d[’']) ?[A-ZÀ-Þ]{2,}[\w-]*$")
_FUNCTION = re.compile(r"(?:[Ll][ea] |[Ll][’'])(?P<role>[\w-]+)\s")
_BARE_HOUSE = re.compile(
    r"(?:l'|la |le |cette |cet |ce )(?:organisme|organisation|association|institution|entreprise|societe|start-up"
    r"|startup|jeune pousse|federation|agence|etablissement|hopital|groupe|autorite|syndicat|collectif|fondation"
    r"|industriel|editeur|laboratoire|groupement|mutuelle|institut|instance|commission|ligue|union)$"
)
# « Inès, étudiante en droit, »: one who goes by a given name.
_GIVEN = re.compile(r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+)(?=,\s[a-zà-ÿ])")
_KIND = re.compile(
    r"(?:l'|la |le |cette |cet |ce )(?P<kind>association|entreprise|societe|federation|agence|hopital|groupe|syndicat"
    r"|collectif|fondation|mutuelle|institut|commission|ligue|union|organisme|organisation|institution)\b"
)
_ANY_KIND = frozenset({"organisme", "organisation", "institution"})
_UNTOLD = re.compile(rf"(?<![\w’'-]){NAME}")
_ORDINAL = re.compile(
    r"(?P<which>[Ll][ea]|[Cc]e|[Cc]ette|[Cc]el(?:ui|le)(?=-ci$))[ -]"
    r"(?P<order>ci|premier|première|seconde?|deuxième|dernier|dernière)$"
)
_TWO = 2


class Recalling:
    """What a sentence takes from those before it, and what it leaves to those after."""

    masked: str
    thread: Thread
    cast: Cast
    opening: Subject | None
    inversions: list[Subject]
    clauses: list[Subject]
    spoken: Voice | None

    def _speaks_of_organisation(self) -> bool:
        """« La Ligue, elle, « n’a rien à dire », indique-t-elle »."""
        return bool(self.opening and self.opening.reference.organisation)

    def _name_stranger(self, reference: Reference, found: Candidate) -> None:
        """« Une ingénieure acquiesce. « … », glisse-t-elle »: the words of the sentence before name her."""
        if reference.pronoun == "on":
            if (reference.printed == "y" or self.thread.is_there) and self.opening is None and self.thread.stranger:
                found.printed, found.is_pronoun, found.is_resumed = self.thread.stranger, False, True
            return
        is_same = self.opening is None or self.opening.reference.pronoun == reference.pronoun
        words = self.thread.stranger if is_same else ""
        is_several = words.lower().startswith("les ")
        is_theirs = reference.pronoun in {"ils", "elles"} if is_several else _agrees(words, reference.pronoun)
        if words and is_theirs:
            found.printed, found.is_pronoun, found.is_resumed = words, False, True

    def _resume_house(self, reference: Reference, found: Candidate) -> bool:
        """« tempère l’organisme », « assure l’association »: the house spoken of last."""
        if not _BARE_HOUSE.match(fold_in_place(reference.printed)) or not self.thread.house[0]:
            return False
        if _is_another_kind(reference.printed, self.thread.house[0]):
            return False
        found.printed, found.organisation = self.thread.house
        return True

    def _resumed(self, reference: Reference) -> Voice | None:
        """« Pour le praticien »: whoever spoke last, when the function says nothing against it."""
        if rank := _ORDINAL.match(reference.printed):
            return self._of_named(rank)
        bare, last = _BARE_ROLE.match(reference.printed), self.spoken or self.thread.last
        if not bare:
            return self._holder(reference) or self._presented_anew(reference, last)
        role = bare["role"] or bare["this"]
        shown, head = gender_of_role(role), role_head(role)
        if head.startswith("interesse"):
            return self._spoken_about(shown)
        if not head or (last and not may_hold(role, [wording for wording, _houses in last.functions])):
            return None
        if last is None:
            return self._alone_before(shown)
        is_other = shown and last.gender and shown != last.gender
        return self._rather_named(reference, last) or (self._alone_before(shown) if is_other else last)

    def _spoken_about(self, gender: str) -> Voice | None:
        """« répond l’intéressé »: the only one named, and not who has just said something of somebody."""
        found = self._alone_before(gender) if self.thread.named else self.thread.last
        is_other = found and found.gender and gender and found.gender != gender
        return None if is_other or found is self.thread.speaking else found

    def _holder(self, reference: Reference) -> Voice | None:
        """« la présidente de la FHD »: she whom the text has called « sa présidente », and no other."""
        post = _POST_AT.match(reference.printed)
        if not post:
            return None
        shown = gender_of_role(post["role"])
        held = [
            (voice, wording)
            for voice in self.cast.voices
            for wording, _houses in voice.functions
            if voice.name in self.cast.present and same_head(role_head(wording), post["role"])
        ]
        if len(held) != 1 or " " in held[0][1].strip() or held[0][0].gender not in {"", shown}:
            return None
        return held[0][0]

    def _rather_named(self, reference: Reference, last: Voice) -> Voice | None:
        """« L’étude de la Pr X est finie. « … », tempère la psychiatre »: she just named, and not who spoke before."""
        shown, head = gender_of_noun(reference.printed), role_head(bare_words(reference.printed))
        heads = [role_head(wording) for wording, _houses in last.functions]
        if last.gender and (not heads or any(same_head(one, head) for one in heads)):
            return None
        named = [voice for voice in self.thread.named if voice is not last and voice.gender]
        return named[0] if len(named) == 1 and shown == named[0].gender and last not in self.thread.named else None

    def _presented_anew(self, reference: Reference, last: Voice | None) -> Voice | None:
        """« Karim Belkacem s’inquiète. Le DSI du CHU a annoncé »: he whose function nothing had told yet."""
        role, named = _FUNCTION.match(reference.printed), self.thread.named
        last = named[0] if last is None and len(named) == 1 else last
        if not role or last is None or last.is_known or last.functions or not role_head(role["role"]):
            return None
        shown = gender_of_role(role["role"])
        return last if not (shown and last.gender) or shown == last.gender else None

    def _alone_before(self, gender: str) -> Voice | None:
        """The only person named before, if « le fondateur » may be said of them."""
        named = self.thread.named
        if len(named) == 1:
            return named[0] if not (gender and named[0].gender) or gender == named[0].gender else None
        return self._only_named({"m": "il", "f": "elle"}.get(gender, ""))

    def _of_named(self, rank: re.Match) -> Voice | None:
        """« le premier », « la seconde », « ce dernier »: of those whom the sentence before named."""
        named, order = self.thread.named, fold_in_place(rank["order"])
        if order.startswith(("dernier", "ci")):
            found = named[-1] if named else None
        else:
            found = named[not order.startswith("premier")] if len(named) == _TWO else None
        is_other = (
            found
            and found.gender
            and found.gender != ("f" if fold_in_place(rank["which"]).endswith(("la", "cette", "celle")) else "m")
        )
        return None if is_other else found

    def _is_chosen(self, voice: Voice | None, reference: Reference) -> bool:
        """Whether the pronoun was taken for one of those named before, and not for whom the sentences were about."""
        about = (self.opening.reference.voice if self.opening else None) or self.spoken or self.thread.last
        is_about = voice is about or voice is self.thread.section
        return voice is not None and not is_about and reference.pronoun != EITHER

    def _only_named(self, pronoun: str) -> Voice | None:
        """The only one of those named before whom the pronoun fits, when all of them show which pronoun is theirs."""
        named = self.thread.named
        fitting = [voice for voice in named if voice.gender and voice.agrees_with(pronoun)]
        return fitting[0] if len(fitting) == 1 and all(voice.gender for voice in named) else None

    def _named(self) -> list[Voice]:
        """The people whom the writer’s words name here, in order."""
        found = [(_place_of(voice.family_name, self.masked), voice) for voice in self.cast.voices]
        return [voice for place, voice in sorted(found, key=lambda pair: pair[0]) if place >= 0]

    def _presented(self) -> Voice | None:
        """« Parmi elles, Clara Voisin, 34 ans. », « Son compagnon, Hugo Lemaitre, l’a suivie. »"""
        named = self._named()
        if len(named) != 1 or self.spoken:
            return None
        place = self.masked.find(named[0].name)
        is_set_apart = place >= 0 and re.search(r"(?:^|[,:]\s)(?:[Ll][ea] )?(?:[DP]re? )?$", self.masked[:place])
        return named[0] if is_set_apart else None

    def _remember_house(self) -> None:
        for subject in [*self.inversions, *self.clauses, *([self.opening] if self.opening else [])]:
            one = subject.reference
            if one.organisation or (one.is_collective and any(char.isupper() for char in one.printed[1:])):
                self.thread.house = (one.printed, one.organisation)
        names = (match[0] for match in _UNTOLD.finditer(self.masked))
        self.thread.is_blurred = any(
            not (is_house(name) or self.cast.organisation(name) or self.cast.named(name)) for name in names
        ) or any(
            fold_in_place(one["name"]) in GIVEN_NAMES and not self.cast.named(one["name"])
            for one in _GIVEN.finditer(self.masked)
        )

    def leaves_behind(self) -> Voice | None:
        """Whom a pronoun of the next sentence would mean. Somebody unknown breaks the thread."""
        self.thread.stranger = self.thread.speaking_house = ""
        self.thread.is_there = bool(self.opening and self.opening.is_place)
        self._remember_house()
        self.thread.speaking = self.spoken or self.thread.speaking
        subject = next(
            iter([*self.clauses[::-1], *([self.opening] if self.opening else []), *self.inversions[::-1]]), None
        )
        self.thread.named = self._named() or self.thread.named
        if subject and subject.others:
            return None
        if subject is None or (subject.reference.is_collective and not subject.speaks):
            if presented := self._presented():
                return presented
            is_first = subject and not (self.spoken or self.thread.last or self.thread.section or self._named())
            self.thread.stranger = subject.reference.printed if is_first else ""
            is_broken = not self.spoken and _SOMEBODY.match(self.masked)
            self.thread.named = [] if is_broken and not self._named() else self.thread.named
            return None if is_broken else self.spoken or self.thread.last
        if subject.reference.pronoun:
            return self._resolve(subject.reference)
        resumed = None if subject.reference.voice or self.spoken else self._resumed(subject.reference)
        self.thread.is_blurred = self.thread.is_blurred or resumed is not None
        if voice := subject.reference.voice or self.spoken or resumed:
            return voice
        house = subject.reference.organisation
        self.thread.stranger, self.thread.speaking_house = ("", house) if house else (subject.reference.printed, "")
        return None

    def _resolve(self, reference: Reference) -> Voice | None:
        if not reference.pronoun:
            return reference.voice
        if self._speaks_of_organisation():
            return None
        opening = self.opening.reference.voice if self.opening else None
        antecedent = opening or self.spoken or self.thread.last or self.thread.section
        if reference.pronoun == EITHER:
            return self.spoken or self.thread.last
        if antecedent is None:
            is_elsewhere = self.thread.stranger or self.thread.speaking_house
            return None if is_elsewhere else self._only_named(reference.pronoun)
        if not antecedent.agrees_with(reference.pronoun):
            return self._only_named(reference.pronoun)
        return None if self._has_rival(antecedent, reference.pronoun) else antecedent

    def _has_rival(self, antecedent: Voice, pronoun: str) -> bool:
        """Whether the passage also names somebody whom the pronoun fits as well: « il » may then be either."""
        if antecedent.gender:
            return False
        return any(
            voice is not antecedent
            and _place_of(voice.family_name, self.thread.passage) >= 0
            and voice.agrees_with(pronoun)
            for voice in self.cast.voices
        )


def _place_of(name: str, text: str) -> int:
    """Where `name` stands as a whole: « Tanguy » is not in « Tanguy-Robin »."""
    place = text.find(name)
    while place >= 0:
        beside = text[max(place - 1, 0) : place] + text[place + len(name) : place + len(name) + 1]
        if not any(char.isalnum() or char == "-" for char in beside):
            return place
        place = text.find(name, place + 1)
    return -1


def _is_another_kind(said: str, house: str) -> bool:
    """« le groupe » is not « L’association Vivre », though « l’organisme » may be."""
    wanted, kind = (_KIND.match(fold_in_place(words)) for words in (said, house))
    return bool(wanted and kind) and wanted["kind"] != kind["kind"] and wanted["kind"] not in _ANY_KIND


def _agrees(words: str, pronoun: str) -> bool:
    shown = gender_of_noun(words)
    is_elided = not shown and fold_in_place(words).startswith("l'")
    return is_elided or shown == {"il": "m", "elle": "f"}.get(pronoun)
