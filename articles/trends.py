"""Which themes the newest articles bear, and which of them they bear more than those before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Count, QuerySet

from articles.models import Article, Tag, TaggedArticle
from portal.core.prepared import Given, Prepared

RECENT, BEFORE = 60, 240  # articles compared
SHOWN = 8
FEWEST = 2  # articles that make a theme rise: one is chance


@dataclass(frozen=True)
class Trend:
    """A theme, how many of the newest articles bear it, and how many more than the earlier ones let expect."""

    tag: Tag
    count: int
    gain: int = 0


@dataclass(frozen=True)
class Trends:
    themes: list[Trend]
    is_rising: bool
    recent: int = 0
    before: int = 0


def newest_ids(count: int) -> list[int]:
    return [pk for (pk,) in _newest(count)()]


@cache  # the counts are those of a few pages
def _newest(count: int) -> Prepared:
    return Prepared(lambda: Article.objects.published().newest_first().values_list("pk")[:count])


def trends(newest: Sequence[int], *, shown: int = SHOWN) -> Trends:
    """The themes that rise among the first RECENT of `newest`, else the most frequent there.

    `newest` are ids of public articles, the newest first; those after RECENT + BEFORE are not looked at. A theme
    rises when its share exceeds that among the BEFORE articles before; `gain` is by how many articles, in whole
    numbers. Ties by count, then by name. Two queries for the counts, one for the themes.
    """
    recent, before = newest[:RECENT], newest[RECENT : RECENT + BEFORE]
    counts = _counts(recent, before)
    rising = {tag: _gain(now, then, len(recent), len(before)) for tag, (now, then) in counts.items()} if before else {}
    rising = {tag: gain for tag, gain in rising.items() if gain > 0 and counts[tag][0] >= FEWEST}
    kept = rising or {tag: 0 for tag, (now, _then) in counts.items() if now}
    tags = themes_by_key(kept)
    found = [Trend(tags[tag], counts[tag][0], gain) for tag, gain in kept.items()]
    found.sort(key=lambda trend: (-trend.gain, -trend.count, trend.tag.name_key, trend.tag.pk))
    return Trends(found[:shown], bool(rising), len(recent), len(before))


def _gain(now: int, then: int, recent: int, before: int) -> int:
    return now - -(-then * recent // before)


def _counts(recent: Sequence[int], before: Sequence[int]) -> dict[int, tuple[int, int]]:
    now, then = borne(recent), borne(before)
    return {tag: (now.get(tag, 0), then.get(tag, 0)) for tag in [*now, *then]}


def borne(articles: Sequence[int]) -> dict[int, int]:
    """How many of these articles bear each theme."""
    return dict(_BORNE(articles=articles)) if articles else {}


def _borne(articles: Given) -> QuerySet:
    rows = TaggedArticle.objects.filter(content_object__among=articles).order_by()
    return rows.values("tag").annotate(count=Count("pk")).values_list("tag", "count")


_BORNE = Prepared(_borne)
_THEMES = Prepared(lambda keys: Tag.objects.filter(pk__among=keys).order_by())


def themes_by_key(keys: Iterable[int]) -> dict[int, Tag]:
    return {tag.pk: tag for tag in _THEMES(keys=list(keys))}


def most_borne(articles: Sequence[int], *, shown: int) -> list[Trend]:
    """The themes that most of these public articles bear."""
    counts = borne(articles)
    tags = themes_by_key(counts)
    ranked = sorted(counts, key=lambda tag: (-counts[tag], tags[tag].name_key, tag))
    return [Trend(tags[tag], counts[tag]) for tag in ranked[:shown]]
