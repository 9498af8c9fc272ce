"""What the page of a theme tells beside its articles, at a cost that does not grow with the theme.

Everything is read from its newest articles, which are all of them but for the largest themes: the newest COUNTED for
the number of articles and of quotes, the newest RANKED for who speaks there and what comes with it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import QuerySet

from articles.models import Article, DirectoryEntry, Event, Intervention, Mention, Quote, Tag, TaggedArticle
from articles.queries.quotes import published_quotes
from articles.trends import newest_ids
from organisations.models import Organisation
from people.models import Person
from portal.core.activity import Activity, counts_by_month
from portal.core.counting import LIMIT, Count, bounded_count

COUNTED, RANKED = LIMIT, 500
SHOWN = 12  # people, organisations, themes
QUOTES, EVENTS = 5, 6
QUOTES_READ = 200  # to choose them
OVERALL = 1000  # articles of the whole site that say how common a theme is


@dataclass(frozen=True)
class Ranking:
    """Public records tied to a theme: how many, and the first of them, with the number of their articles."""

    total: Count
    first: list

    @property
    def is_whole(self) -> bool:
        return not self.total.is_more and self.total.value == len(self.first)


def articles_of(tag: Tag) -> QuerySet:
    return Article.objects.published().filter(tagged__tag=tag).newest_first()


def newest_of(tag: Tag) -> list[tuple[int, datetime]]:
    """Its newest articles and when they appeared; one more than are counted when there are as many."""
    return list(articles_of(tag).values_list("pk", "published_at")[: COUNTED + 1])


def about_theme(tag: Tag, newest: Sequence[tuple[int, datetime]]) -> dict:
    """All that surrounds the articles of a theme, from `newest_of`."""
    counted, ranked = ([article for article, _moment in newest[:size]] for size in (COUNTED, RANKED))
    return {
        "article_count": Count(len(counted), is_more=len(newest) > COUNTED),
        "quote_count": bounded_count(Quote.objects.published().full().filter(parent__in=counted)),
        "is_partial": len(newest) > RANKED,
        "activity": Activity(counts_by_month(moment for _article, moment in newest[:COUNTED])),
        "quotes": quotes_in(ranked),
        "people": people_in(ranked),
        "organisations": organisations_in(ranked),
        "events": events_in(ranked),
        "themes": related_themes(tag, ranked),
    }


def quotes_in(articles: Sequence[int]) -> QuerySet:
    """The newest, of as many articles as there can be: one text of many quotes does not hide the others."""
    rows = Quote.objects.published().full().filter(parent__in=articles).newest_first().values_list("pk", "parent")
    first: dict[int, int] = {}
    others = []
    for quote, article in rows[:QUOTES_READ]:
        if first.setdefault(article, quote) != quote:
            others.append(quote)
    return published_quotes().filter(pk__in=[*first.values(), *others][:QUOTES])


def people_in(articles: Sequence[int]) -> Ranking:
    """Those who speak or are named there, but those who asked to be left out of lists."""
    rows = _pairs(Quote.objects, "speaker", "parent", articles).union(
        _pairs(Quote.objects, "co_speakers", "parent", articles),
        _pairs(Quote.objects, "about", "parent", articles),
        _pairs(Intervention.objects, "person", "parent", articles),
        _pairs(_accepted_mentions(), "person", "article", articles),
        _pairs(Article.objects, "about_people", "pk", articles),
    )
    people = Person.objects.published().filter(is_unlisted=False)
    return _ranked(rows, people.select_related("portrait").order_by("sort_key", "pk"))


def organisations_in(articles: Sequence[int]) -> Ranking:
    """Those that speak or are named there."""
    rows = _pairs(Quote.objects, "organisation", "parent", articles).union(
        _pairs(_accepted_mentions(), "organisation", "article", articles),
        _pairs(DirectoryEntry.objects, "organisation", "article", articles),
        _pairs(Article.objects, "about_organisations", "pk", articles),
    )
    return _ranked(rows, Organisation.objects.published().order_by("name_key", "pk"))


def _accepted_mentions() -> QuerySet:
    return Mention.objects.filter(state=Mention.State.ACCEPTED)


def _pairs(rows, record: str, article: str, articles: Sequence[int]) -> QuerySet:
    """Which record is tied to which of the articles. What is public is judged afterwards, once for each record."""
    tied = rows.filter(**{f"{article}__in": articles, f"{record}__isnull": False})
    return tied.order_by().values_list(record, article)


def _ranked(pairs: Iterable[tuple[int, int]], public: QuerySet) -> Ranking:
    """By the number of articles, then in the order of `public`."""
    counts = Counter(record for record, _article in pairs)
    listed = list(public.filter(pk__in=counts).values_list("pk", flat=True))
    first = sorted(listed, key=lambda record: -counts[record])[:SHOWN]
    records = public.in_bulk(first)
    return Ranking(Count(len(listed)), [(records[record], counts[record]) for record in first])


def events_in(articles: Sequence[int]) -> Ranking:
    """The events of these articles and of their quotes, the newest first."""
    rows = _pairs(Article.objects, "event", "pk", articles).union(_pairs(Quote.objects, "event", "parent", articles))
    events = Event.objects.published().filter(pk__in={event for event, _article in rows}).newest_first()
    return Ranking(bounded_count(events), list(events[:EVENTS]))


def related_themes(tag: Tag, articles: Sequence[int]) -> list[Tag]:
    """The themes that come with this one among the newest articles, more often than they come at all.

    The share of a theme among the newest articles of this one, over its share among the newest of the site (the
    lift of association rules), times how often they meet: the constants fall away and leave n² / (df + 1). Ties by
    n, then by name.
    """
    together = _borne(articles)
    together.pop(tag.pk, None)
    first = sorted(together, key=lambda theme: (-together[theme], theme))[: SHOWN * 8]
    overall = _borne(newest_ids(OVERALL))
    themes = Tag.objects.filter(pk__in=first)

    def order(theme: Tag):
        n = together[theme.pk]
        return -(n * n) / (overall.get(theme.pk, 0) + 1), -n, theme.name_key

    return sorted(themes, key=order)[:SHOWN]


def _borne(articles: Sequence[int]) -> dict[int, int]:
    """How many of these articles bear each theme."""
    rows = TaggedArticle.objects.filter(content_object__in=articles).values("tag").annotate(count=models.Count("pk"))
    return dict(rows.values_list("tag", "count"))
