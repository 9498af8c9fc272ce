"""The ways to narrow a list of quotes, each with how many it leaves: what a link promises is what its page shows.

Everything is read from the latest quotes that match, `WINDOW` of them at most, so that the cost does not follow
the size of the corpus. Where more match, no figure is given: it would not be what the link leads to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from articles.models import Event, Quote, Tag, TaggedArticle
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.counting import Count
from portal.core.publishing import of_public

WINDOW = 1000
OPTIONS = 12  # of people, organisations, themes, events; of years all, these ones unfolded:
YEARS = 6
FIRST_YEAR = 1900  # see the parser of `annee`

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
_COLUMNS = (
    "pk",
    "parent_id",
    "speaker_id",
    "organisation_id",
    "event_id",
    "parent__event_id",
    "spoken_on",
)


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


def chosen_filters(filters: dict[str, str], owners: dict) -> list[Chosen]:
    return [Chosen(HEADINGS[name], _capital(str(owner)), query(filters | {name: ""})) for name, owner in owners.items()]


def facets_of(quotes: QuerySet[Quote], filters: dict[str, str]) -> Facets:
    """The most frequent options of each filter that is not on yet, given those that are."""
    rows = list(quotes.values(*_COLUMNS)[: WINDOW + 1])
    total = Count(min(len(rows), WINDOW), is_more=len(rows) > WINDOW)
    rows = rows[:WINDOW]
    groups = []
    for name, count in _COUNTERS.items():
        if filters.get(name):
            continue
        found = count(rows) if name != "annee" or not total.is_more else _all_years(rows)
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
    return Group(HEADINGS[name], options[:OPTIONS], all_url=reverse(route), all_label=label)


def query(filters: dict[str, str]) -> str:
    kept = {name: value for name, value in filters.items() if value}
    return f"?{urlencode(kept)}" if kept else ""


Found = list[tuple[str, str, int]]  # value in the address, label, how many


def _people(rows: list[dict]) -> Found:
    speakers = {row["pk"]: {row["speaker_id"]} for row in rows}
    together = Quote.co_speakers.through.objects.filter(quote_id__in=list(speakers))
    for quote, person in together.values_list("quote_id", "person_id"):
        speakers[quote].add(person)
    counts = _counted(speakers.values())
    people = Person.objects.published().filter(pk__in=list(counts), is_unlisted=False)
    names = people.only("slug", "given_name", "family_name")
    return _sorted([(person.slug, person.name, counts[person.pk]) for person in names])


def _organisations(rows: list[dict]) -> Found:
    """The same rule as `organisations.queries.quotes_of`: spoken for, or by its people while they were in it."""
    people = {row["speaker_id"] for row in rows if row["organisation_id"] is None and row["speaker_id"]}
    functions = defaultdict(list)
    for function in Affiliation.objects.filter(person__in=people, organisation__isnull=False):
        functions[function.person_id].append(function)

    def spoken_for(row: dict) -> set[int]:
        if row["organisation_id"]:
            return {row["organisation_id"]}
        held = functions[row["speaker_id"]]
        return {function.organisation_id for function in held if function.holds_on(row["spoken_on"])}

    counts = _counted(spoken_for(row) for row in rows)
    houses = Organisation.objects.published().filter(pk__in=list(counts)).only("slug", "name")
    return _sorted([(house.slug, house.name, counts[house.pk]) for house in houses])


def _themes(rows: list[dict]) -> Found:
    borne = defaultdict(set)
    articles = {row["parent_id"] for row in rows}
    for article, tag in TaggedArticle.objects.filter(content_object__in=articles).values_list("content_object", "tag"):
        borne[article].add(tag)
    counts = _counted(borne[row["parent_id"]] for row in rows)
    tags = Tag.objects.filter(pk__in=list(counts)).only("slug", "name")
    return _sorted([(tag.slug, _capital(tag.name), counts[tag.pk]) for tag in tags])


def _events(rows: list[dict]) -> Found:
    counts = _counted({row["event_id"] or row["parent__event_id"]} for row in rows)
    events = Event.objects.published().filter(pk__in=list(counts)).only("slug", "name")
    return _sorted([(event.slug, event.name, counts[event.pk]) for event in events])


def _years(rows: list[dict]) -> Found:
    """The newest first, as the list is."""
    counts = Counter(row["spoken_on"].year for row in rows if row["spoken_on"].year >= FIRST_YEAR)
    return [(str(year), str(year), counts[year]) for year in sorted(counts, reverse=True)]


def _all_years(rows: list[dict]) -> Found:
    """Every year that may hold quotes: those of the window, and all from the first to the last day of any quote.

    Two look-ups at the ends of an index; to ask each year whether it holds one would not be bounded.
    """
    full = Quote.objects.full().filter(spoken_on__isnull=False)
    dated = of_public(full, "parent").values_list("spoken_on", flat=True)
    ends = [*dated.order_by("spoken_on")[:1], *dated.order_by("-spoken_on")[:1], *(row["spoken_on"] for row in rows)]
    years = range(max(min(ends).year, FIRST_YEAR), max(ends).year + 1)
    return [(str(year), str(year), 0) for year in reversed(years)]


_COUNTERS = {
    "personne": _people,
    "organisation": _organisations,
    "theme": _themes,
    "evenement": _events,
    "annee": _years,
}


def _counted(sets: Iterable[set[int]]) -> Counter:
    counts = Counter(key for keys in sets for key in keys)
    del counts[None]
    return counts


def _sorted(found: Found) -> Found:
    return sorted(found, key=lambda option: (-option[2], option[1].casefold()))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
