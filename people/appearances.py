"""Where a person appears in public, read once for all that their page says of it: figures, chronology, company.

Each reading stops at a thousand rows, the newest ones, whatever the corpus holds.
"""

from collections import Counter
from collections.abc import Collection, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from organisations.cards import full_quotes, newest_events
from people.models import Person
from people.ties import ABOUT, HEARD, IN_FULL, NAMED, article_ties, event_keys, model_of
from portal.core.approximate_dates import Precision, format_approximate
from portal.core.counting import LIMIT, Window
from portal.core.house import french_date
from portal.core.prepared import Given, Prepared
from portal.core.sql import sorted_after

APPOINTMENT, INTERVIEW, MENTION, QUOTED = "nomination", "entretien", "mention", ""


def short_day(day: date | None, precision: str) -> str:
    """« 19/03/21 », « mars 2021 », « 2021 »; an empty string without a date."""
    if day and precision == Precision.DAY:
        return french_date(day, "d/m/y")
    return format_approximate(day, precision)


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


def appearances_of(person: Person, said: Collection[int]) -> Appearances:
    """`said`: the quotes of the person (`quote_keys`). Five queries."""
    ties = article_ties(person, said)
    articles = Window.of(_ARTICLES(keys=ties.keys()) if ties else [])
    for article in articles.rows:
        article.kind = _kind(article, ties[article.pk])
    quotes = Window.of(_QUOTES(keys=said) if said else [])
    return Appearances(articles, quotes, newest_events(event_keys(person, said)))


def _kind(article, ties: Set[str]) -> str:
    """An appointment names the person; an interview is theirs; words of theirs already stand as quotes."""
    role = article.type.role if article.type else ""
    if role == APPOINTMENT and ties & {ABOUT, NAMED}:
        return APPOINTMENT
    if role == INTERVIEW and ties & {ABOUT, HEARD}:
        return INTERVIEW
    return QUOTED if IN_FULL in ties else MENTION


def _articles(keys: Given) -> QuerySet:
    """No more than a line of a list prints of them."""
    articles = model_of("articles_about").objects.published().filter(pk__among=keys)
    light = articles.select_related("type", "publication").only(
        "title", "slug", "number", "published_at", "type__name", "type__role", "publication__shows_numbers"
    )
    return sorted_after(light.newest_first())[: LIMIT + 1]


def _quotes(keys: Given) -> QuerySet:
    light = (
        full_quotes(keys)
        .select_related("parent__publication")
        .only(
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
    )
    return sorted_after(light)[: LIMIT + 1]


_ARTICLES, _QUOTES = Prepared(_articles), Prepared(_quotes)
