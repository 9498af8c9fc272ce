"""What is counted in a database, and a moment of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection


@dataclass
class Snapshot:
    """One moment of the database. `rows`: how many in each table; `write()` makes the copy, named `name`."""

    name: str
    rows: dict[str, int]
    write: Callable[[], Path]


def tables() -> list[str]:
    """Those of the records of the site, and the list of its migrations."""
    known = {*connection.introspection.django_table_names(), "django_migrations"}
    return sorted(known.intersection(connection.introspection.table_names()))


def counted(ask: Callable[[str], int], names: list[str] | None = None) -> dict[str, int]:
    """`ask` answers a query that gives one number."""
    quote = connection.ops.quote_name
    return {name: ask(f"SELECT count(*) FROM {quote(name)}") for name in (tables() if names is None else names)}  # noqa: S608


def is_empty() -> bool:
    return not connection.introspection.table_names()
