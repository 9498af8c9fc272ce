"""The people and organisations that an article names, beside those who speak in it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from articles.models import Article, DirectoryEntry, Mention
from articles.queries.cards import held_functions, known_names
from articles.rendering.mentions import ORGANISATION, PERSON
from organisations.models import Organisation
from people.models import Person
from portal.core.prepared import Given, Prepared

DIRECTORY = 5  # records at most under « Dans l’annuaire »
Record = Person | Organisation


@dataclass(frozen=True)
class NamedRecords:
    """Public records only. `directory` is « Dans l’annuaire »: chosen by hand, then accepted mentions."""

    directory: list[Organisation]
    about: list[Record]
    mentions: list[Record]


def named_records(article: Article) -> NamedRecords:
    """Two queries: one a kind of record, whatever the reasons for naming it.

    Where the body marks records of a kind, they come with what their cards tell.
    """
    people = _PEOPLE[PERSON in article.body_html](article=article.pk)
    houses = _HOUSES[ORGANISATION in article.body_html](article=article.pk)
    chosen = sorted((house for house in houses if house.entry), key=lambda house: (house.entry_rank, house.entry))
    directory = {house.pk: house for house in [*chosen, *_mentioned(houses)]}
    records = [*people, *houses]
    return NamedRecords(
        directory=list(directory.values())[:DIRECTORY],
        about=[record for record in records if record.is_subject],
        mentions=[record for record in _mentioned(records) if not record.is_subject],
    )


def _people(people: QuerySet[Person], article: Given) -> QuerySet[Person]:
    about = Article.about_people.through.objects.filter(article=article)
    return _named(people, "person", article, about=about)


def _houses(houses: QuerySet[Organisation], article: Given) -> QuerySet[Organisation]:
    about = Article.about_organisations.through.objects.filter(article=article)
    entries = DirectoryEntry.objects.filter(article=article)
    return _named(houses, "organisation", article, about=about, entries=entries)


def _named(records: QuerySet, name: str, article: Given, *, about: QuerySet, entries: QuerySet | None = None):
    """The public ones of `records`, each with why it is named: its mention, whether it is a subject, its entry."""
    mentions = Mention.objects.filter(article=article, state=Mention.State.ACCEPTED)
    ways = [way.order_by().values(name) for way in (mentions, about, entries) if way is not None]
    found = records.published().filter(pk__in=ways[0].union(*ways[1:]))
    found = _with_first(found, "mention", mentions, name)
    if entries is not None:
        found = _with_first(found, "entry", entries, name)
    return found.annotate(is_subject=Exists(about.filter(**{name: OuterRef("pk")}))).order_by("pk")


def _with_first(records: QuerySet, label: str, rows: QuerySet, name: str) -> QuerySet:
    """`records` with the key and the rank of their first row; None without any."""
    first = rows.filter(**{name: OuterRef("pk")}).order_by("ordering", "pk")
    return records.annotate(
        **{label: Subquery(first.values("pk")[:1]), f"{label}_rank": Subquery(first.values("ordering")[:1])}
    )


def _people_with_cards(article: Given) -> QuerySet[Person]:
    return _people(Person.objects.select_related("portrait").annotate(held_functions=held_functions()), article)


def _houses_with_cards(article: Given) -> QuerySet[Organisation]:
    return _houses(Organisation.objects.annotate(known_names=known_names()), article)


# Worded once for each, without and with what cards tell.
_PEOPLE = {
    False: Prepared(lambda article: _people(Person.objects.all(), article)),
    True: Prepared(_people_with_cards),
}
_HOUSES = {
    False: Prepared(lambda article: _houses(Organisation.objects.all(), article)),
    True: Prepared(_houses_with_cards),
}


def _mentioned(records: list[Record]) -> list[Record]:
    return sorted((record for record in records if record.mention), key=lambda r: (r.mention_rank, r.mention))
