"""Writes what records tell to the index, in the transaction of whoever changed them, and what follows from it.

Only rows that differ are written. The engines’ own part follows by triggers and by a generated column.
"""

from collections import defaultdict
from collections.abc import Collection

from django.db import connection, transaction

from portal.search.documents import describe
from portal.search.indexing.citing import Keys, Spreading
from portal.search.indexing.consequences import Change, consequences
from portal.search.indexing.rows import (
    DOCUMENT_FIELDS,
    NAME_FIELDS,
    document_row,
    name_rows,
    same_document,
    same_name,
)
from portal.search.indexing.words import Learning
from portal.search.kinds import Kind
from portal.search.models import SearchDocument, SearchName

BATCH = 500  # records
# What is cited, then what cites it, so that most documents are written once.
_ORDER = (Kind.ORGANISATION, Kind.EVENT, Kind.THEME, Kind.PERSON, Kind.ARTICLE, Kind.QUOTE)
_NAMED = {Kind.ORGANISATION, Kind.EVENT, Kind.THEME, Kind.PERSON}
_TURN = 5_342_108  # a number of our own


def write(keys: Keys) -> None:
    """Writes the documents and the names of these records, and the documents that follow from theirs."""
    waiting: dict[Kind, set[int]] = defaultdict(set)
    _add(waiting, keys)
    with transaction.atomic():
        take_turn()
        spreading, learning = Spreading(), Learning()
        while kind := next((kind for kind in _ORDER if waiting[kind]), None):
            batch = sorted(waiting[kind])[:BATCH]
            waiting[kind].difference_update(batch)
            changes = write_batch(kind, batch)
            learning.learn_later([change.after for change in changes if change.after])
            _add(waiting, consequences(kind, changes, spreading))


def take_turn() -> None:
    """From here to the end of the transaction, nobody else writes the index; SQLite has one writer as it is.

    Of two transactions that change what one document tells, the second then sees what the first one wrote, and none
    waits for a row of the other. Rows are only written at the end of a `gathered` transaction: the turn is short. A
    script that saves several records in a transaction of its own opens it with `gathered()` too.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])


def write_batch(kind: Kind, keys: Collection[int]) -> list[Change]:
    """Writes the rows of these records alone, and says which changed. The caller holds a transaction and its turn."""
    described = {description.object_id: description for description in describe(kind, keys)}
    stored = {row.object_id: row for row in SearchDocument.objects.filter(kind=kind, object_id__in=keys)}
    rows = {key: document_row(description) for key, description in described.items()}
    _write_documents(rows, stored)
    former_names = _write_names(kind, keys, described) if kind in _NAMED else {}
    changes = []
    for key in keys:
        before, after = stored.get(key), described.get(key)
        is_same = after and before and same_document(rows[key], before)
        if is_same and former_names.get(key, after.main_name) == after.main_name:
            continue
        changes.append(Change(key, before, former_names.get(key, ""), after, rows[key].facets if after else ""))
    return changes


def _write_documents(rows: dict[int, SearchDocument], stored: dict[int, SearchDocument]) -> None:
    """A row whose date changes has another id: the former one goes first."""
    gone = [row.pk for key, row in stored.items() if key not in rows or rows[key].pk != row.pk]
    if gone:
        SearchDocument.objects.filter(pk__in=gone).delete()
    differing = [row for key, row in rows.items() if key not in stored or not same_document(row, stored[key])]
    if differing:
        SearchDocument.objects.bulk_create(
            sorted(differing, key=lambda row: row.pk),
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[field for field in DOCUMENT_FIELDS if field != "id"],
        )


def _write_names(kind: Kind, keys: Collection[int], described: dict) -> dict[int, str]:
    """Writes the names of the records, and gives the main name that each had."""
    stored = {(row.object_id, row.key): row for row in SearchName.objects.filter(kind=kind, object_id__in=keys)}
    weights = {row.object_id: row.weight for row in stored.values()}
    rows = {}
    for key, description in described.items():
        for row in name_rows(description):
            row.weight = weights.get(key, 0)
            rows[key, row.key] = row
    gone = [row.pk for place, row in stored.items() if place not in rows]
    if gone:
        SearchName.objects.filter(pk__in=gone).delete()
    differing = [row for place, row in rows.items() if place not in stored or not same_name(row, stored[place])]
    if differing:
        SearchName.objects.bulk_create(
            sorted(differing, key=lambda row: (row.object_id, row.key)),
            update_conflicts=True,
            unique_fields=["kind", "object_id", "key"],
            update_fields=NAME_FIELDS,
        )
    return {row.object_id: row.shown for row in stored.values() if row.is_main}


def _add(waiting: dict[Kind, set[int]], keys: Keys) -> None:
    for kind, key in keys:
        waiting[kind].add(key)
