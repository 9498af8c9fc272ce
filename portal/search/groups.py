"""Records found by their names, in groups of one kind: a bounded number of each, and of articles the newest only."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, Q, QuerySet, Value, When
from django.urls import reverse

from articles.models import Article, Event, Tag, TagSynonym
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from people.queries import presentation, with_presentation

SHOWN = 10  # of a group
WINDOW = 5_000  # articles: reading the titles of all of them takes longer as the site grows


@dataclass(frozen=True)
class Group:
    """What was found of one kind, and where all records of that kind are."""

    name: str
    title: str
    records: list
    has_more: bool
    everything: str
    everything_url: str


def found(key: str, words: list[str]) -> list[Group]:
    """The groups that hold something. `key` is the folded query, every one of whose `words` must match."""
    if not words:
        return []
    groups = [
        _group("people", "Personnes", _people(key, words), "Tous les intervenants", "people:list"),
        _group("organisations", "Organisations", _organisations(key, words), "Tout l’annuaire", "organisations:list"),
        _group("themes", "Thèmes", _themes(key, words), "Tous les thèmes", "articles:tags"),
        _group("events", "Événements", _events(key, words), "Tous les événements", "events:list"),
        _group("articles", "Articles", _articles(words), "Tous les articles", "articles:list"),
    ]
    for group in groups:
        if group.name == "people":
            for person in group.records:
                person.presentation = presentation(person)
    return [group for group in groups if group.records]


def _group(name: str, title: str, records: QuerySet, everything: str, address: str) -> Group:
    rows = list(records[: SHOWN + 1])
    return Group(name, title, rows[:SHOWN], len(rows) > SHOWN, everything, reverse(address))


def _people(key, words):
    """But those who asked to be left out of lists."""
    people = with_presentation(Person.objects.published().filter(is_unlisted=False))
    other = PersonName.objects.order_by()
    return _named(people, key, words, lambda word: other.filter(name_key__contains=word).values("person"))


def _organisations(key, words):
    records, other = Organisation.objects.published().with_names(), OrganisationName.objects.order_by()
    return _named(records, key, words, lambda word: other.filter(name_key__contains=word).values("organisation"))


def _themes(key, words):
    other = TagSynonym.objects.order_by()
    return _named(Tag.objects.published(), key, words, lambda word: other.filter(name_key__contains=word).values("tag"))


def _events(key, words):
    return _named(Event.objects.published(), key, words, lambda _word: Event.objects.none().values("pk"))


def _named(records: QuerySet, key: str, words: list[str], by_other_names: Callable[[str], QuerySet]) -> QuerySet:
    """`records` of which each word stands in the name, or in another of their names; the nearest names first."""
    for word in words:
        records = records.filter(Q(name_key__contains=word) | Q(pk__in=by_other_names(word)))
    nearness = Case(When(name_key=key, then=0), When(name_key__startswith=key, then=1), default=Value(2))
    return records.order_by(nearness, "name_key", "pk")


def _articles(words):
    articles = Article.objects.published().newest_first().with_card()
    if oldest := window_start():
        articles = articles.filter(published_at__gte=oldest)
    for word in words:
        articles = articles.filter(title_key__contains=word)
    return articles


def window_start():
    """The date of the oldest article that is looked at; None when all are."""
    dates = Article.objects.published().order_by("-published_at").values_list("published_at", flat=True)
    return dates[WINDOW : WINDOW + 1].first()
