"""What makes two articles alike: events, speakers, themes… each with a weight and a code of its own."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from django.db.models import QuerySet

from articles.models import Article, DirectoryEntry, Intervention, Mention, Quote, TaggedArticle
from portal.core.publishing import Status

ALL = 0  # the code under which articles themselves are counted
_KIND_BITS = 3
_KIND_MASK = (1 << _KIND_BITS) - 1


class Kind(IntEnum):
    EVENT = 1
    SPEAKER = 2
    THEME = 3
    PERSON = 4  # somebody who speaks or is named
    ORGANISATION = 5
    SERIES = 6


# How much a shared feature says, in tenths. Measured: see the record of decision.
WEIGHTS = {
    Kind.EVENT: 20,
    Kind.SPEAKER: 13,
    Kind.THEME: 10,
    Kind.PERSON: 8,
    Kind.ORGANISATION: 7,
    Kind.SERIES: 10,
}


_WEIGHTS = {int(kind): weight for kind, weight in WEIGHTS.items()}  # an enumeration is slow to look up


class Traits(NamedTuple):
    """What is compared of an article. `moment`: of its publication, in seconds since 1970; `codes` ascend."""

    article: int
    moment: int
    number: int
    codes: tuple[int, ...]

    @property
    def packed(self) -> str:
        return " ".join(map(str, self.codes))


def code_of(kind: Kind, key: int) -> int:
    return key << _KIND_BITS | kind


def kind_of(code: int) -> Kind:
    return Kind(code & _KIND_MASK)


def is_of(kind: Kind, code: int) -> bool:
    return code & _KIND_MASK == kind


def weight_of(code: int) -> int:
    return _WEIGHTS[code & _KIND_MASK]


def key_of(code: int) -> int:
    return code >> _KIND_BITS


def unpacked(features: str) -> tuple[int, ...]:
    return tuple(map(int, features.split()))


def without_implied(shared: Collection[int]) -> list[int]:
    """`shared` without what says nothing more: who speaks is present, an edition of an event is of its series."""
    held = set(shared)
    has_event = any(is_of(Kind.EVENT, code) for code in held)
    return sorted(
        code
        for code in held
        if not (is_of(Kind.PERSON, code) and code - Kind.PERSON + Kind.SPEAKER in held)
        and not (has_event and is_of(Kind.SERIES, code))
    )


def traits_of(articles: Collection[int]) -> dict[int, Traits]:
    """The traits of those that are public or planned, read from their records in ten queries."""
    rows = Article.objects.filter(pk__in=articles, status=Status.PUBLISHED).order_by()
    dates = {pk: (moment, number) for pk, moment, number in rows.values_list("pk", "published_at", "number")}
    codes = codes_of(dates)
    return {
        pk: Traits(pk, int(moment.timestamp()), number, tuple(sorted(codes[pk])))
        for pk, (moment, number) in dates.items()
    }


def codes_of(articles: Collection[int]) -> dict[int, set[int]]:
    """The codes of each article as its records stand, public or not."""
    found: dict[int, set[int]] = defaultdict(set)
    if not articles:
        return found
    for kind, rows in _named(list(articles)):
        for article, key in rows:
            if key is not None:
                found[article].add(code_of(kind, key))
                if kind == Kind.SPEAKER:
                    found[article].add(code_of(Kind.PERSON, key))
    return found


def _named(keys: list[int]) -> Iterator[tuple[Kind, Iterable[tuple[int, int | None]]]]:
    quotes, articles = Quote.objects.filter(parent__in=keys), Article.objects.filter(pk__in=keys)
    mentions = Mention.objects.filter(article__in=keys, state=Mention.State.ACCEPTED)
    entries = DirectoryEntry.objects.filter(article__in=keys)
    tagged = TaggedArticle.objects.filter(content_object__in=keys)
    for article, theme, organisation in _rows(tagged, "content_object", "tag", "tag__organisation"):
        yield Kind.THEME, [(article, theme)]
        yield Kind.ORGANISATION, [(article, organisation)]  # a theme named after it is about it
    for article, event, parent, series in _rows(articles, "pk", "event", "event__parent", "event__series"):
        yield Kind.EVENT, [(article, event), (article, parent)]
        yield Kind.SERIES, [(article, series)]
    for article, event, speaker, organisation, series in _rows(
        quotes, "parent", "event", "speaker", "organisation", "event__series"
    ):
        yield Kind.EVENT, [(article, event)]
        yield Kind.SERIES, [(article, series)]
        yield Kind.SPEAKER, [(article, speaker)]
        yield Kind.ORGANISATION, [(article, organisation)]
    yield Kind.SPEAKER, _pairs(quotes, "parent", "co_speakers")
    yield Kind.SPEAKER, _pairs(Intervention.objects.filter(parent__in=keys), "parent", "person")
    yield Kind.PERSON, _pairs(quotes, "parent", "about")
    yield Kind.PERSON, _pairs(articles, "pk", "about_people")
    yield Kind.ORGANISATION, _pairs(articles, "pk", "about_organisations")
    yield Kind.ORGANISATION, _pairs(entries, "article", "organisation")
    for article, person, organisation in _rows(mentions, "article", "person", "organisation"):
        yield Kind.PERSON, [(article, person)]
        yield Kind.ORGANISATION, [(article, organisation)]


def _pairs(rows: QuerySet, article: str, record: str) -> Iterable[tuple[int, int]]:
    return _rows(rows.filter(**{f"{record}__isnull": False}), article, record)


def _rows(rows: QuerySet, *names: str) -> QuerySet:
    return rows.order_by().values_list(*names).distinct()
