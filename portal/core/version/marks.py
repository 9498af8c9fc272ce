"""The rows whose sum is the version of the content."""

from contextlib import closing
from secrets import randbelow

from django.db import InterfaceError, OperationalError, connections, models

from portal.core.reading import reading

SPAN = 2**62  # marks are below: two of them still make a number of 64 bits


class ContentMark(models.Model):
    """What one transaction left on PostgreSQL, so that none waits for another; on SQLite, the only row.

    Marks are drawn at random, so that their sum never comes back to what it was while something else was written.
    """

    mark = models.BigIntegerField("marque")

    class Meta:
        app_label = "core"
        default_permissions = ()
        verbose_name = "marque du contenu"
        verbose_name_plural = "marques du contenu"

    def __str__(self):
        return str(self.mark)


_ASKED = f'SELECT sum("mark") FROM "{ContentMark._meta.db_table}"'  # noqa: S608 - constants only


def content_version() -> int | None:
    """The version now, as the last transaction to be committed left it. None where nothing keeps one yet.

    That of the database which the page is read from: a replica may be late. Asked at each page that is kept, past
    Django’s cursors, which take longer than the answer.
    """
    database = reading()
    try:
        return _asked(database)
    except (InterfaceError, OperationalError):
        if database.in_atomic_block:
            raise
        database.close()  # the server was started again since this process last asked
        return _asked(database)


def _asked(database) -> int | None:
    database.ensure_connection()
    with database.wrap_database_errors, closing(database.connection.cursor()) as cursor:
        cursor.execute(_ASKED)
        (total,) = cursor.fetchone()
    database.health_check_done = True  # it answers: Django need not ask whether it does
    return None if total is None else int(total) % SPAN


def renew(using: str) -> None:
    """Another version, for what no trigger may have seen."""
    drawn, marks = randbelow(SPAN), ContentMark.objects.using(using)
    if connections[using].vendor == "postgresql":
        marks.create(mark=drawn)
    else:
        marks.update_or_create(pk=1, defaults={"mark": drawn})
