"""Questions to the database in its own language, where Django would take longer to write them than it to answer."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from portal.core.reading import reading


def rows(query: str, values: list) -> list[tuple]:
    with reading().cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def among(values: Collection) -> str:
    """The placeholders of a list; there must be something in it."""
    return f"({', '.join(['%s'] * len(values))})"


def moment(value: datetime):
    """As the columns of the database are compared with it. None would be compared with nothing: it is refused."""
    if value is None:
        raise ValueError("None is no moment")
    return connection.ops.adapt_datetimefield_value(value)
