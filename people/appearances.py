"""Where a person appears in public, read once for all that their page says of it: figures, chronology, company.

Each reading stops at a thousand rows, the newest ones, whatever the corpus holds.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.utils import timezone

from people.models import Person
from people.queries import public_articles, public_events, public_quotes, quotes_by
from portal.core.approximate_dates import Precision, format_approximate
from portal.core.counting import LIMIT, Count
from portal.core.house import french_date

APPOINTMENT, INTERVIEW, MENTION, QUOTED = "nomination", "entretien", "mention", ""


def short_day(day: date | None, precision: str) -> str:
    """« 19/03/21 », « mars 2021 », « 2021 »; an empty string without a date."""
    if day and precision == Precision.DAY:
        return french_date(day, "d/m/y")
    return format_approximate(day, precision)


@dataclass(frozen=True)
class Window:
    """The newest rows of a list, and whether others were left out."""

    rows: list
    is_cut: bool = False

    @classmethod
    def of(cls, queryset: QuerySet) -> "Window":
        rows = list(queryset[: LIMIT + 1])
        return cls(rows[:LIMIT], is_cut=len(rows) > LIMIT)

    @property
    def count(self) -> Count:
        return Count(len(self.rows), is_more=self.is_cut)


@dataclass(frozen=True)
class Sighting:
    """An article or an event that dates an appearance. The day of an event may be unknown."""

    day: date | None
    precision: str
    record: object
    is_event: bool = False

    @classmethod
    def of_article(cls, article) -> "Sighting":
        return cls(timezone.localdate(article.published_at), Precision.DAY, article)

    @classmethod
    def of_event(cls, event) -> "Sighting":
        return cls(event.start, event.start_precision, event, is_event=True)

    @property
    def printed_day(self) -> str:
        return short_day(self.day, self.precision)


@dataclass(frozen=True)
class Appearances:
    """`articles` bear their `kind`: an appointment, an interview, a mention, or « quoted » when quotes say it all."""

    articles: Window
    quotes: Window
    events: Window

    @property
    def months(self) -> dict[date, int]:
        """How many articles in each month, by its first day."""
        days = (timezone.localdate(article.published_at) for article in self.articles.rows)
        return dict(Counter(day.replace(day=1) for day in days))

    @property
    def last(self) -> Sighting | None:
        return max(self._sightings(), key=lambda sighting: sighting.day, default=None)

    @property
    def first(self) -> Sighting | None:
        """Unknown when the oldest ones were left out."""
        if self.articles.is_cut or self.events.is_cut:
            return None
        return min(self._sightings(), key=lambda sighting: sighting.day, default=None)

    def _sightings(self) -> list[Sighting]:
        today = timezone.localdate()
        past = [event for event in self.events.rows if event.start and event.start <= today]
        return [*map(Sighting.of_article, self.articles.rows), *map(Sighting.of_event, past)]


def appearances_of(person: Person) -> Appearances:
    """Three queries."""
    return Appearances(Window.of(_articles(person)), Window.of(_quotes(person)), Window.of(_events(person)))


def _articles(person: Person):
    """The public articles of the person’s page, with no more than a line of a list prints of them."""
    found = public_articles(person)
    articles = found.model.objects.filter(pk__in=found.order_by().values("pk"))
    light = articles.select_related("type", "publication").only(
        "title", "slug", "number", "published_at", "type__name", "publication__shows_numbers"
    )
    return light.annotate(kind=_kind(person)).newest_first()


def _kind(person: Person) -> Case:
    """An appointment names the person; an interview is theirs; words of theirs already stand as quotes."""
    accepted = person.mentions.model.State.ACCEPTED
    about = Q(pk__in=person.articles_about.values("pk"))
    named = Q(pk__in=person.mentions.filter(state=accepted).values("article"))
    heard = Q(pk__in=person.interventions.values("parent"))
    for quotes in (person.quotes, person.co_quotes):
        heard |= Q(pk__in=quotes.values("parent"))
    quoted = Q(pk__in=quotes_by(person).full().values("parent"))
    return Case(
        When(Q(type__role=APPOINTMENT) & (about | named), then=Value(APPOINTMENT)),
        When(Q(type__role=INTERVIEW) & (about | heard), then=Value(INTERVIEW)),
        When(quoted, then=Value(QUOTED)),
        default=Value(MENTION),
        output_field=CharField(),
    )


def _quotes(person: Person):
    quotes = public_quotes(person).prefetch_related(None).select_related(None)
    return quotes.select_related("parent__publication").only(
        "text",
        "text_as_printed",
        "said_on",
        "kind",
        "parent__title",
        "parent__slug",
        "parent__number",
        "parent__published_at",
        "parent__publication__quotation_marks",
    )


def _events(person: Person):
    return public_events(person).defer("description")
