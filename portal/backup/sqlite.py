"""SQLite’s own online backup, out of one moment of the database and back in one transaction.

https://www.sqlite.org/backup.html
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from portal.backup.archive import Progress, Refused
from portal.backup.rows import Snapshot, counted

NAME = "base.sqlite3"
_PAGES = 500  # copied between two looks at the progress
_WAIT = 60  # seconds for whoever writes to be done


@contextmanager
def snapshot(folder: Path, progress: Progress) -> Iterator[Snapshot]:
    """The read transaction is held all along: without it each write elsewhere would make the copy begin again."""
    target = folder / NAME
    with closing(_open(connection.settings_dict["NAME"])) as source:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        rows = counted(lambda query: source.execute(query).fetchone()[0])
        yield Snapshot(NAME, rows, lambda: _copy(source, target, progress))


def _copy(source: sqlite3.Connection, target: Path, progress: Progress) -> Path:
    size = source.execute("PRAGMA page_size").fetchone()[0]
    left = None

    def tell(_status, remaining, total):
        nonlocal left
        progress(((total if left is None else left) - remaining) * size)
        left = remaining

    with closing(_open(target)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy, pages=_PAGES, progress=tell)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        _check(copy)
    return target


def restore(path: Path, *, is_forced: bool) -> None:
    """All in one transaction of the target: its other users see the old rows, then the new ones."""
    with closing(_open(path)) as source, closing(_open(connection.settings_dict["NAME"])) as target:
        _check(source)
        connection.close()
        try:
            source.backup(target)
        except sqlite3.Error as error:
            raise Refused(f"La base n’a pas pu être écrite ({error})\u00a0: rien n’a été changé.") from error


def _open(path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_WAIT, isolation_level=None)


def _check(database: sqlite3.Connection) -> None:
    try:
        answer = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise Refused(f"SQLite trouve la base abîmée ({answer})\u00a0: rien n’a été changé.")
