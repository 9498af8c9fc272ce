"""What the page of a theme tells beside its articles, at a cost that does not grow with the theme.

Everything is read from its newest articles, which are all of them but for the largest themes: the newest COUNTED for
the number of articles and of quotes, the newest RANKED for who speaks there and what comes with it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from articles.models import (
    Article,
    DirectoryEntry,
    Event,
    FeatureCount,
    Intervention,
    Mention,
    Quote,
    Tag,
    TaggedArticle,
)
from articles.recommendations.features import Kind, code_of
from articles.trends import borne, themes_by_key
from organisations.cards import quote_cards
from organisations.models import Organisation
from people.models import Person
from portal.core.activity import Activity, counts_by_month
from portal.core.by_address import ByAddress
from portal.core.counting import LIMIT, Count
from portal.core.prepared import Given, Prepared
from portal.core.publishing import of_public
from portal.core.sql import sorted_after

COUNTED, RANKED = LIMIT, 150
SHOWN = 12  # people, organisations, themes
QUOTES, EVENTS = 5, 6
QUOTES_READ = 100  # to choose them


@dataclass(frozen=True)
class Ranking:
    """Public records tied to a theme: how many, and the first of them, with the number of their articles."""

    total: Count
    first: list

    @property
    def is_whole(self) -> bool:
        return not self.total.is_more and self.total.value == len(self.first)


def _accepted_mentions() -> QuerySet:
    return Mention.objects.filter(state=Mention.State.ACCEPTED)


def _pairs(rows, record: str, article: str, articles: Given) -> QuerySet:
    """Which record is tied to which of the articles. What is public is judged afterwards, once for each record."""
    tied = rows.filter(**{f"{article}__among": articles, f"{record}__isnull": False})
    return tied.order_by().values_list(record, article)


class _Ranked:
    """The records tied to articles (`pairs`) that are public, by the number of articles, then as `public` has them."""

    def __init__(self, pairs: Callable[[Given], QuerySet], public: Callable[[Given], QuerySet]):
        self._pairs = Prepared(pairs)
        self._listed = Prepared(lambda keys: public(keys).values_list("pk"))
        self._records = Prepared(public)

    def __call__(self, articles: Sequence[int]) -> Ranking:
        counts = Counter(record for record, _article in self._pairs(articles=articles))
        listed = [pk for (pk,) in self._listed(keys=counts.keys())]
        first = sorted(listed, key=lambda record: -counts[record])[:SHOWN]
        records = {record.pk: record for record in self._records(keys=first)}
        return Ranking(Count(len(listed)), [(records[record], counts[record]) for record in first if record in records])


public_theme = ByAddress(lambda: Tag.objects.published().select_related("organisation"), "synonyms")


def articles_of(tag: Tag | Given) -> QuerySet:
    return Article.objects.published().filter(tagged__tag=tag).newest_first()


def _newest(tag: Given) -> QuerySet:
    """The same, from the links to the theme."""
    tagged = of_public(TaggedArticle.objects.filter(tag=tag), "content_object")
    newest = tagged.order_by("-content_object__published_at", "-content_object__number", "-content_object_id")
    return sorted_after(newest).values_list("content_object", "content_object__published_at")[: COUNTED + 1]


_NEWEST = Prepared(_newest)


def newest_of(tag: Tag) -> list[tuple[int, datetime]]:
    """Its newest articles and when they appeared; one more than are counted when there are as many."""
    return _NEWEST(tag=tag.pk)


def about_theme(tag: Tag, newest: Sequence[tuple[int, datetime]]) -> dict:
    """All that surrounds the articles of a theme, from `newest_of`."""
    counted, ranked = ([article for article, _moment in newest[:size]] for size in (COUNTED, RANKED))
    return {
        "article_count": Count(len(counted), is_more=len(newest) > COUNTED),
        "quote_count": _quote_count(counted),
        "is_partial": len(newest) > RANKED,
        "activity": Activity(counts_by_month(moment for _article, moment in newest[:COUNTED])),
        "quotes": quotes_in(ranked),
        "people": people_in(ranked),
        "organisations": organisations_in(ranked),
        "events": events_in(ranked),
        "themes": related_themes(tag, ranked),
    }


def _quotes(articles: Given) -> QuerySet:
    return Quote.objects.published().full().filter(parent__among=articles)


_NEWEST_QUOTES = Prepared(lambda articles: _quotes(articles).newest_first().values_list("pk", "parent")[:QUOTES_READ])
_SOME_QUOTES = Prepared(lambda articles: _quotes(articles).order_by().values_list("pk")[: LIMIT + 1])


def _quote_count(articles: Sequence[int]) -> Count:
    found = len(_SOME_QUOTES(articles=articles))
    return Count(min(found, LIMIT), is_more=found > LIMIT)


def quotes_in(articles: Sequence[int]) -> list[Quote]:
    """The newest, of as many articles as there can be: one text of many quotes does not hide the others."""
    first: dict[int, int] = {}
    others = []
    for quote, article in _NEWEST_QUOTES(articles=articles):
        if first.setdefault(article, quote) != quote:
            others.append(quote)
    return quote_cards([*first.values(), *others][:QUOTES])


def _speaking(articles: Given) -> QuerySet:
    return _pairs(Quote.objects, "speaker", "parent", articles).union(
        _pairs(Quote.objects, "co_speakers", "parent", articles),
        _pairs(Quote.objects, "about", "parent", articles),
        _pairs(Intervention.objects, "person", "parent", articles),
        _pairs(_accepted_mentions(), "person", "article", articles),
        _pairs(Article.objects, "about_people", "pk", articles),
    )


def _people(keys: Given) -> QuerySet:
    listed = Person.objects.published().filter(pk__among=keys, is_unlisted=False)
    return listed.select_related("portrait").order_by("sort_key", "pk")


_PEOPLE = _Ranked(_speaking, _people)


def people_in(articles: Sequence[int]) -> Ranking:
    """Those who speak or are named there, but those who asked to be left out of lists."""
    return _PEOPLE(articles)


def _houses(articles: Given) -> QuerySet:
    return _pairs(Quote.objects, "organisation", "parent", articles).union(
        _pairs(_accepted_mentions(), "organisation", "article", articles),
        _pairs(DirectoryEntry.objects, "organisation", "article", articles),
        _pairs(Article.objects, "about_organisations", "pk", articles),
    )


_HOUSES = _Ranked(
    _houses, lambda keys: Organisation.objects.published().filter(pk__among=keys).order_by("name_key", "pk")
)


def organisations_in(articles: Sequence[int]) -> Ranking:
    """Those that speak or are named there."""
    return _HOUSES(articles)


_HELD = Prepared(
    lambda articles: _pairs(Article.objects, "event", "pk", articles).union(
        _pairs(Quote.objects, "event", "parent", articles)
    )
)
_EVENTS = Prepared(lambda keys: Event.objects.published().filter(pk__among=keys).newest_first())


def events_in(articles: Sequence[int]) -> Ranking:
    """The events of these articles and of their quotes, the newest first."""
    keys = {event for event, _article in _HELD(articles=articles)}
    events = _EVENTS(keys=keys) if keys else []
    return Ranking(Count(min(len(events), LIMIT), is_more=len(events) > LIMIT), events[:EVENTS])


_COMMON = Prepared(lambda codes: FeatureCount.objects.filter(code__among=codes).values_list("code", "number"))


def related_themes(tag: Tag, articles: Sequence[int]) -> list[Tag]:
    """The themes that come with this one among the newest articles, more often than they come at all.

    The share of a theme among the newest articles of this one, over its share among all articles (the lift of
    association rules), times how often they meet: the constants fall away and leave n² / (df + 1). Ties by n, then by
    name.
    """
    together = borne(articles)
    together.pop(tag.pk, None)
    first = sorted(together, key=lambda theme: (-together[theme], theme))[: SHOWN * 4]
    codes = {code_of(Kind.THEME, theme): theme for theme in first}
    overall = {codes[code]: number for code, number in _COMMON(codes=codes.keys())} if codes else {}
    themes = themes_by_key(first).values()

    def order(theme: Tag):
        n = together[theme.pk]
        return -(n * n) / (overall.get(theme.pk, 0) + 1), -n, theme.name_key

    return sorted(themes, key=order)[:SHOWN]
