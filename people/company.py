"""Who appears with whom: people who share an article or an event with somebody, most often first."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Value

from people.appearances import Appearances, Sighting
from people.models import Person
from people.ties import model_of
from portal.core.approximate_dates import Precision
from portal.core.prepared import Given, Prepared

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
    """Five queries at most. Who is not public, or is left out of lists, is left out before the ranking."""
    articles = {article.pk: article for article in appearances.articles.rows[:ARTICLES]}
    events = {event.pk: event for event in appearances.events.rows[:EVENTS]}
    in_articles = _records_by_person(_in_articles(articles.keys()) if articles else [])
    in_events = _records_by_person(_IN_EVENTS(events=events.keys()) if events else [])
    own = in_articles.get(person.pk, set())
    met = {pk for pk, shared in in_articles.items() if shared & own} | in_events.keys()
    listed = [pk for (pk,) in _LISTED(people=met - {person.pk})]
    found = {}
    for pk in listed:
        together = [articles[article] for article in in_articles[pk] & own]
        found[pk] = _Shared(together, [events[event] for event in in_events[pk]])
    return _companions(found)


def _companions(found: dict[int, _Shared]) -> list[Companion]:
    closest = sorted(found.items(), key=lambda entry: (entry[1].rank, entry[0]), reverse=True)[:SHOWN]
    people = {person.pk: person for person in _CARDS(people=[pk for pk, _shared in closest])}
    return [
        Companion(people[pk], len(both.events), len(both.articles), both.latest) for pk, both in closest if pk in people
    ]


def _records_by_person(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found = defaultdict(set)
    for person, record in pairs:
        found[person].add(record)
    return found


def _in_articles(articles: Collection[int]) -> Iterable[tuple[int, int]]:
    """Who speaks in which of `articles`, or whom it is about, as pairs of ids; public or not."""
    found = _NAMED(articles=articles)
    places = {quote: article for quote, _person, article in found if quote}
    yield from ((person, article) for _quote, person, article in found if person is not None)
    if places:
        yield from ((person, places[quote]) for quote, person in _TOGETHER(quotes=places.keys()))


def _named(articles: Given) -> QuerySet:
    """By quotes, with their keys, and otherwise."""
    quotes = model_of("quotes").objects.filter(parent__among=articles).values_list("pk", "speaker", "parent")
    interviewed = model_of("interventions").objects.filter(parent__among=articles, person__isnull=False)
    about = model_of("articles_about").about_people.through.objects.filter(article__among=articles)
    return quotes.order_by().union(
        interviewed.order_by().values_list(Value(0), "person", "parent"),
        about.order_by().values_list(Value(0), "person", "article"),
        all=True,
    )


def _together(quotes: Given) -> QuerySet:
    """Asked by key: of a join, PostgreSQL reads all who ever spoke with others."""
    between = model_of("quotes").co_speakers.through.objects.filter(quote__among=quotes)
    return between.order_by().values_list("quote", "person")


def _in_events(events: Given) -> QuerySet:
    return model_of("participations").objects.filter(event__among=events).order_by().values_list("person", "event")


def _listed(people: Given) -> QuerySet:
    return Person.objects.published().filter(pk__among=people, is_unlisted=False)


_NAMED, _TOGETHER, _IN_EVENTS = Prepared(_named), Prepared(_together), Prepared(_in_events)
_LISTED = Prepared(lambda people: _listed(people).order_by().values_list("pk"))
_CARDS = Prepared(lambda people: _listed(people).select_related("portrait"))
