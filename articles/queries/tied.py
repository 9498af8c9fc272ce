"""Who and what some articles are tied to: each table is read once for all of them, and counted here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from django.db.models import QuerySet, Value

from articles.models import Article, DirectoryEntry, Intervention, Mention, Quote
from portal.core.prepared import Given, Prepared


class _What(IntEnum):
    PERSON, ORGANISATION, EVENT = range(3)


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
    quotes = _QUOTES(articles=articles)
    parents = {quote: article for quote, article, *_others in quotes}
    ties = set(_NAMED(articles=articles))
    ties.update((parents[quote], person, _What.PERSON) for quote, person in _beside(parents))
    for _quote, article, _place, _rank, _kind, speaker, organisation, event in quotes:
        told = ((speaker, _What.PERSON), (organisation, _What.ORGANISATION), (event, _What.EVENT))
        ties.update((article, key, what) for key, what in told if key is not None)
    return Tied(
        people=Counter(key for _article, key, what in ties if what == _What.PERSON),
        organisations=Counter(key for _article, key, what in ties if what == _What.ORGANISATION),
        events={key for _article, key, what in ties if what == _What.EVENT},
        full_quotes=_full(articles, quotes),
    )


def _full(articles: Sequence[int], quotes: Iterable[tuple]) -> list[tuple[int, int]]:
    ranks = {article: rank for rank, article in enumerate(articles)}
    full = [row for row in quotes if row[4] == Quote.Kind.FULL]
    full.sort(key=lambda row: (ranks[row[1]], *row[2:4], row[0]))
    return [row[:2] for row in full]


def _quotes(articles: Given) -> QuerySet:
    told = ("pk", "parent", "region", "ordering", "kind", "speaker", "organisation", "event")
    return Quote.objects.filter(parent__among=articles).order_by().values_list(*told)


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
