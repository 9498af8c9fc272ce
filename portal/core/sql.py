"""Questions to the database in its own language, where Django would take longer to write them than it to answer."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import F, Func, OrderBy, QuerySet

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
