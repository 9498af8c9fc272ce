"""Rows that hang from a record, read with it: one query more for each kind of row would be one too many for a page."""

from django.db.models import Func, JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject


class _JSONList(Func):
    """The rows as one JSON list. No `Aggregate`, which would group them by their own keys."""

    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **extra)

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


def json_rows(rows: QuerySet, *names: str, **paths: str) -> Subquery:
    """`rows`, whose filter narrows them to those of one record, as a list of dictionaries; nothing or None without any.

    Dates come as ISO text. The order is lost: whoever reads them sorts them.
    """
    fields = {name: name for name in names} | paths
    return Subquery(rows.order_by().values(json_rows=_JSONList(JSONObject(**fields))), output_field=JSONField())
