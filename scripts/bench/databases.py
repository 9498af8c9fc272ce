"""The databases of the bench: made, filled and dropped, without touching any other."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from scripts.bench.serving import served

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
DERIVED = ("rebuild_search", "rebuild_related")
_REQUESTS, _ROUNDS = 400, 5  # of each page that is served, in each manner


def statement(address: str, words: str) -> None:
    """One that no transaction may hold."""
    connection = psycopg2.connect(address)
    connection.autocommit = True
    try:
        connection.cursor().execute(words)
    finally:
        connection.close()


@dataclass
class Bench:
    """Where the databases are: a folder, and a PostgreSQL server when there is one."""

    folder: Path
    server: str
    seed: int
    made: list[str] = field(default_factory=list)  # databases on the server

    def drop(self) -> None:
        for name in self.made:
            statement(self.server, f'DROP DATABASE IF EXISTS "{name}"')
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass
class Database:
    bench: Bench
    engine: str
    size: int

    @property
    def name(self) -> str:
        return f"{self.bench.folder.name}-{self.size}-{self.bench.seed}"

    @property
    def address(self) -> str:
        if self.engine == "sqlite":
            return f"sqlite:///{self.bench.folder}/{self.name}.sqlite3"
        return urlsplit(self.bench.server)._replace(path=f"/{self.name}").geturl()

    @property
    def environment(self) -> dict[str, str]:
        """That of the site, with its pages as readers get them, and its files served from the sources."""
        return os.environ | {
            "DATABASE_URL": self.address,
            "MEDIA_ROOT": f"{self.bench.folder}/media",
            "ALLOWED_HOSTS": HOST,
            "SITE_URL": f"http://{HOST}:8000",
            "SECRET_KEY": "mesures",
            "DJANGO_SETTINGS_MODULE": "portal.settings",  # whatever started this
            "SERVE_FILES": "1",
            "DEBUG": "0",
            "PAGE_CACHE_BYTES": "0",  # what is measured is making pages; those that are kept: scripts/bench/serving.py
        }

    def prepare(self) -> None:
        """Migrated and filled, unless it was kept."""
        complete = self.bench.folder / f"{self.name}-{self.engine}.complete"
        if self.engine == "postgresql":
            self.bench.made.append(self.name)
        if complete.exists():
            return
        self.bench.folder.mkdir(parents=True, exist_ok=True)
        if self.engine == "postgresql":
            statement(self.bench.server, f'DROP DATABASE IF EXISTS "{self.name}"')
            statement(self.bench.server, f'CREATE DATABASE "{self.name}"')
        else:
            for left in self.bench.folder.glob(f"{self.name}.sqlite3*"):
                left.unlink()
        self._run("manage.py", "migrate", "--verbosity", "0")
        self._fill()
        complete.touch()

    def _fill(self) -> None:
        """On PostgreSQL the index and « À lire » are written together, each by its own process."""
        told = ("--articles", str(self.size), "--seed", str(self.bench.seed))
        if self.engine == "sqlite":
            self._run("manage.py", "generate_corpus", *told)
            return
        self._run("manage.py", "generate_corpus", *told, "--articles-only")
        with ThreadPoolExecutor() as beside:
            for done in [beside.submit(self._run, "manage.py", name) for name in DERIVED]:
                done.result()
        # As a server does by itself within minutes (autovacuum), unless it was told not to, as that of tests may be.
        statement(self.address, "VACUUM (ANALYZE)")

    def measured(self, queries: int) -> dict:
        """What `measuring` tells, from a process of its own; then its pages as gunicorn serves them."""
        command = ("-m", "scripts.bench.measuring", "--queries", str(queries), "--seed", str(self.bench.seed))
        told = json.loads(self._run(*command, stdout=subprocess.PIPE))
        told["served"], told["worker"] = served(self.environment, told["pages"], _REQUESTS, _ROUNDS)
        return told

    def _run(self, *arguments: str, stdout: int | None = None) -> str:
        done = subprocess.run(  # noqa: S603
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=stdout if stdout else sys.stderr,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"✗ {' '.join(arguments)} (code {done.returncode})")
        return done.stdout or ""
