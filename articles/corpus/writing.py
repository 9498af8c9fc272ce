"""Rows by the thousand, past the ORM: what `save` would add (typography, keys) the corpus writes itself."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from itertools import count

from django.db import connection
from django.db.models import DateField, Field, JSONField, Model, TimeField

_CHUNK = 1_000
_CACHE = 64 * 1024  # kibibytes


def new_ids(model: type[Model]) -> Iterator[int]:
    """Ids that no other row has or will have. To be asked for, and used, within one transaction."""
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        return _ids_of_sequence(table)
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    return count(row[0] + 1 if row else 1)


def _ids_of_sequence(table: str) -> Iterator[int]:
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [connection.ops.quote_name(table), _CHUNK],
            )
            ids = [row[0] for row in cursor.fetchall()]
        yield from ids


def spare_the_disk() -> None:
    """Lets SQLite keep the indexes of a large corpus in memory, for this connection alone."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = -{_CACHE}")


class Table:
    """Rows of one model that wait to be written together. Fields that are not named keep their default."""

    def __init__(self, model: type[Model], *names: str, now: datetime):
        self.model = model
        fields = {field.name: field for field in model._meta.concrete_fields}
        named = [fields.pop(name) for name in names]
        others = [field for field in fields.values() if not field.primary_key]
        self._columns = [field.column for field in (*named, *others)]
        self._constants = tuple(_convert(field, _default(field, now)) for field in others)
        self._converters = [(rank, _converter(field)) for rank, field in enumerate(named) if _converter(field)]
        self._rows: list[tuple] = []

    def add(self, *values) -> None:
        """One row, with its values in the order of the names."""
        self._rows.append(values)

    def flush(self) -> None:
        if not self._rows:
            return
        rows = map(self._complete, self._rows)
        table = connection.ops.quote_name(self.model._meta.db_table)
        columns = ", ".join(map(connection.ops.quote_name, self._columns))
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                lines = io.StringIO("".join(map(_line, rows)))
                cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", lines)
            else:
                marks = ", ".join(["%s"] * len(self._columns))
                cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - our names
        self._rows = []

    def _complete(self, values: tuple) -> tuple:
        if not self._converters:
            return values + self._constants
        row = list(values)
        for rank, convert in self._converters:
            row[rank] = convert(row[rank])
        return (*row, *self._constants)


def _default(field: Field, now: datetime):
    is_stamp = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    return now if is_stamp else field.get_default()


def _convert(field: Field, value):
    convert = _converter(field)
    return convert(value) if convert else value


def _converter(field: Field) -> Callable | None:
    if isinstance(field, JSONField):
        return json.dumps
    if isinstance(field, DateField | TimeField):
        return lru_cache(maxsize=64)(lambda value: field.get_db_prep_save(value, connection))
    return None


def _line(row: tuple) -> str:
    return "\t".join(map(_cell, row)) + "\n"


def _cell(value) -> str:
    """A value in the text format of PostgreSQL’s COPY."""
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if not isinstance(value, str):
        return str(value)
    return str(value).replace("\\", r"\\").replace("\n", r"\n").replace("\t", r"\t").replace("\r", r"\r")
