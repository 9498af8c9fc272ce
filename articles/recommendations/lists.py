"""The stored lists: how long they are, and how they are written."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import NamedTuple

from django.db import connection
from django.db.models import Count
from django.utils import timezone

from articles.models import Profile, RelatedArticle
from articles.recommendations.candidates import ranked, traits_in
from articles.recommendations.features import ALL
from articles.recommendations.scoring import Scored, Weights

VERSION = 1  # to be raised when lists would come out otherwise; `rebuild_related` then writes them all
KEPT = 20  # entries of a list that readers may be shown today
PLANNED = 10  # and those that are to appear
LONGEST = 30  # a list that grew beyond is cut to KEPT
FEW = 8  # a list that shrank below is to be written again


class Entry(NamedTuple):
    article: int
    target: int
    score: int


def entries_of(article: int, scored: Iterable[Scored], *, now: int | None = None) -> list[Entry]:
    """What is stored of `scored`, the best first. What is planned takes no place from what is public today."""
    now = int(timezone.now().timestamp()) if now is None else now
    kept, public, planned = [], 0, 0
    for found in scored:
        is_public = found.traits.moment <= now
        if planned < PLANNED if not is_public else public < KEPT:
            kept.append(Entry(article, found.traits.article, found.score))
        public, planned = public + is_public, planned + (not is_public)
        if public == KEPT:
            break
    return kept


def floor_of(entries: Collection[Entry]) -> int:
    """What another article must exceed to enter a list of these; nothing while there is room."""
    return min(entry.score for entry in entries) if len(entries) >= KEPT else 0


def write_list(article: int, entries: list[Entry]) -> None:
    """Puts `entries` in place of the stored list of an article."""
    RelatedArticle.objects.filter(article=article).delete()
    insert(entries)
    Profile.objects.filter(pk=article).update(floor=floor_of(entries), version=VERSION)


def insert(entries: Iterable[Entry]) -> None:
    rows = [RelatedArticle(article_id=article, target_id=target, score=score) for article, target, score in entries]
    RelatedArticle.objects.bulk_create(rows, ignore_conflicts=True)


def cut(articles: Collection[int]) -> None:
    """Cuts those of these lists that grew too long, and raises what it takes to enter them.

    Each is compared again: its scores were written at different times, when features were more or less common.
    """
    counts = RelatedArticle.objects.filter(article__in=articles).order_by().values("article")
    long = list(counts.annotate(number=Count("target")).filter(number__gt=LONGEST).values_list("article", flat=True))
    if not long:
        return
    lists: dict[int, list[int]] = defaultdict(list)
    for article, target in RelatedArticle.objects.filter(article__in=long).values_list("article", "target"):
        lists[article].append(target)
    traits = {
        known.article: known for known in traits_in(Profile.objects.filter(pk__in={*long, *chain(*lists.values())}))
    }
    weighed = Weights.read({code for article in long for code in traits[article].codes})
    now, floors = int(timezone.now().timestamp()), {}
    for article, targets in lists.items():
        weights = Weights(traits[article].codes, weighed.counts | {ALL: weighed.total})
        scored = ranked(weights, traits[article].moment, (traits[target] for target in targets))
        kept = entries_of(article, scored, now=now)
        gone = set(targets) - {entry.target for entry in kept}
        RelatedArticle.objects.filter(article=article, target__in=gone).delete()
        floors[article] = floor_of(kept)
    set_floors(floors)


def set_floors(floors: Mapping[int, int]) -> None:
    """One statement, that both databases read."""
    if not floors:
        return
    table = connection.ops.quote_name(Profile._meta.db_table)
    rows = ", ".join(["(%s, %s)"] * len(floors))
    statement = (
        f"UPDATE {table} SET floor = given.column2, version = %s "  # noqa: S608 - our own name
        f"FROM (VALUES {rows}) AS given WHERE article_id = given.column1"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [VERSION, *(value for pair in floors.items() for value in pair)])
