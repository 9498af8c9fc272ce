"""What a chronology is made of: something on a day, as printed there."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from people.appearances import APPOINTMENT, INTERVIEW, MENTION, short_day
from portal.core.approximate_dates import Precision
from portal.core.house import french_date, quoted
from portal.core.templatetags.house import excerpt

WORDS = 160  # characters of a quote


class Kind(TextChoices):
    """What a moment is, in the order of its filters. The label is that of a filter."""

    FUNCTION = "fonction", "Fonctions"
    APPOINTMENT = APPOINTMENT, "Nominations"
    EVENT = "evenement", "Événements"
    QUOTE = "citation", "Citations"
    INTERVIEW = INTERVIEW, "Entretiens"
    MENTION = MENTION, "Mentions"


# On one day, what comes of what: a function ends before the next begins, which is then told, shown and discussed.
_STEPS = {"fin": "Fin de fonction", "attestée": "En fonction ce jour-là", "début": "Prise de fonction"}
_ORDER = [*_STEPS, *(kind.value for kind in Kind)]
_ARTICLE_KINDS = {APPOINTMENT: "Nomination", INTERVIEW: "Entretien", MENTION: "Mention"}


@dataclass(frozen=True)
class Moment:
    """`record` on a day, as known as its precision says; the rest is read when it is printed."""

    kind: str
    day: date | None
    record: object
    step: str = ""  # of a function: its beginning, its end, a day when it was held
    precision: str = Precision.DAY

    @property
    def order(self) -> tuple[date, int]:
        return self.day or date.min, _ORDER.index(self.step or self.kind)

    @property
    def year(self) -> int | None:
        return self.day.year if self.day else None

    @property
    def printed_day(self) -> str:
        return short_day(self.day, self.precision)

    @property
    def machine_day(self) -> str:
        """As `<time>` takes it: the year, the month or the day."""
        length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        return self.day.isoformat()[:length] if self.day else ""


class FunctionMoment(Moment):
    @property
    def label(self) -> str:
        return _STEPS.get(self.step, "Fonction")

    @property
    def title(self) -> str:
        wording = self.record.wording
        return f"{wording[:1].upper()}{wording[1:]}"

    @property
    def url(self) -> str:
        return self.record.organisation.get_absolute_url() if self.record.organisation else ""


class EventMoment(Moment):
    @property
    def label(self) -> str:
        kind = self.record.get_kind_display()
        return f"Événement – {kind}{f', {self.record.place}' if self.record.place else ''}"

    @property
    def title(self) -> str:
        return self.record.name

    @property
    def url(self) -> str:
        return self.record.get_absolute_url()


class ArticleMoment(Moment):
    @property
    def label(self) -> str:
        article = self.record
        is_numbered = article.publication is None or article.publication.shows_numbers
        return _article_label(
            self.kind, article.type.name if article.type else "", article.number if is_numbered else None
        )

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def url(self) -> str:
        return self.record.get_absolute_url()


class ReferenceMoment(Moment):
    """An article that a list of another printed, and that this site does not hold."""

    @property
    def label(self) -> str:
        return f"{_article_label(self.kind, self.record.type_name, self.record.number)}, non repris sur ce site"

    @property
    def title(self) -> str:
        return self.record.title

    @property
    def url(self) -> str:
        return ""


class QuoteMoment(Moment):
    """Dated by the article that made it public, like every list of quotes; the day it was said stands beside it."""

    @property
    def label(self) -> str:
        said = self.record.said_on
        return f"Citation, prononcée le {french_date(said, 'j F Y')}" if said and said != self.day else "Citation"

    @property
    def title(self) -> str:
        quote = self.record
        return quoted(excerpt(quote.text or quote.text_as_printed, WORDS), quote.quotation_marks)

    @property
    def url(self) -> str:
        return self.record.get_absolute_url()


def _article_label(kind: str, type_name: str, number: int | None) -> str:
    """« Nomination – Mercato n° 12442 », « Entretien n° 12681 »."""
    named = [type_name] if type_name and type_name != _ARTICLE_KINDS[kind] else []
    head = " – ".join([_ARTICLE_KINDS[kind], *named])
    return f"{head} n°\u00a0{number}" if number else head
