"""Which database a page is read from: the primary one, or for readers’ pages a replica of it (DATABASE_REPLICA_URL).

Questions in Django’s words go through the router, those in SQL through `reading`: one page is read from one database.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

REPLICA = "replica"
_alias: ContextVar[str] = ContextVar("read_from", default=DEFAULT_DB_ALIAS)


def reading() -> BaseDatabaseWrapper:
    """The connection that questions are to be asked of now."""
    return connections[_alias.get()]


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    token = _alias.set(alias)
    try:
        yield
    finally:
        _alias.reset(token)


def on_primary():
    """For what writes, or must see what was just written, in the middle of a reader’s page."""
    return reading_from(DEFAULT_DB_ALIAS)


class ReadersRouter:
    """Only installed where there is a replica. Rows of both are the same rows."""

    def db_for_read(self, model, **hints):
        return _alias.get()

    def db_for_write(self, model, **hints):
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints):
        return True

    def allow_migrate(self, db, app_label, **hints):
        return db != REPLICA
