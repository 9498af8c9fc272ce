"""Questions that the server of PostgreSQL is to plan once a connection: for its planner takes longer than their answer.

SQLite, and a server that is reached through a pool which shares its connections between clients, are asked as usual.
"""

from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2.extensions import AsIs

from portal.core.reading import reading

_names: dict[str, str] = {}  # by the words; those of the site are few
_numbers = count(1)
_planned: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()  # by connection


def ask(words: str, values: Sequence[Any]) -> list[tuple]:
    """The rows. `words` must be always the same: they are kept. Their places must tell of which type they are."""
    connection = reading()
    with connection.cursor() as cursor:
        if _is_planned_once(connection):
            places = ", ".join(["%s"] * len(values))
            name = _name(connection, words, len(values))
            words = f"EXECUTE {name} ({places})" if places else f"EXECUTE {name}"
        cursor.execute(words, values)
        return cursor.fetchall()


def _is_planned_once(connection: BaseDatabaseWrapper) -> bool:
    return connection.vendor == "postgresql" and not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")


def _name(connection: BaseDatabaseWrapper, words: str, number: int) -> str:
    """Under which this connection knows the question. To make it known is no question of the page."""
    name = _names.get(words)
    if name is None:
        name = _names[words] = f"vigie_{next(_numbers)}"
    known = _planned.setdefault(connection.connection, set())
    if name not in known:
        with connection.wrap_database_errors, connection.connection.cursor() as cursor:
            places = [AsIs(f"${place}") for place in range(1, number + 1)]
            cursor.execute(f"PREPARE {name} AS {words}", places)
        known.add(name)
    return name
