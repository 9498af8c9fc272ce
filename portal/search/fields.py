"""A field that both databases keep in the way that suits them."""

from django.db import models


class RowNumberField(models.BigIntegerField):
    """A primary key that SQLite takes for the number of the row, as it does for « integer » alone.

    With « bigint » it would keep an index beside the table, and look in both.
    """

    def db_type(self, connection):
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)
