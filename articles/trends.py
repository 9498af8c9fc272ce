"""Which themes the newest articles bear, and which of them they bear more than those before."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from articles.models import Article, Tag, TaggedArticle

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
    return list(Article.objects.published().newest_first().values_list("pk", flat=True)[:count])


def trends(newest: Sequence[int], *, shown: int = SHOWN) -> Trends:
    """The themes that rise among the first RECENT of `newest`, else the most frequent there.

    `newest` are ids of public articles, the newest first; those after RECENT + BEFORE are not looked at. A theme
    rises when its share exceeds that among the BEFORE articles before; `gain` is by how many articles, in whole
    numbers. Ties by count, then by name. One query for the counts, one for the themes.
    """
    recent, before = newest[:RECENT], newest[RECENT : RECENT + BEFORE]
    counts = _counts(recent, before)
    rising = {tag: _gain(now, then, len(recent), len(before)) for tag, (now, then) in counts.items()} if before else {}
    rising = {tag: gain for tag, gain in rising.items() if gain > 0 and counts[tag][0] >= FEWEST}
    kept = rising or {tag: 0 for tag, (now, _then) in counts.items() if now}
    tags = Tag.objects.in_bulk(list(kept))
    found = [Trend(tags[tag], counts[tag][0], gain) for tag, gain in kept.items()]
    found.sort(key=lambda trend: (-trend.gain, -trend.count, trend.tag.name_key, trend.tag.pk))
    return Trends(found[:shown], bool(rising), len(recent), len(before))


def _gain(now: int, then: int, recent: int, before: int) -> int:
    return now - -(-then * recent // before)


def _counts(recent: Sequence[int], before: Sequence[int]) -> dict[int, tuple[int, int]]:
    rows = (
        TaggedArticle.objects.filter(content_object__in=[*recent, *before])
        .values("tag")
        .annotate(now=Count("pk", filter=Q(content_object__in=recent)), total=Count("pk"))
        .values_list("tag", "now", "total")
    )
    return {tag: (now, total - now) for tag, now, total in rows}


def most_borne(articles: Sequence[int], *, shown: int) -> list[Trend]:
    """The themes that most of these public articles bear."""
    rows = TaggedArticle.objects.filter(content_object__in=articles).values("tag").annotate(count=Count("pk"))
    counts = rows.order_by("-count", "tag__name_key", "tag").values_list("tag", "count")[:shown]
    ranked = dict(counts)
    tags = Tag.objects.in_bulk(list(ranked))
    return [Trend(tags[tag], count) for tag, count in ranked.items()]
