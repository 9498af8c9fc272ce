"""Who appears with whom: people who share an article or an event with somebody, most often first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from people.appearances import Appearances, Sighting
from people.models import Person
from people.queries import model_of
from portal.core.approximate_dates import Precision
from portal.core.publishing import published_q

ARTICLES, EVENTS, SHOWN = 200, 100, 12  # the newest ones compared; people shown


@dataclass(frozen=True)
class Companion:
    """Somebody, how many events and articles they share with the person of the page, and the latest of these."""

    person: Person
    events: int
    articles: int
    latest: Sighting

    @property
    def latest_label(self) -> str:
        """« article du 23/09/21 »; the name of an event without a date."""
        day = self.latest.printed_day
        kind = "événement" if self.latest.is_event else "article"
        return f"{kind} du {day}" if day and self.latest.precision == Precision.DAY else day or str(self.latest.record)


@dataclass(frozen=True)
class _Shared:
    articles: list
    events: list

    @property
    def rank(self) -> tuple[int, date]:
        return len(self.articles) + len(self.events), self.latest.day or date.min

    @property
    def latest(self) -> Sighting:
        seen = [*map(Sighting.of_article, self.articles), *map(Sighting.of_event, self.events)]
        return max(seen, key=lambda sighting: sighting.day or date.min)


def company_of(person: Person, appearances: Appearances) -> list[Companion]:
    """Three queries at most. Who is not public, or is left out of lists, is left out before the ranking."""
    articles = {article.pk: article for article in appearances.articles.rows[:ARTICLES]}
    events = {event.pk: event for event in appearances.events.rows[:EVENTS]}
    in_articles = _records_by_person(_in_articles(person, list(articles)))
    in_events = _records_by_person(_in_events(person, list(events)))
    own = in_articles.pop(person.pk, set())
    found = {}
    for pk in {*in_articles, *in_events}:
        together = [articles[article] for article in in_articles[pk] & own]
        if together or in_events[pk]:
            found[pk] = _Shared(together, [events[event] for event in in_events[pk]])
    return _companions(found)


def _companions(found: dict[int, _Shared]) -> list[Companion]:
    closest = sorted(found.items(), key=lambda entry: (entry[1].rank, entry[0]), reverse=True)[:SHOWN]
    people = Person.objects.select_related("portrait").in_bulk([pk for pk, _shared in closest])
    return [Companion(people[pk], len(both.events), len(both.articles), both.latest) for pk, both in closest]


def _records_by_person(pairs) -> dict[int, set[int]]:
    found = defaultdict(set)
    for person, record in pairs:
        found[person].add(record)
    return found


def _listed(path: str) -> Q:
    return published_q(f"{path}__") & Q(**{f"{path}__is_unlisted": False})


def _in_articles(person: Person, articles: list[int]):
    """Who speaks in which of `articles`, or whom it is about, as pairs of ids; the person too, be they unlisted."""
    quotes = model_of("quotes")
    sources = [
        (quotes, "speaker", "parent"),
        (quotes.co_speakers.through, "person", "quote__parent"),
        (model_of("interventions"), "person", "parent"),
        (model_of("articles_about").about_people.through, "person", "article"),
    ]
    first, *others = (
        model.objects.filter(_listed(who) | Q(**{who: person}), **{f"{where}__in": articles})
        .order_by()
        .values_list(who, where)
        for model, who, where in sources
    )
    return first.union(*others)


def _in_events(person: Person, events: list[int]):
    participations = model_of("participations").objects.filter(_listed("person"), event__in=events)
    return participations.exclude(person=person).order_by().values_list("person", "event")
