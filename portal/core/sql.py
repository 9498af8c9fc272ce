"""Questions to the database in its own language, where Django would take longer to write them than it to answer."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import Exists, F, Func, Model, OrderBy, QuerySet

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


def told_apart(model: type[Model], column: str) -> list:
    """The values of an indexed column that is never null, each once: one look at the index for each, however many rows
    bear it. « DISTINCT » would go through them all.
    """
    table, name = (connection.ops.quote_name(text) for text in (model._meta.db_table, column))
    # Our own names, and no value.
    first = f"SELECT {name} FROM {table} ORDER BY {name} LIMIT 1"  # noqa: S608
    following = f"SELECT {name} FROM {table} WHERE {name} > told.value ORDER BY {name} LIMIT 1"  # noqa: S608
    others = f"SELECT ({following}) FROM told WHERE told.value IS NOT NULL"  # noqa: S608
    told = f"WITH RECURSIVE told(value) AS (SELECT * FROM ({first}) AS least UNION ALL {others})"  # noqa: S608
    query = f"{told} SELECT value FROM told WHERE value IS NOT NULL"  # noqa: S608
    return [value for (value,) in rows(query, [])]


class _Unindexed(Func):
    arity = 1
    template = "%(expressions)s"

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)


def sorted_after(queryset: QuerySet) -> QuerySet:
    """`queryset`, of which few rows match, sorted once they are found.

    Asked for the first thousand, SQLite would go through an index in their order until it had as many: to its end. The
    statistics of PostgreSQL tell it better, and it is asked as usual.
    """
    first, *others = queryset.query.order_by
    column = _Unindexed(F(first.removeprefix("-")))
    return queryset.order_by(OrderBy(column, descending=first.startswith("-")), *others)


class LookedUp(Exists):
    """Whether there is a row, asked of one record after the other, and of no more of them than a list shows.

    Of « EXISTS », PostgreSQL makes a join or a table of all answers, which it fills first: right for whoever wants
    every record, and as long as the database is large for whoever wants a page.
    """

    template = "(%(subquery)s) IS NOT NULL"
