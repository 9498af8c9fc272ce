"""The part of the search that each database does by itself. Both answer alike (see `matching.Engine`)."""

from django.db import connection

from portal.search.engines.postgresql import PostgresqlEngine
from portal.search.engines.sqlite import SqliteEngine
from portal.search.matching import Engine

_ENGINES = {"sqlite": SqliteEngine(), "postgresql": PostgresqlEngine()}


def engine() -> Engine:
    """That of the database of the site."""
    return _ENGINES[connection.vendor]
