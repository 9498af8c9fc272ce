"""From a draft to the blocks of its body, and the mentions that they call for."""

from articles.corpus import words
from articles.corpus.bodies import Body
from articles.corpus.drafts import Draft
from articles.corpus.prose import NBSP, Prose
from articles.corpus.records import Remark, Voice, Written
from articles.corpus.tables import Newsroom
from articles.models import Mention, Quote
from articles.rendering.mentions import card_key

_FULL, _PARTIAL = Quote.Kind.FULL.value, Quote.Kind.PARTIAL.value
_PROVENANCES = ("", "", "", *(value for value in Quote.Provenance.values if value))


class Composer:
    """Writes one body. `mentions` gathers the words of the text that name a record."""

    def __init__(self, draft: Draft, prose: Prose, body: Body, newsroom: Newsroom):
        self._draft, self._prose, self._body, self._newsroom = draft, prose, body, newsroom
        self._rng = draft.rng
        self._headings = self._rng.sample(words.HEADINGS, 5)
        self._subheadings = self._rng.sample(words.SUBHEADINGS, 8)
        self.mentions: dict[str, tuple[int | None, int | None, int | None]] = {}

    def compose(self) -> None:
        if self._draft.is_bare:
            if self._rng.random() < 0.7:
                self._body.paragraph(self._prose.paragraph())
        elif self._draft.event and self._rng.random() < 0.2:
            self._interventions()
        else:
            self._parts(self._rng.randint(4, 5) if self._draft.is_long else self._rng.choices((1, 2, 3), (6, 3, 1))[0])
        self._body.close()

    def _parts(self, count: int) -> None:
        shares = [self._draft.quotes // count + (part < self._draft.quotes % count) for part in range(count)]
        if shares[0] and self._rng.random() < 0.3:
            self._displayed()
            shares[0] -= 1
        elif self._rng.random() < 0.1:
            self._picture()
        houses = list(self._draft.houses)
        for part, share in enumerate(shares):
            if part:
                self._body.heading(2, self._headings[part])
            self._section(houses.pop() if houses else None, share)
            if self._draft.is_long and self._rng.random() < 0.7:
                self._body.heading(3, self._subheadings.pop())
                self._body.paragraph(self._prose.paragraph())
        self._endings()

    def _section(self, house, quotes: int) -> None:
        if house:
            self._body.paragraph(self._prose.paragraph(house.the_name))
            self.mentions.setdefault(house.name, (None, house.pk, None))
        for _quote in range(quotes):
            if self._rng.random() < 0.55:
                self._noted()
            else:
                self._displayed()
            if self._rng.random() < 0.5:
                self._body.paragraph(self._prose.paragraph())
        if self._rng.random() < 0.6:
            self._body.paragraph(self._prose.paragraph())
        if self._rng.random() < 0.08:
            self._body.bullets([self._prose.sentence() for _item in range(3)])

    def _interventions(self) -> None:
        """A section for each speaker, as in the account of a meeting."""
        self._body.paragraph(self._prose.paragraph())
        for voice in self._draft.voices:
            self._body.intervention(voice)
            self._body.paragraph(self._prose.paragraph())
            self._noted(voice)

    def _noted(self, voice: Voice | None = None) -> None:
        voice = voice or self._rng.choice(self._draft.voices)
        if self._rng.random() < 0.6:
            remark = self._remark(voice, self._prose.spoken(), _FULL)
            verb = self._rng.choice(words.SAYS)
            before, after = f"«{NBSP}", f"{NBSP}», {verb} {remark.label}. {self._prose.sentence()}"
        else:
            remark = self._remark(voice, self._prose.partial(), _PARTIAL)
            comma = "," if remark.house else ""
            before = f"{remark.label}{comma} parle du projet comme d’«{NBSP}"
            after = f"{NBSP}». {self._prose.sentence()}"
        pk = self._body.noted(before, remark, after)
        others = [other for other in self._draft.voices if other is not voice]
        if others and self._rng.random() < 0.06:
            model = Quote.about.through if remark.kind == _PARTIAL else Quote.co_speakers.through
            self._newsroom.tables.add(model, pk, others[0].pk)
        self.mentions.setdefault(voice.name, (voice.pk, None, None))

    def _displayed(self) -> None:
        said = ". ".join(self._prose.spoken() for _sentence in range(self._rng.choices((1, 2, 4), (5, 4, 1))[0]))
        draw = self._rng.random()
        if draw < 0.04:
            self._body.stated(f"{said}.", None)
        elif draw < 0.10:
            self._body.stated(f"{said}.", self._draft.houses[0])
        else:
            remark = self._remark(self._rng.choice(self._draft.voices), f"{said}.", _FULL)
            remark.provenance = self._rng.choice(_PROVENANCES)
            self._body.spoken(remark)

    def _remark(self, voice: Voice, said: str, kind: str) -> Remark:
        post = voice.post_on(self._draft.day)
        return Remark(said, voice, voice.presented_on(self._draft.day), post.house if post else None, kind)

    def _picture(self) -> None:
        pictures = self._newsroom.setting.pictures
        rank = self._rng.randrange(len(pictures))
        self._body.figure(rank, pictures[rank].pk)

    def _endings(self) -> None:
        """What closes an article, now and then: a word explained, an earlier article, a box."""
        if self._rng.random() < 0.2:
            pk, term = self._rng.choice(self._newsroom.directory.terms)
            self._body.paragraph(f"Le mot «{NBSP}{term}{NBSP}» revient dans chaque réunion. {self._prose.sentence()}")
            self.mentions.setdefault(term, (None, None, pk))
        if (earlier := self._earlier()) and self._rng.random() < 0.2:
            after = f", rappelle l’équipe. {self._prose.sentence()}"
            self._body.link("Tout avait commencé avec ", f"«{NBSP}{earlier.title}{NBSP}»", after, earlier)
        draw = self._rng.random()
        if draw < 0.05:
            self._body.box(self._prose.sentence())
        elif earlier and draw < 0.10:
            self._body.box_of(earlier)

    def _earlier(self) -> Written | None:
        recalled = self._draft.recalled
        return recalled[self._rng.randrange(len(recalled))] if recalled else None

    @property
    def named(self) -> list[tuple[str, str]]:
        return [(surface, card_key(*target)) for surface, target in self.mentions.items()]

    def record_mentions(self, article: int) -> None:
        for rank, (surface, target) in enumerate(self.mentions.items()):
            self._newsroom.tables.add(Mention, article, surface, *target, Mention.State.ACCEPTED.value, rank * 10)
