"""Rows that hang from a record, read with it: one query more for each kind of row would be one too many for a page."""

from django.db.models import Aggregate, JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject


class _JSONList(Aggregate):
    """The values of a group as one JSON list, in no order."""

    name = "json_list"
    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **extra)

    def as_postgresql(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


def json_rows(rows: QuerySet, group: str, *names: str, **paths: str) -> Subquery:
    """`rows` of one `group`, which their filter narrows to, as a list of dictionaries; None without any.

    Dates come as ISO text. The order is lost: whoever reads them sorts them.
    """
    fields = {name: name for name in names} | paths
    listed = rows.order_by().values(group).annotate(json_rows=_JSONList(JSONObject(**fields)))
    return Subquery(listed.values("json_rows"), output_field=JSONField())
