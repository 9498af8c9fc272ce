"""Records found by their names, in groups of one kind: a bounded number of each, and of articles the newest only."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Q, QuerySet, Value, When
from django.urls import reverse

from articles.models import Article, Event, Tag, TagSynonym
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from people.queries import present
from portal.search.voices import count_quotes

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


def found(key: str, words: list[str], oldest: datetime | None) -> list[Group]:
    """The groups that hold something. `key` is the folded query, every one of whose `words` must match.

    `oldest` is where the articles that are looked at begin (see `window_start`).
    """
    if not words:
        return []
    kinds = named_kinds()
    groups = [
        _group("people", "Intervenants", kinds["people"].bearing(key, words), "Tous les intervenants", "people:list"),
        _group(
            *("organisations", "Organisations", kinds["organisations"].bearing(key, words)),
            *("Tout l’annuaire", "organisations:list"),
        ),
        _group("themes", "Thèmes", kinds["themes"].bearing(key, words), "Tous les thèmes", "articles:tags"),
        _group("events", "Événements", kinds["events"].bearing(key, words), "Tous les événements", "events:list"),
        _group("articles", "Articles", _titled(words, oldest), "Tous les articles", "articles:list"),
    ]
    shown = next(group.records for group in groups if group.name == "people")
    present(shown)
    count_quotes(shown)
    return [group for group in groups if group.records]


def _group(name: str, title: str, records: QuerySet, everything: str, address: str) -> Group:
    rows = list(records[: SHOWN + 1])
    return Group(name, title, rows[:SHOWN], len(rows) > SHOWN, everything, reverse(address))


@dataclass(frozen=True)
class NamedKind:
    """Public records, and the other names under which they are found: rows that lead to them by `owner`."""

    records: QuerySet
    other_names: QuerySet | None = None
    owner: str = ""

    def bears(self, word: str) -> Q:
        """Whether the folded `word` stands in the name of a record, or in another of its names."""
        named = Q(name_key__contains=word)
        if self.other_names is None:
            return named
        return named | Q(pk__in=self.other_names.order_by().filter(name_key__contains=word).values(self.owner))

    def bearing(self, key: str, words: list[str]) -> QuerySet:
        """The records that bear each word; the nearest names first."""
        records = self.records
        for word in words:
            records = records.filter(self.bears(word))
        nearness = Case(When(name_key=key, then=0), When(name_key__startswith=key, then=1), default=Value(2))
        return records.order_by(nearness, "name_key", "pk")


def named_kinds() -> dict[str, NamedKind]:
    """But people who asked to be left out of lists."""
    return {
        "people": NamedKind(
            Person.objects.published().filter(is_unlisted=False), PersonName.objects.all(), owner="person"
        ),
        "organisations": NamedKind(
            Organisation.objects.published().with_names(), OrganisationName.objects.all(), owner="organisation"
        ),
        "themes": NamedKind(Tag.objects.published(), TagSynonym.objects.all(), owner="tag"),
        "events": NamedKind(Event.objects.published()),
    }


def articles_from(oldest: datetime | None) -> QuerySet:
    articles = Article.objects.published()
    return articles.filter(published_at__gte=oldest) if oldest else articles


def _titled(words, oldest):
    articles = articles_from(oldest).newest_first().with_card()
    for word in words:
        articles = articles.filter(title_key__contains=word)
    return articles


def window_start() -> datetime | None:
    """The date of the oldest article that is looked at; None when there are no more than are looked at."""
    dates = Article.objects.published().order_by("-published_at").values_list("published_at", flat=True)
    last_and_next = list(dates[WINDOW - 1 : WINDOW + 1])
    return last_and_next[0] if len(last_and_next) == 2 else None
