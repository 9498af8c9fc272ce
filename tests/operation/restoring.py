"""Databases beside that of the tests, and the commands run as an operator runs them."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg2
from django.conf import settings
from django.db import connection

ROOT = Path(settings.BASE_DIR)


def database_url(name: str | None = None) -> str:
    told = connection.settings_dict
    name = str(name or told["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    who = f"{quote(told['USER'])}:{quote(told['PASSWORD'])}"
    return f"postgres://{who}@{told['HOST']}:{told['PORT'] or 5432}/{name}"


def manage(*arguments: str, database: str, media: Path, **extra: str) -> subprocess.CompletedProcess:
    """Runs `manage.py` in a process of its own, on that database and that folder."""
    environment = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ} | {
        "DEBUG": "0",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1:8000",
        "SERVE_FILES": "1",
        "DATABASE_URL": database_url(database),
        "MEDIA_ROOT": str(media),
    }
    command = [sys.executable, "manage.py", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=environment | extra, capture_output=True, text=True, check=False, timeout=120
    )


def content(name: str) -> dict[str, list[str]]:
    """Every row of every table, in an order that depends on nothing else."""
    with closing(opened(name)) as database, closing(database.cursor()) as cursor:
        told = {}
        for table in _tables(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            told[table] = sorted(map(repr, cursor.fetchall()))
    return told


def _tables(cursor) -> list[str]:
    sqlite = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' ORDER BY name"
    postgresql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    cursor.execute(sqlite if connection.vendor == "sqlite" else postgresql)
    return [name for (name,) in cursor.fetchall()]


def opened(name: str):
    if connection.vendor == "sqlite":
        return sqlite3.connect(name)
    told = connection.settings_dict
    opened = psycopg2.connect(
        dbname=name, host=told["HOST"], port=told["PORT"] or 5432, user=told["USER"], password=told["PASSWORD"]
    )
    opened.autocommit = True
    return opened


def create(name: str, folder: Path) -> str:
    """An empty database; its name."""
    if connection.vendor == "sqlite":
        return str(folder / f"{name}.sqlite3")
    drop(name)
    with closing(opened("postgres")) as server, server.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    return name


def duplicate(name: str, folder: Path) -> str:
    """A copy of the database of the tests as it is now; its name."""
    source = str(connection.settings_dict["NAME"])
    connection.close()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(folder / f"{name}.sqlite3")) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode = WAL")
        return str(folder / f"{name}.sqlite3")
    drop(name)
    with closing(opened("postgres")) as server, server.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    return name


def execute(name: str, statement: str, *values) -> None:
    """`statement` has a `?` for each value."""
    with closing(opened(name)) as database, closing(database.cursor()) as cursor:
        cursor.execute(statement if connection.vendor == "sqlite" else statement.replace("?", "%s"), values)
        database.commit()


def drop(name: str) -> None:
    if connection.vendor == "postgresql":
        with closing(opened("postgres")) as server, server.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
