"""What the page of a theme tells beside its articles, at a cost that does not grow with the theme.

Everything is read from its newest articles, which are all of them but for the largest themes: the newest COUNTED for
the number of articles and of quotes, the newest RANKED for who speaks there and what comes with it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Event, Feature, FeatureCount, Quote, Tag
from articles.queries.tied import tied_to
from articles.recommendations.features import Kind, code_of
from articles.trends import borne, themes_by_key
from organisations.cards import quote_cards
from organisations.models import Organisation
from people.models import Person
from portal.core.activity import Activity, counts_by_month
from portal.core.by_address import ByAddress
from portal.core.counting import LIMIT, Count
from portal.core.prepared import Given, Prepared

COUNTED, RANKED = LIMIT, 150
TOGETHER = 100  # articles of one second, at most, that are put in order
SHOWN = 12  # people, organisations, themes
QUOTES, EVENTS = 5, 6


@dataclass(frozen=True)
class Ranking:
    """Public records tied to a theme: how many, and the first of them, with the number of their articles."""

    total: Count
    first: list

    @property
    def is_whole(self) -> bool:
        return not self.total.is_more and self.total.value == len(self.first)


class _Ranked:
    """Of the records of some articles, those that are `public`: by the number of articles, then as it has them."""

    def __init__(self, public: Callable[[Given], QuerySet]):
        self._listed = Prepared(lambda keys: public(keys).values_list("pk"))
        self._records = Prepared(public)

    def __call__(self, counts: Mapping[int, int]) -> Ranking:
        listed = [pk for (pk,) in self._listed(keys=list(counts))] if counts else []
        first = sorted(listed, key=lambda record: -counts[record])[:SHOWN]
        records = {record.pk: record for record in self._records(keys=first)} if first else {}
        return Ranking(Count(len(listed)), [(records[record], counts[record]) for record in first if record in records])


public_theme = ByAddress(lambda: Tag.objects.published().select_related("organisation"), "synonyms")


def articles_of(tag: Tag | Given) -> QuerySet:
    return Article.objects.published().filter(tagged__tag=tag).newest_first()


def _newest(code: Given, until: Given) -> QuerySet:
    """From the rows that tell what articles are about: those of a theme stand in the order of time, while the links to
    it would all have to be read. Planned articles have rows too: `until` leaves them out.
    """
    known = Feature.objects.filter(code=code, moment__lte=until).order_by("-moment", "-article")
    return known.values_list("article", "moment")[: COUNTED + 1]


_NEWEST = Prepared(_newest)


def newest_of(tag: Tag) -> list[tuple[int, int]]:
    """Its newest articles and when they appeared, in seconds since 1970; one more than are counted when there are."""
    return _NEWEST(code=code_of(Kind.THEME, tag.pk), until=int(timezone.now().timestamp()))


def first_of(newest: Sequence[tuple[int, int]], count: int) -> list[int]:
    """The first `count` of `newest_of`, and those of the same second as the last, which may come before it: the order
    of articles that appeared together is that of their numbers.
    """
    if len(newest) <= count:
        return [article for article, _moment in newest]
    last = newest[count - 1][1]
    return [article for article, moment in newest[: count + TOGETHER] if moment >= last]


def about_theme(tag: Tag, newest: Sequence[tuple[int, int]]) -> dict:
    """All that surrounds the articles of a theme, from `newest_of`."""
    counted, ranked = ([article for article, _moment in newest[:size]] for size in (COUNTED, RANKED))
    tied, is_partial = tied_to(ranked), len(newest) > RANKED
    return {
        "article_count": Count(len(counted), is_more=len(newest) > COUNTED),
        "quote_count": _quote_count(counted) if is_partial else _at_most(len(tied.full_quotes)),
        "is_partial": is_partial,
        "activity": Activity(counts_by_month(moment for _article, moment in newest[:COUNTED])),
        "quotes": quote_cards(_of_many_articles(tied.full_quotes)),
        "people": _PEOPLE(tied.people),
        "organisations": _HOUSES(tied.organisations),
        "events": _events(tied.events),
        "themes": related_themes(tag, ranked),
    }


def _at_most(number: int) -> Count:
    return Count(min(number, LIMIT), is_more=number > LIMIT)


_SOME_QUOTES = Prepared(
    lambda articles: Quote.objects.full().filter(parent__among=articles).order_by().values_list("pk")[: LIMIT + 1]
)


def _quote_count(articles: Sequence[int]) -> Count:
    """Of articles that are public, as their quotes then are."""
    return _at_most(len(_SOME_QUOTES(articles=articles)))


def _of_many_articles(quotes: Sequence[tuple[int, int]]) -> list[int]:
    """The first of them, of as many articles as there can be: one text of many quotes does not hide the others."""
    first: dict[int, int] = {}
    others = []
    for quote, article in quotes:
        if first.setdefault(article, quote) != quote:
            others.append(quote)
    return [*first.values(), *others][:QUOTES]


def _people(keys: Given) -> QuerySet:
    """But those who asked to be left out of lists."""
    listed = Person.objects.published().filter(pk__among=keys, is_unlisted=False)
    return listed.select_related("portrait").order_by("sort_key", "pk")


_PEOPLE = _Ranked(_people)
_HOUSES = _Ranked(lambda keys: Organisation.objects.published().filter(pk__among=keys).order_by("name_key", "pk"))
_EVENTS = Prepared(lambda keys: Event.objects.published().filter(pk__among=keys).newest_first())


def _events(keys: Collection[int]) -> Ranking:
    """The newest first."""
    events = _EVENTS(keys=list(keys)) if keys else []
    return Ranking(_at_most(len(events)), events[:EVENTS])


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
