"""Who and what some articles are tied to: each table is read once for all of them, and counted here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from django.db.models import QuerySet, Value

from articles.models import Article, DirectoryEntry, Intervention, Mention, Quote
from portal.core.prepared import Given, Prepared


class _What(IntEnum):
    PERSON, ORGANISATION, EVENT = range(3)


class _Quoted(NamedTuple):
    pk: int
    parent: int
    region: str
    ordering: int
    kind: str
    speaker: int | None
    organisation: int | None
    event: int | None


@dataclass(frozen=True)
class Tied:
    """`people`, `organisations`: the number of articles of each, by key, public or not. `events`: their keys.

    `full_quotes`: the quote and its article, in the order of the articles, then as they are printed there.
    """

    people: Counter[int]
    organisations: Counter[int]
    events: set[int]
    full_quotes: list[tuple[int, int]]


def tied_to(articles: Sequence[int]) -> Tied:
    """Three queries. Those who speak, are spoken of, are named or take part, on their own or for an organisation."""
    quotes = [_Quoted(*row) for row in _QUOTES(articles=articles)]
    parents = {quote.pk: quote.parent for quote in quotes}
    ties = set(_NAMED(articles=articles))
    ties.update((parents[quote], person, _What.PERSON) for quote, person in _beside(parents))
    for quote in quotes:
        told = ((quote.speaker, _What.PERSON), (quote.organisation, _What.ORGANISATION), (quote.event, _What.EVENT))
        ties.update((quote.parent, key, what) for key, what in told if key is not None)
    return Tied(
        people=Counter(key for _article, key, what in ties if what == _What.PERSON),
        organisations=Counter(key for _article, key, what in ties if what == _What.ORGANISATION),
        events={key for _article, key, what in ties if what == _What.EVENT},
        full_quotes=_full(articles, quotes),
    )


def _full(articles: Sequence[int], quotes: Iterable[_Quoted]) -> list[tuple[int, int]]:
    ranks = {article: rank for rank, article in enumerate(articles)}
    full = [quote for quote in quotes if quote.kind == Quote.Kind.FULL]
    full.sort(key=lambda quote: (ranks[quote.parent], quote.region, quote.ordering, quote.pk))
    return [(quote.pk, quote.parent) for quote in full]


def _quotes(articles: Given) -> QuerySet:
    return Quote.objects.filter(parent__among=articles).order_by().values_list(*_Quoted._fields)


_QUOTES = Prepared(_quotes)


def _people_beside(quotes: Given) -> QuerySet:
    """Of these quotes, those who say it with the speaker and those whom it is about."""
    rows = [tied.through.objects.filter(quote__among=quotes) for tied in (Quote.co_speakers, Quote.about)]
    co_speakers, about = (each.order_by().values_list("quote", "person") for each in rows)
    return co_speakers.union(about)


_BESIDE = Prepared(_people_beside)


def _beside(quotes: dict[int, int]) -> list[tuple[int, int]]:
    return _BESIDE(quotes=list(quotes)) if quotes else []


def _named(articles: Given) -> QuerySet:
    accepted = Mention.objects.filter(state=Mention.State.ACCEPTED)

    def told(rows, article: str, key: str, what: _What) -> QuerySet:
        tied = rows.filter(**{f"{article}__among": articles, f"{key}__isnull": False})
        return tied.order_by().values_list(article, key, Value(int(what)))

    return told(accepted, "article", "person", _What.PERSON).union(
        told(Intervention.objects, "parent", "person", _What.PERSON),
        told(Article.about_people.through.objects, "article", "person", _What.PERSON),
        told(accepted, "article", "organisation", _What.ORGANISATION),
        told(DirectoryEntry.objects, "article", "organisation", _What.ORGANISATION),
        told(Article.about_organisations.through.objects, "article", "organisation", _What.ORGANISATION),
        told(Article.objects, "pk", "event", _What.EVENT),
        all=True,
    )


_NAMED = Prepared(_named)
