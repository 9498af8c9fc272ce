"""Measures one database from within the site: one process, no network between. Prints JSON."""

import argparse
import json
import os
import platform
import resource
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import django
from tqdm import tqdm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django.setup()

from django.conf import settings  # noqa: E402 - Django is to be set up first
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from portal.memory import settle  # noqa: E402
from scripts.bench import publishing  # noqa: E402
from scripts.bench.corpus import Corpus  # noqa: E402
from scripts.bench.rows import ROWS, SERVED  # noqa: E402
from scripts.bench.serving import RANKS, percentile  # noqa: E402

_WARM = 5  # publications that are not counted
_COUNTED = 20  # requests of each line whose queries are counted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    corpus = Corpus(Random(options.seed), options.queries)  # noqa: S311 - the same requests at each run
    settle()  # as the process that serves the site does
    client, processor = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0]), _processor_clock()
    with override_settings(ROOT_URLCONF="scripts.bench.addresses"):
        addresses = {row.name: row.addresses(corpus) for row in ROWS}
        rows = {name: _measured(client, name, asked, processor) for name, asked in addresses.items()}
        rows[publishing.NAME] = _published(publishing.Publications(corpus), processor)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"rows": rows, "versions": _versions(), "names": corpus.names_count, "memory": memory}
    told["pages"] = {name: addresses[name][0] for name in SERVED}
    json.dump(told, sys.stdout)


def _measured(client: Client, name: str, addresses: list[str], processor: Callable[[], float]) -> dict[str, float]:
    """What was already asked once: times in milliseconds, and the most queries that a page needed."""
    for address in _told(addresses, f"{name} (première fois)"):
        _get(client, address)
    figures = _figures([_timed(partial(_get, client, address), processor) for address in _told(addresses, name)])
    return figures | {"queries": max(_queries(client, address) for address in addresses[:_COUNTED])}


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        _get(client, address)
    return len(captured)


def _published(publications: publishing.Publications, processor: Callable[[], float]) -> dict[str, float]:
    """The same of publications, each of another article; the first ones only warm up what is kept in memory."""
    times = []
    for rank in _told(range(len(publications)), publishing.NAME):
        with publications.each(rank) as publish:
            times.append(_timed(publish, processor))
    return _figures(times[_WARM:] or times)


def _timed(act: Callable[[], object], processor: Callable[[], float]) -> tuple[float, float]:
    """Milliseconds on the clock, and of processor."""
    wall_before, processor_before = perf_counter(), processor()
    act()
    spent = processor() - processor_before
    return 1000 * (perf_counter() - wall_before), 1000 * spent


def _figures(times: list[tuple[float, float]]) -> dict[str, float]:
    clocks = dict(zip(("wall", "cpu"), zip(*times, strict=True), strict=True))
    return {f"{clock}_{rank:g}": percentile(values, rank) for clock, values in clocks.items() for rank in RANKS}


def _told(rows: Iterable, title: str) -> tqdm:
    return tqdm(rows, desc=title, leave=False, disable=not sys.stderr.isatty())


def _get(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != 200:
        sys.exit(f"✗ {address}\u00a0: {response.status_code}")


def _processor_clock() -> Callable[[], float]:
    """Seconds of processor of this process and, where Linux tells it, of the PostgreSQL process that serves it."""
    connection.ensure_connection()
    if connection.vendor != "postgresql":
        return process_time
    server = Path(f"/proc/{connection.connection.info.backend_pid}")
    if not (server / "schedstat").exists() or (server / "comm").read_text().strip() != "postgres":
        return process_time
    return lambda: process_time() + int((server / "schedstat").read_text().split()[0]) / 1e9


def _versions() -> dict[str, str]:
    version = "SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version"
    with connection.cursor() as cursor:
        cursor.execute(version)
        (number,) = cursor.fetchone()
    return {"python": platform.python_version(), "database": number.split()[0]}


if __name__ == "__main__":
    main()
