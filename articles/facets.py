"""The ways to narrow a list of quotes, each with how many it leaves: what a link promises is what its page shows.

Everything is read from the quotes that match, up to `WINDOW` of them. Where more match, no figure is given, for it
would not be what the link leads to, and the latest `RANKED` of them tell who is the most frequent: the cost does not
follow the size of the corpus.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from articles.models import Event, Quote, Tag, TaggedArticle
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.counting import Count, bounded_count
from portal.core.prepared import Prepared
from portal.core.publishing import of_public

WINDOW, RANKED = 1000, 300
OPTIONS = 12  # of people, organisations, themes, events; of years all, these ones unfolded:
YEARS = 6
FIRST_YEAR = 1900  # see the parser of `annee`
_NAMED_AT_ONCE = 4 * OPTIONS  # a few of which may not be public

HEADINGS = {
    "personne": "Intervenants",
    "organisation": "Organisations",
    "theme": "Thèmes",
    "evenement": "Événements",
    "annee": "Années",
}
# Where those that are not among the most frequent are found: each has a page that leads to all its quotes.
_ALL = {
    "personne": ("people:list", "Tous les intervenants"),
    "organisation": ("organisations:list", "Tout l’annuaire"),
    "theme": ("articles:tags", "Tous les thèmes"),
    "evenement": ("events:list", "Tous les événements"),
}


class _Row(NamedTuple):
    pk: int
    parent_id: int
    speaker_id: int | None
    organisation_id: int | None
    event_id: int | None
    parent__event_id: int | None
    spoken_on: date


@dataclass(frozen=True)
class Option:
    label: str
    query: str
    count: int | None  # none when the window does not hold all that match


@dataclass(frozen=True)
class Group:
    heading: str
    options: list[Option]
    folded: list[Option] = field(default_factory=list)
    all_url: str = ""
    all_label: str = ""


@dataclass(frozen=True)
class Chosen:
    """A filter that is on; `query` is the address without it."""

    heading: str
    label: str
    query: str


@dataclass
class Facets:
    total: Count
    groups: list[Group] = field(default_factory=list)

    @property
    def window(self) -> str:
        return f"{WINDOW:_}".replace("_", "\u00a0")

    @property
    def ranked(self) -> int:
        return RANKED


def chosen_filters(filters: dict[str, str], owners: dict) -> list[Chosen]:
    return [Chosen(HEADINGS[name], _capital(str(owner)), query(filters | {name: ""})) for name, owner in owners.items()]


def facets_of(quotes: QuerySet[Quote], filters: dict[str, str]) -> Facets:
    """The most frequent options of each filter that is not on yet, given those that are."""
    total = bounded_count(quotes, WINDOW)
    rows = [_Row(*row) for row in quotes.values_list(*_Row._fields)[: RANKED if total.is_more else WINDOW]]
    groups = []
    for name, find in _FINDERS.items():
        if filters.get(name):
            continue
        found = find(rows) if name != "annee" or not total.is_more else _all_years(rows)
        options = [
            Option(label, query(filters | {name: value}), None if total.is_more else number)
            for value, label, number in found
        ]
        if options:
            groups.append(_group(name, options))
    return Facets(total, groups)


def _group(name: str, options: list[Option]) -> Group:
    if name == "annee":
        return Group(HEADINGS[name], options[:YEARS], options[YEARS:])
    route, label = _ALL[name]
    return Group(HEADINGS[name], options, all_url=reverse(route), all_label=label)


def query(filters: dict[str, str]) -> str:
    kept = {name: value for name, value in filters.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


Found = list[tuple[str, str, int]]  # value in the address, label, how many


_TOGETHER = Prepared(
    lambda quotes: Quote.co_speakers.through.objects.filter(quote__among=quotes).values_list("quote", "person")
)
_FUNCTIONS = Prepared(lambda people: Affiliation.objects.filter(person__among=people, organisation__isnull=False))
_BORNE = Prepared(
    lambda articles: TaggedArticle.objects.filter(content_object__among=articles).values_list("content_object", "tag")
)
_NAMED_PEOPLE = Prepared(
    lambda keys: (
        Person.objects.published().filter(pk__among=keys, is_unlisted=False).only("slug", "given_name", "family_name")
    )
)
_NAMED_HOUSES = Prepared(lambda keys: Organisation.objects.published().filter(pk__among=keys).only("slug", "name"))
_NAMED_TAGS = Prepared(lambda keys: Tag.objects.filter(pk__among=keys).only("slug", "name"))
_NAMED_EVENTS = Prepared(lambda keys: Event.objects.published().filter(pk__among=keys).only("slug", "name"))


def _people(rows: Sequence[_Row]) -> Found:
    speakers = {row.pk: {row.speaker_id} for row in rows}
    for quote, person in _TOGETHER(quotes=speakers.keys()):
        speakers[quote].add(person)
    return _most_frequent(speakers.values(), _NAMED_PEOPLE)


def _organisations(rows: Sequence[_Row]) -> Found:
    """The same rule as `organisations.ties.quote_keys`: spoken for, or by its people while they were in it."""
    functions = defaultdict(list)
    for function in _FUNCTIONS(people={row.speaker_id for row in rows if not row.organisation_id and row.speaker_id}):
        functions[function.person_id].append(function)

    def spoken_for(row: _Row) -> set[int]:
        if row.organisation_id:
            return {row.organisation_id}
        held = functions.get(row.speaker_id, ())
        return {function.organisation_id for function in held if function.holds_on(row.spoken_on)}

    return _most_frequent(map(spoken_for, rows), _NAMED_HOUSES)


def _themes(rows: Sequence[_Row]) -> Found:
    borne = defaultdict(set)
    for article, tag in _BORNE(articles={row.parent_id for row in rows}):
        borne[article].add(tag)
    return _most_frequent((borne[row.parent_id] for row in rows), _NAMED_TAGS, _capital)


def _events(rows: Sequence[_Row]) -> Found:
    return _most_frequent(({row.event_id or row.parent__event_id} for row in rows), _NAMED_EVENTS)


def _most_frequent(sets: Iterable[set], named: Prepared, label: Callable[[str], str] = str) -> Found:
    """Of the keys of records, those that most of the sets hold and that are public, by number, then by name."""
    counts = Counter(key for keys in sets for key in keys)
    del counts[None]
    order = sorted(counts, key=lambda key: (-counts[key], key))
    found: Found = []
    for first in range(0, len(order), _NAMED_AT_ONCE):
        records = named(keys=order[first : first + _NAMED_AT_ONCE])
        found += [(record.slug, label(record.name), counts[record.pk]) for record in records]
        if len(found) >= OPTIONS:
            break
    return sorted(found, key=lambda option: (-option[2], option[1].casefold()))[:OPTIONS]


def _years(rows: Sequence[_Row]) -> Found:
    """The newest first, as the list is."""
    counts = Counter(row.spoken_on.year for row in rows if row.spoken_on.year >= FIRST_YEAR)
    return [(str(year), str(year), counts[year]) for year in sorted(counts, reverse=True)]


def _said(order: str) -> Prepared:
    full = Quote.objects.full().filter(spoken_on__isnull=False)
    return Prepared(lambda: of_public(full, "parent").order_by(order).values_list("spoken_on")[:1])


_FIRST_SAID, _LAST_SAID = _said("spoken_on"), _said("-spoken_on")


def _all_years(rows: Sequence[_Row]) -> Found:
    """Every year that may hold quotes: those of the window, and all from the first to the last day of any quote.

    Two look-ups at the ends of an index; to ask each year whether it holds one would not be bounded.
    """
    ends = [*(day for (day,) in (*_FIRST_SAID(), *_LAST_SAID())), *(row.spoken_on for row in rows)]
    years = range(max(min(ends).year, FIRST_YEAR), max(ends).year + 1)
    return [(str(year), str(year), 0) for year in reversed(years)]


_FINDERS = {
    "personne": _people,
    "organisation": _organisations,
    "theme": _themes,
    "evenement": _events,
    "annee": _years,
}


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
