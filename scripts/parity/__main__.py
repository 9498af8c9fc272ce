"""Asks the same queries of both databases, and says how many are answered alike.

    python -m scripts.parity

The sets must be the same for every query, and the first ten for four in five at least. Needs PostgreSQL.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.bench.databases import Bench, Database, statement
from scripts.gate import postgresql

ALIKE = 0.8  # of the queries have the same first ten


def main() -> None:
    address = postgresql()
    if address is None:
        sys.exit("✗ PostgreSQL ne répond pas.")
    with TemporaryDirectory(prefix="vigie-parity-") as folder:
        bench = Bench(Path(folder), address, seed=0)
        try:
            sqlite, other = (_asked(Database(bench, engine, 0)) for engine in ("sqlite", "postgresql"))
        finally:
            bench.drop()
    unlike = [text for text in sqlite if sqlite[text]["set"] != other[text]["set"]]
    alike = sum(sqlite[text]["first"] == other[text]["first"] for text in sqlite)
    sys.stdout.write(
        f"{len(sqlite)} recherches\u00a0: {len(sqlite) - len(unlike)} trouvent les mêmes fiches sur les deux bases, "
        f"{alike} montrent les mêmes dix premières.\n"
    )
    if unlike or alike < ALIKE * len(sqlite):
        sys.exit(f"✗ ne trouvent pas la même chose\u00a0: {', '.join(unlike[:10])}")


def _asked(database: Database) -> dict[str, dict]:
    if database.engine == "postgresql":
        database.bench.made.append(database.name)
        statement(database.bench.server, f'CREATE DATABASE "{database.name}"')
    command = [sys.executable, "-m", "scripts.parity.asking"]
    done = subprocess.run(command, env=database.environment, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
