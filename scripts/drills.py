"""The drills at their full length, one after the other: what breaks while people read and write, and what is lost.

`make drills`, or `make drills DRILLS="kills races"` for some. On SQLite, then on PostgreSQL when one answers.
"""

import argparse
import os
import subprocess
import sys
import time

from scripts.gate import PYTHON, ROOT, postgresql

FOLDER = ROOT / "tests" / "drills"
LONGEST = 3 * 3600  # seconds for one drill on one database
# What is no test: run as a program, at the length that is asked of it.
PROGRAMS = {"fuzz": ["--requests", "100000", "--seed", "1"]}


def drills() -> dict[str, list[str]]:
    """The command of each, by its name."""
    tests = {path.stem.removeprefix("test_"): path for path in sorted(FOLDER.glob("test_*.py"))}
    pytest = [PYTHON, "-m", "pytest", "-q", "-s", "-n", "0"]
    found = {name: [*pytest, str(path.relative_to(ROOT))] for name, path in tests.items()}
    programs = {name: told for name, told in PROGRAMS.items() if (FOLDER / f"{name}.py").exists()}
    return found | {name: [PYTHON, "-m", f"tests.drills.{name}", *told] for name, told in programs.items()}


def run(command: list[str], address: str) -> bool:
    environment = os.environ | {"DRILL_LENGTH": "full", "TEST_DATABASE_URL": address}
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False, timeout=LONGEST)  # noqa: S603
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    known = drills()
    parser.add_argument("names", nargs="*", metavar="drill", help="all of them when none is named")
    names = parser.parse_args().names or list(known)
    if unknown := set(names) - set(known):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(known)}")
    bases = {"SQLite": "", "PostgreSQL": postgresql()}
    summary = []
    for base, address in bases.items():
        if address is None:
            summary.append(f"⚠ {base} ne répond pas : rien n’y a été essayé")
            continue
        for name in names:
            print(f"── {name} ({base})", flush=True)  # noqa: T201
            started = time.monotonic()
            is_well = run(known[name], address)
            summary.append(f"{'✓' if is_well else '✗'} {name} ({base}, {time.monotonic() - started:.0f} s)")
    print("\n".join(["", *summary]))  # noqa: T201
    sys.exit(any(line.startswith("✗") for line in summary))


if __name__ == "__main__":
    main()
