"""What a database wants when much is written to the index in one go."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection

from portal.search.models import SearchDocument

MUCH = 2_000  # documents
_INDEX = "search_document_vector"
_CREATE = f"CREATE INDEX IF NOT EXISTS {_INDEX} ON search_searchdocument USING gin (vector) WITH (fastupdate = off)"
_MEMORY = "256MB"  # to build it in one go
_PENDING = "256kB"  # what a search may have to read besides the index meanwhile


@contextmanager
def much(documents: int) -> Iterator[None]:
    """PostgreSQL enters the words of many documents together: four times faster than those of each one. Where most are
    not there yet (a first building, or one that was interrupted), it builds its index once all are.

    Searches answer the same. Were the process killed, the next rebuilding puts the index back as it was.
    """
    if connection.vendor != "postgresql":
        yield
        return
    if documents >= MUCH and documents > 2 * SearchDocument.objects.count():  # those written again are counted too
        with _index_afterwards():
            yield
        return
    if not _is_there():
        _build()  # a process was killed before it did
    if documents < MUCH:
        yield
        return
    with _words_together():
        yield


@contextmanager
def _index_afterwards() -> Iterator[None]:
    _run(f"DROP INDEX IF EXISTS {_INDEX}")
    try:
        yield
    finally:
        _build()


def _is_there() -> bool:
    """« CREATE INDEX IF NOT EXISTS » would first wait for all who write, and have all others wait for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [_INDEX])
        return cursor.fetchone() != (None,)


def _build() -> None:
    _run("SELECT set_config('maintenance_work_mem', %s, false)", [_MEMORY])
    try:
        _run(_CREATE)
    finally:
        _run("RESET maintenance_work_mem")


@contextmanager
def _words_together() -> Iterator[None]:
    _run("SELECT set_config('gin_pending_list_limit', %s, false)", [_PENDING])
    _run(f"ALTER INDEX {_INDEX} SET (fastupdate = on)")
    try:
        yield
    finally:
        _run(f"ALTER INDEX {_INDEX} SET (fastupdate = off)")
        _run("SELECT gin_clean_pending_list(%s)", [_INDEX])
        _run("RESET gin_pending_list_limit")


def tidy() -> None:
    """Merges what many writings left apart in the index of SQLite; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        _run("INSERT INTO search_fts(search_fts) VALUES ('optimize')")


def _run(statement: str, values: Sequence = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
