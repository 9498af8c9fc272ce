"""The HTML of each kind of block, learnt from the site’s own rendering and filled for every article.

A few sample records are written, rendered by `render_body` and rolled back; their words are then replaced by those
of the corpus. An article of the corpus is thus what the site would render, a thousand times faster.
"""

from dataclasses import dataclass

from django.db import transaction

from articles.corpus.records import House, Remark, Setting, Voice
from articles.models import Article, Box, Figure, Intervention, Quote, RichText
from articles.rendering.body import render_body
from articles.rendering.quotes import end_of_words
from organisations.models import Organisation
from people.models import Person
from portal.core.publishing import Status

_LONG = 280  # characters from which the site prints a quote smaller; the sample says on which side it is
_NUMBER, _SLUG, _TITLE = 990_000_001, "adresse-zq", "Titrezq"
_GIVEN, _FAMILY, _BEFORE, _AFTER = "Wprenomzq", "Znomzq", "Avantzq ", " Apreszq"
_WORDS, _LEAD_IN, _HOUSE = "Paroleszq", "Amorcezq", "Maisonzq"
_LONG_WORDS = _WORDS * (_LONG // len(_WORDS) + 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """What a block gives: its HTML, and its lines in the text of the body."""

    html: str
    text: str

    def replace(self, *pairs: tuple[str, str]) -> "Piece":
        html, text = self.html, self.text
        for old, new in pairs:
            html, text = html.replace(old, new), text.replace(old, new)
        return Piece(html, text)


class Skeletons:
    """Built once a run, in a transaction of its own making that leaves nothing behind."""

    def __init__(self, setting: Setting):
        self._setting = setting
        self._quotes: dict[tuple, Piece] = {}
        self._figures: dict[tuple, Piece] = {}
        self._interventions: dict[int, Piece] = {}
        with transaction.atomic():
            self._learn()
            transaction.set_rollback(True)

    def spoken(self, voice: Voice, label: str, words: str, pk: int, *, is_lead: bool) -> Piece:
        piece = self._quotes["person", voice.picture, is_lead, len(words) > _LONG]
        before, _name, after = label.partition(voice.name)
        named = ((_BEFORE, before), (_AFTER, after), *_pairs(voice))
        return piece.replace(*named, (self._anchor, str(pk)), (_WORDS, words))

    def stated(self, house: House | None, words: str, pk: int, *, is_lead: bool) -> Piece:
        """The words of an organisation, or of nobody named."""
        piece = self._quotes["house" if house else "nobody", -1, is_lead, len(words) > _LONG]
        named = ((_HOUSE, house.name), (_SLUG, house.slug)) if house else ()
        return piece.replace(*named, (self._anchor, str(pk)), (_WORDS, words))

    def noted(self, remark: Remark, after: str, pk: int) -> str:
        """The words of a noted quote and what the text says after them."""
        opening, link = (markup.replace(self._anchor, str(pk)) for markup in self._spans[remark.kind])
        end = end_of_words(after, 0)
        return f"{opening}{remark.words}</span>{after[:end]}{link}{after[end:]}"

    def figure(self, picture: int, *, is_lead: bool) -> Piece:
        return self._figures[picture, is_lead]

    def intervention(self, voice: Voice) -> Piece:
        """What follows the heading of a speaker’s section."""
        return self._interventions[voice.picture].replace(*_pairs(voice))

    def box(self, text: str) -> Piece:
        return self._text_box.replace((_WORDS, text))

    def box_of(self, address: str, title: str) -> Piece:
        return self._article_box.replace((self._address, address), (_TITLE, title))

    def address(self, number: int, slug: str) -> str:
        return self._address.replace(str(_NUMBER), str(number)).replace(_SLUG, slug)

    def _learn(self) -> None:
        public = {"status": Status.PUBLISHED, "published_at": self._setting.opened_at, "slug": _SLUG}
        house = Organisation.objects.create(name=_HOUSE, **public)
        people = {-1: Person.objects.create(given_name=_GIVEN, family_name=_FAMILY, **public)}
        for rank, portrait in enumerate(self._setting.portraits):
            people[rank] = Person(given_name=_GIVEN, family_name=_FAMILY, portrait=portrait, **public)
            people[rank].slug = f"{_SLUG}-{rank}"
            people[rank].save()
        target = Article.objects.create(title=_TITLE, number=_NUMBER, **public)
        self._address = target.get_absolute_url()
        self._learn_quotes(people, house)
        self._learn_spans()
        for rank in range(len(self._setting.pictures)):
            for is_lead in (True, False):
                figure = Figure(image=self._setting.pictures[rank])
                self._figures[rank, is_lead] = self._render(figure, is_lead=is_lead)
        for picture, person in people.items():
            piece = self._render(Intervention(heading="Intertitrezq", person=person), is_lead=False)
            html, text = piece.html.partition("</h2>")[2], piece.text.partition("\n")[2]
            self._interventions[picture] = Piece(html, text).replace((person.slug, _SLUG))
        self._text_box = self._render(Box(text=f"<p>{_WORDS}</p>"), is_lead=False)
        self._article_box = self._render(Box(article=target), is_lead=False)

    def _learn_quotes(self, people: dict[int, Person], house: Organisation) -> None:
        label = f"{_BEFORE}{_GIVEN} {_FAMILY}{_AFTER}"
        voices = {
            ("person", picture): {"speaker": person, "speaker_label": label} for picture, person in people.items()
        }
        voices |= {("house", -1): {"organisation": house}, ("nobody", -1): {"is_unnamed": True}}
        self._anchor = "990000000000001"
        for voice, fields in voices.items():
            for is_lead in (True, False):
                for words in (_WORDS, _LONG_WORDS):
                    quote = Quote(text_as_printed=words, **fields)
                    piece = self._render(quote, is_lead=is_lead)
                    slug = getattr(fields.get("speaker"), "slug", _SLUG)
                    address = Quote(pk=int(self._anchor)).get_absolute_url()
                    known = ((f"c-{quote.pk}", f"c-{self._anchor}"), (quote.get_absolute_url(), address))
                    piece = piece.replace(*known, (f"{slug}/", f"{_SLUG}/"), (words, _WORDS))
                    self._quotes[*voice, is_lead, words is _LONG_WORDS] = piece

    def _learn_spans(self) -> None:
        self._spans = {}
        for kind in (Quote.Kind.FULL, Quote.Kind.PARTIAL):
            article = self._article()
            RichText.objects.create(parent=article, region="body", text=f"<p>{_LEAD_IN} {_WORDS}.</p>")
            quote = Quote.objects.create(parent=article, region="noted", kind=kind, text_as_printed=_WORDS)
            html = render_body(article, moment=self._setting.span.end).html
            address = Quote(pk=int(self._anchor)).get_absolute_url()
            html = html.replace(f"c-{quote.pk}", f"c-{self._anchor}").replace(quote.get_absolute_url(), address)
            opening = html.partition(f"{_LEAD_IN} ")[2].partition(_WORDS)[0]
            self._spans[kind.value] = (opening, html.partition("</span>")[2].removesuffix(".</p>"))

    def _article(self) -> Article:
        return Article.objects.create(title="Échantillon", publication=self._setting.publication)

    def _render(self, block, *, is_lead: bool) -> Piece:
        """The block alone, first of its article or after a paragraph."""
        article = self._article()
        if not is_lead:
            RichText.objects.create(parent=article, region="body", ordering=10, text=f"<p>{_LEAD_IN}</p>")
        block.parent, block.region, block.ordering = article, "body", 20
        block.save()
        body = render_body(article, moment=self._setting.span.end)
        lead_in = "" if is_lead else _LEAD_IN
        return Piece(
            body.html.removeprefix(f"<p>{lead_in}</p>\n"),
            body.text.removeprefix(f"{lead_in}\n") if lead_in else body.text,
        )


def _pairs(voice: Voice) -> tuple[tuple[str, str], ...]:
    initials = f">{voice.given_name[:1]}{voice.family_name[:1]}<".upper()
    return (_GIVEN, voice.given_name), (_FAMILY, voice.family_name), (">WZ<", initials), (_SLUG, voice.slug)
