"""Measures the pages of the site on synthetic corpora, in databases of its own, and prints a table in Markdown.

    python -m scripts.bench [--sizes 10000,100000] [--engines sqlite,postgresql] [--queries 200] [--keep]

PostgreSQL is the one that the tests use (scripts/gate.py); without any, only SQLite is measured, and that is said.
"""

import argparse
import os
import sys
from pathlib import Path
from tempfile import gettempdir

from scripts.bench.databases import Bench, Database
from scripts.bench.report import report
from scripts.gate import postgresql

ENGINES = ("sqlite", "postgresql")


def main() -> None:
    options = _options()
    address = postgresql() if "postgresql" in options.engines else None
    engines = [engine for engine in options.engines if engine == "sqlite" or address]
    if len(engines) < len(options.engines):
        say("⚠ PostgreSQL ne répond pas\u00a0: SQLite seul est mesuré.")
    name = "vigie-bench" if options.keep else f"vigie-bench-{os.getpid()}"
    bench = Bench(Path(gettempdir()) / name, address or "", options.seed)
    measured = {}
    try:
        for engine in engines:
            for size in options.sizes:
                database = Database(bench, engine, size)
                say(f"── {size} articles, {engine}")
                database.prepare()
                measured[engine, size] = database.measured(options.queries)
    finally:
        if not options.keep:
            bench.drop()
    sys.stdout.write(report(measured, options.queries))


def say(text: str) -> None:
    """Beside the table, which may be sent to a file."""
    sys.stderr.write(f"{text}\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    sizes, engines = "articles in each corpus", "databases to measure"
    parser.add_argument("--sizes", type=_numbers, default=[10_000, 100_000], help=f"{sizes} (10000,100000)")
    parser.add_argument("--engines", type=_engines, default=list(ENGINES), help=f"{engines} (sqlite,postgresql)")
    parser.add_argument("--queries", type=int, default=200, help="requests measured on each line (200)")
    parser.add_argument("--seed", type=int, default=7, help="of the corpora and of the requests (7)")
    parser.add_argument("--keep", action="store_true", help="keep the databases, or take those that were kept")
    return parser.parse_args()


def _numbers(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(","))


def _engines(text: str) -> list[str]:
    wanted = text.split(",")
    if not set(wanted) <= set(ENGINES):
        raise argparse.ArgumentTypeError(f"choose among {', '.join(ENGINES)}")
    return wanted


if __name__ == "__main__":
    main()
