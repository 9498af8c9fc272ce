"""Writes whatever « À lire » lacks, a batch at a time: readers find the former lists until each is replaced."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone
from tqdm import tqdm

from articles.corpus.writing import Table
from articles.models import Article, Feature, FeatureCount, Profile, RelatedArticle
from articles.recommendations.features import ALL
from articles.recommendations.lists import VERSION, entries_of, floor_of, set_floors
from articles.recommendations.memory import Corpus
from articles.recommendations.writing import stored_traits, take_turn, write_lists, write_profiles
from portal.core.database import update_statistics
from portal.core.publishing import Status

BATCH = 1_000  # articles in one transaction
MUCH = 300  # lists from which the whole corpus is read to memory
BUDGET, COMPARED = 2_000, 120  # rows looked up and articles compared for a list, when all are written

Progress = Callable[[int], object]


@dataclass
class Rebuilt:
    """How many lists were written, and of how many articles nothing is to be known any more."""

    written: int = 0
    removed: int = 0


def run(rebuilt: Rebuilt, *, is_all: bool = False) -> None:
    """Brings the rows up to date; `is_all`: every list is written again. `rebuilt` tells how far it got."""
    if is_all:
        leave_everything()
    total = _missing().count() + _stale().count()
    with _bar(total) as bar:
        rebuild(rebuilt, bar.update)
    if rebuilt.written >= MUCH:
        update_statistics()


def leave_everything() -> None:
    """Every list is to be written again, by the next `rebuild` and those that go on after it."""
    with transaction.atomic():
        take_turn()
        Profile.objects.update(version=0)
        FeatureCount.objects.all().delete()
        rows = Feature.objects.order_by().values("code").annotate(number=Count("article"))
        counts = [FeatureCount(code=code, number=number) for code, number in rows.values_list("code", "number")]
        counts.append(FeatureCount(code=ALL, number=Profile.objects.count()))
        FeatureCount.objects.bulk_create(counts, batch_size=BATCH)


def rebuild(rebuilt: Rebuilt, progress: Progress = int) -> None:
    """Removes what leads nowhere, then writes the profiles and the lists that are missing or stale.

    Each batch is its own transaction: interrupted, another call goes on from there. `progress` is called with the
    number of lists of each batch.
    """
    for keys in _batches(_orphans().values_list("article_id", flat=True)):
        _write_profiles(keys)
        rebuilt.removed += len(keys)
    for rows in (_missing().values_list("pk", flat=True), _stale().values_list("article_id", flat=True)):
        for keys in _batches(rows):
            _write_profiles(keys)
    number = _stale().count()
    if number >= MUCH:
        update_statistics()
    for size in _write_all() if number >= MUCH else _write_some():
        rebuilt.written += size
        progress(size)


def _write_profiles(keys: list[int]) -> None:
    with transaction.atomic():
        take_turn()
        write_profiles(keys)


def _write_some() -> Iterator[int]:
    for key in list(_stale().order_by("moment").values_list("article_id", flat=True)):
        with transaction.atomic():
            take_turn()
            for traits in stored_traits([key]).values():
                write_lists(traits)
        yield 1


def _write_all() -> Iterator[int]:
    corpus, now = Corpus(budget=BUDGET, most=COMPARED), int(timezone.now().timestamp())
    for keys in _batches(_stale().values_list("article_id", flat=True)):
        known = [key for key in keys if key in corpus.places]
        with transaction.atomic():
            take_turn()
            _replace(corpus, known, now)
        yield len(known)
    # Published meanwhile: they are not in the lists that were written since.
    for key in Profile.objects.order_by("moment").values_list("article_id", flat=True):
        if key not in corpus.places:
            with transaction.atomic():
                take_turn()
                for traits in stored_traits([key]).values():
                    write_lists(traits)


def _replace(corpus: Corpus, keys: list[int], now: int) -> None:
    table = Table(RelatedArticle, "article", "target", "score", now=timezone.now())
    floors = {}
    for key in keys:
        entries = entries_of(key, corpus.compared(key), now=now)
        floors[key] = floor_of(entries)
        for row in entries:
            table.add(*row)
    RelatedArticle.objects.filter(article__in=keys).delete()
    table.flush()
    for first in range(0, len(keys), _STATEMENT):
        set_floors({key: floors[key] for key in keys[first : first + _STATEMENT]})


def _batches(rows: QuerySet) -> Iterator[list[int]]:
    """The keys, the greatest first, whatever becomes of the rows meanwhile."""
    rows, last = rows.order_by("-pk"), None
    while keys := list((rows.filter(pk__lt=last) if last else rows)[:BATCH]):
        yield keys
        last = keys[-1]


def _missing() -> QuerySet[Article]:
    """Articles that are public or planned, without a profile."""
    return Article.objects.filter(~Exists(Profile.objects.filter(pk=OuterRef("pk"))), status=Status.PUBLISHED)


def _stale() -> QuerySet[Profile]:
    return Profile.objects.exclude(version=VERSION)


def _orphans() -> QuerySet[Profile]:
    """Profiles of articles that are gone, or neither public nor planned."""
    owner = Article.objects.filter(pk=OuterRef("pk"), status=Status.PUBLISHED)
    return Profile.objects.filter(~Exists(owner))


def _bar(total: int) -> tqdm:
    return tqdm(desc="À lire", total=total, unit="liste", disable=not sys.stderr.isatty(), leave=False)


_STATEMENT = 400  # rows of one statement
