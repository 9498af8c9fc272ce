"""Generates a corpus with planted stories in a database of its own, and says how good « À lire » is there.

    python -m scripts.related [--articles 20000] [--seed 7] [--sample 400]

Ends with the status 1 when a bar is missed.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.bench.databases import Bench, Database


def main() -> None:
    options = _options()
    with TemporaryDirectory(prefix="vigie-related-") as folder:
        database = Database(Bench(Path(folder), "", options.seed), "sqlite", options.articles)
        database.prepare()
        command = [sys.executable, "-m", "scripts.related.asking", str(options.seed), str(options.sample)]
        sys.exit(subprocess.run(command, env=database.environment, check=False).returncode)  # noqa: S603


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000, help="of the corpus (20000)")
    parser.add_argument("--seed", type=int, default=7, help="of the corpus and of the sample (7)")
    parser.add_argument("--sample", type=int, default=400, help="articles asked about (400)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
