"""What SQLite needs beside its file to read it stays there as long as the process that serves the site.

The last connection that is closed takes both files away, and the next one makes them again: on a full disk it cannot,
and pages close that need no room. Opened as `mode=ro` the file needs them all the same; as `immutable` it does not, but
what a writer changes is then read wrong. https://www.sqlite.org/wal.html#read_only_databases
"""

import atexit
import sqlite3
from contextlib import suppress
from urllib.parse import quote

from django.db import connection


def hold() -> None:
    """One connection that asks nothing more. No file, or no room even now, is told by the first page that needs it."""
    if connection.vendor != "sqlite":
        return
    name = quote(str(connection.settings_dict["NAME"]))
    with suppress(sqlite3.OperationalError):
        held = sqlite3.connect(f"file:{name}?mode=rw", uri=True, check_same_thread=False)
        atexit.register(held.close)
        held.execute("SELECT count(*) FROM sqlite_master").fetchone()
