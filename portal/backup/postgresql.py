"""PostgreSQL’s own tools, out of one exported snapshot and back in one transaction.

https://www.postgresql.org/docs/current/app-pgdump.html
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from portal.backup.archive import Progress, Refused
from portal.backup.rows import Snapshot, counted

NAME = "base.pgdump"
_LOOK = 0.2  # seconds between two looks at the size of the copy
# What the dump would make again: tables take their indexes, sequences and generated columns along.
_EMPTY = """
SET lock_timeout = '60s';
DO $$
DECLARE thing text;
BEGIN
    FOR thing IN SELECT format('DROP TABLE IF EXISTS %s CASCADE', oid::regclass) FROM pg_class
        WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::text::regnamespace
    LOOP EXECUTE thing; END LOOP;
    FOR thing IN SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', oid::regprocedure) FROM pg_proc AS function
        WHERE pronamespace = current_schema()::text::regnamespace AND NOT EXISTS (
            SELECT FROM pg_depend WHERE objid = function.oid AND deptype = 'e'
        )
    LOOP EXECUTE thing; END LOOP;
END $$;
"""


@contextmanager
def snapshot(folder: Path, progress: Progress) -> Iterator[Snapshot]:
    """The transaction that exports the snapshot counts the rows, and stays open until they are copied."""
    _find("pg_dump")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (key,) = cursor.fetchone()

        def ask(query: str) -> int:
            cursor.execute(query)
            return cursor.fetchone()[0]

        yield Snapshot(NAME, counted(ask), lambda: _dump(folder / NAME, key, progress))


def _dump(target: Path, key: str, progress: Progress) -> Path:
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={key}", f"--file={target}"]
    with tempfile.TemporaryFile() as complaints:
        dumping = _start("pg_dump", options, stderr=complaints)
        written = 0
        try:
            while dumping.poll() is None:
                time.sleep(_LOOK)
                written += _grown(target, written, progress)
        finally:
            dumping.kill()
            dumping.wait()
        _grown(target, written, progress)
        if dumping.returncode:
            raise _failed("pg_dump", complaints)
    return target


def _grown(path: Path, known: int, progress: Progress) -> int:
    size = path.stat().st_size if path.exists() else known
    progress(size - known)
    return size - known


def restore(path: Path, *, is_forced: bool) -> None:
    """All in one transaction: what was there stays unless everything is written."""
    _find("pg_restore")
    _find("psql")
    connection.close()
    making = ["--format=custom", "--no-owner", "--no-privileges", "--exit-on-error", "--file=-", str(path)]
    emptying = ["--command", _EMPTY] if is_forced else []
    running = ["--single-transaction", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", *emptying, "--file=-"]
    with tempfile.TemporaryFile() as complaints:
        script = subprocess.Popen(  # noqa: S603 - a program of PostgreSQL, found by name
            [_find("pg_restore"), *making], stdout=subprocess.PIPE, stderr=complaints
        )
        filling = _start("psql", running, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints)
        _pour(script, filling)
        if script.returncode or filling.returncode:
            raise _failed("pg_restore" if script.returncode else "psql", complaints)


def _pour(script: subprocess.Popen, filling: subprocess.Popen) -> None:
    """psql commits at the end of what it is given: it must not see the end of what is not whole."""
    try:
        shutil.copyfileobj(script.stdout, filling.stdin)
        if script.wait() == 0:
            filling.stdin.close()
            filling.wait()
    except BrokenPipeError:
        filling.wait()  # it has refused something, and says what
    finally:
        for process in (script, filling):
            process.kill()
            process.wait()
        script.stdout.close()
        with suppress(BrokenPipeError):
            filling.stdin.close()  # only now: nobody is left to take it for the end


def _start(name: str, options: list[str], **streams) -> subprocess.Popen:
    """The password goes by the environment: command lines are for all to read."""
    arguments, extra = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    where = [*arguments[1:-1], f"--dbname={arguments[-1]}"]
    return subprocess.Popen(  # noqa: S603 - a program of PostgreSQL, found by name
        [_find(name), "--no-password", *where, *options], env=os.environ | (extra or {}), **streams
    )


def _find(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Refused(
            f"Le programme {name} n’est pas sur cette machine\u00a0: installez le paquet « postgresql-client » de la "
            "version du serveur, puis recommencez."
        )
    return found


def _failed(name: str, complaints) -> Refused:
    complaints.seek(0)
    lines = complaints.read().decode(errors="replace").strip().splitlines()
    return Refused(f"{name} a échoué\u00a0: {lines[-1] if lines else 'sans dire pourquoi'}. Rien n’a été changé.")
