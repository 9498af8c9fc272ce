"""Writes whatever the index lacks, a batch at a time: readers find the former rows until each is replaced."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Quote
from portal.core.database import update_statistics
from portal.search import analysis
from portal.search.documents import Description, describe, records
from portal.search.indexing.bulk import MUCH
from portal.search.indexing.citing import CITING, Path
from portal.search.indexing.words import Learning
from portal.search.indexing.writing import BATCH, take_turn, write, write_batch
from portal.search.kinds import Kind, kind_and_key
from portal.search.models import Backlog, SearchDocument, SearchName

_RECENT = timedelta(days=7)
_LOOKED_AT = 5_000  # records, to see which have no document

Progress = Callable[[int], object]


@dataclass
class Rebuilt:
    """How many documents were written, and how many rows led to no record any more."""

    written: int = 0
    removed: int = 0


def leave_everything() -> None:
    """Every document is to be written again, by the next `rebuild` and those that go on after it."""
    newest = SearchDocument.objects.order_by("-pk").values_list("pk", flat=True)[:1]
    for last in newest:
        values = {"since": timezone.now(), "below": last + 1}
        Backlog.objects.update_or_create(model="", object_id=0, defaults=values)


def count_lacking() -> int:
    """How many documents `rebuild` has to write, at most: one may be both stale and left behind."""
    left = (path.keys([entry.object_id]).count() for entry in _left() for path in _paths(entry))
    everything = (SearchDocument.objects.filter(pk__lt=entry.below).count() for entry in _everything())
    return _stale().count() + sum(_missing(kind).count() for kind in Kind) + sum(left) + sum(everything)


def rebuild(rebuilt: Rebuilt, progress: Progress = int) -> None:
    """Writes what is missing, stale or left behind, removes what leads nowhere. Each batch is its own transaction.

    `rebuilt` is kept up to date, for who interrupts it; another call goes on from there. `progress` is called with
    the number of documents of each batch.
    """
    learning = Learning()
    for size in _batches(learning):
        rebuilt.written += size
        progress(size)
    if rebuilt.written >= MUCH:
        # What follows compares whole tables: without it PostgreSQL would still take them for empty.
        update_statistics()
    rebuilt.removed += sum(map(_remove_orphans, Kind)) + _remove_orphan_names()
    _learn_recent(learning)


def _batches(learning: Learning) -> Iterator[int]:
    """Writes a batch, says how many documents it was, and goes on."""
    yield from _write_everything(learning)
    for batch in _lacking():
        for kind, keys in batch.items():
            learning.learn(_write(kind, keys))
        yield sum(map(len, batch.values()))
    yield from _write_left()


def _write(kind: Kind, keys: list[int]) -> list[Description]:
    with transaction.atomic():
        take_turn()
        changes = write_batch(kind, keys)
    return [change.after for change in changes if change.after]


def _write_everything(learning: Learning) -> Iterator[int]:
    """The documents that are there, the newest first; how far one got is kept with each batch."""
    for entry in _everything():
        below = SearchDocument.objects.order_by("-pk").values_list("pk", flat=True)
        while ids := list(below.filter(pk__lt=entry.below)[:BATCH]):
            with transaction.atomic():
                take_turn()
                for kind, keys in _by_kind(ids).items():
                    learning.learn_later([change.after for change in write_batch(kind, keys) if change.after])
                entry.below = ids[-1]
                # Somebody else may be rebuilding too, be further, or be done.
                Backlog.objects.filter(pk=entry.pk, below__gt=entry.below).update(below=entry.below)
            yield len(ids)
        entry.delete()


def _write_left() -> Iterator[int]:
    """What cites records that changed, and what follows from it in its turn."""
    for entry in _left():
        for path in _paths(entry):
            keys, last = path.keys([entry.object_id]), None
            while batch := list((keys.filter(**{f"{path.key}__lt": last}) if last else keys)[:BATCH]):
                write({(path.kind, key) for key in batch})
                last = batch[-1]
                yield len(batch)
        # Unless the record has changed again meanwhile.
        Backlog.objects.filter(pk=entry.pk, since=entry.since).delete()


def _everything() -> QuerySet[Backlog]:
    return Backlog.objects.filter(model="")


def _left() -> list[Backlog]:
    return list(Backlog.objects.exclude(model="").order_by("pk"))


def _paths(entry: Backlog) -> list[Path]:
    return CITING[apps.get_model(entry.model)]


def _lacking() -> Iterator[dict[Kind, list[int]]]:
    """The keys of records whose document is stale or missing, the newest first."""
    stale = _stale().order_by("-pk").values_list("pk", flat=True)
    last = None
    while ids := list((stale.filter(pk__lt=last) if last else stale)[:BATCH]):
        yield _by_kind(ids)
        last = ids[-1]
    for kind in Kind:
        yield from ({kind: keys} for keys in _without_document(kind))


def _without_document(kind: Kind) -> Iterator[list[int]]:
    """The keys of `_missing`, by batches. Each record is looked at once, whatever plan the database would choose."""
    known = records(kind).order_by("-pk").values_list("pk", flat=True)
    documents = SearchDocument.objects.filter(kind=kind).values_list("object_id", flat=True)
    last = None
    while keys := list((known.filter(pk__lt=last) if last else known)[:_LOOKED_AT]):
        told = set(documents.filter(object_id__range=(keys[-1], keys[0])))
        missing = [key for key in keys if key not in told]
        yield from (missing[first : first + BATCH] for first in range(0, len(missing), BATCH))
        last = keys[-1]


def _by_kind(ids: list[int]) -> dict[Kind, list[int]]:
    batch = defaultdict(list)
    for kind, key in map(kind_and_key, ids):
        batch[kind].append(key)
    return batch


def _stale() -> QuerySet[SearchDocument]:
    # Not « exclude »: two ranges are read from the index.
    return SearchDocument.objects.filter(Q(version__lt=analysis.VERSION) | Q(version__gt=analysis.VERSION))


def _missing(kind: Kind) -> QuerySet:
    return records(kind).filter(~Exists(SearchDocument.objects.filter(kind=kind, object_id=OuterRef("pk"))))


def _remove_orphans(kind: Kind) -> int:
    """Documents of records that are gone, or that have none."""
    owner = records(kind).filter(pk=OuterRef("object_id"))
    return _remove(SearchDocument.objects.filter(kind=kind).filter(~Exists(owner)))


def _remove_orphan_names() -> int:
    owner = SearchDocument.objects.filter(kind=OuterRef("kind"), object_id=OuterRef("object_id"))
    return _remove(SearchName.objects.filter(~Exists(owner)))


def _remove(orphans: QuerySet) -> int:
    removed, last = 0, 0
    keys = orphans.order_by("pk").values_list("pk", flat=True)
    while ids := list(keys.filter(pk__gt=last)[:BATCH]):
        with transaction.atomic():
            take_turn()
            # Asked again: the record may have come since.
            removed += orphans.filter(pk__in=ids).delete()[0]
        last = ids[-1]
    return removed


def _learn_recent(learning: Learning) -> None:
    """The words of articles that were to come when they were written, and have since become public."""
    now = timezone.now()
    recent = Article.objects.published().filter(published_at__gte=now - _RECENT).order_by("pk")
    keys = list(recent.values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        articles = keys[first : first + BATCH]
        quotes = list(Quote.objects.filter(parent__in=articles).values_list("pk", flat=True))
        learning.learn([*describe(Kind.ARTICLE, articles), *describe(Kind.QUOTE, quotes)])
