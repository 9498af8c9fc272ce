"""The one gate, the same for a person and for CI: style, configuration, migrations, tests on both engines.

Every step is run and named; the first failure stops. PostgreSQL is used when TEST_DATABASE_URL is set
or when a local server answers; otherwise its absence is said, and nothing is skipped in silence.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
LOCAL_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "une-cle-assez-longue-et-assez-variee-pour-le-controle-0123456789-abcdef",
    "ALLOWED_HOSTS": "vigie.example.org",
    "SITE_URL": "https://vigie.example.org",
    "SERVE_FILES": "0",
    "PUBLISHER_LEGAL_NAME": "Éditions de la Démonstration",
    "PUBLISHER_LEGAL_FORM": "société fictive au capital de 1 euro",
    "PUBLISHER_ADDRESS": "1 rue de l’Exemple, 00000 Nullepart",
    "PUBLISHER_REGISTRATION": "000 000 000 RCS Nullepart",
    "PUBLISHER_EMAIL": "redaction@example.org",
    "PUBLISHER_PHONE": "00 00 00 00 00",
    "PUBLICATION_DIRECTOR": "Ada Exemple",
    "HOST_NAME": "Hébergeur de Démonstration",
    "HOST_ADDRESS": "2 rue de l’Exemple, 00000 Nullepart",
    "HOST_PHONE": "00 00 00 00 01",
    "DATA_PROTECTION_CONTACT": "donnees@example.org",
}


# A hundred commands are started by the tests: each would compile the whole project anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def step(name: str, command: list[str], **extra: str) -> None:
    """Runs one step in the project’s folder; leaves with its status when it fails."""
    started = time.monotonic()
    print(f"── {name}", flush=True)  # noqa: T201
    done = subprocess.run(command, cwd=ROOT, env=os.environ | extra, check=False)  # noqa: S603
    if done.returncode:
        print(f"✗ {name} (code {done.returncode})", flush=True)  # noqa: T201
        sys.exit(done.returncode)
    print(f"✓ {name} ({time.monotonic() - started:.0f} s)", flush=True)  # noqa: T201


def lint() -> None:
    step("style du code (ruff)", [str(BIN / "ruff"), "check", "--no-cache", "."])
    step("mise en forme (ruff)", [str(BIN / "ruff"), "format", "--no-cache", "--check", "--quiet", "."])
    step("gabarits (djlint)", [str(BIN / "djlint"), "--quiet", "--lint", "templates"])


def configuration() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = {"DATABASE_URL": f"sqlite:///{folder}/vide.sqlite3"}
        manage = [PYTHON, "manage.py"]
        step("migrations à jour", [*manage, "makemigrations", "--check", "--dry-run"], **PRODUCTION, **database)
        step("migrations depuis zéro", [*manage, "migrate", "--verbosity", "0"], **PRODUCTION, **database)
        deploy = [*manage, "check", "--deploy", "--fail-level", "WARNING"]
        step("réglages de production", deploy, **PRODUCTION, **database)
    step("failles connues des dépendances", [PYTHON, "-m", "scripts.audit"])


def tests(arguments: list[str], is_shared: bool) -> None:
    """On SQLite, then on PostgreSQL when one answers: shared out between them (tests/sharing.py), or whole on each."""
    pytest = [PYTHON, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", *arguments]
    address = postgresql()
    is_shared = is_shared and address is not None

    def command(engine):
        return [*pytest, "--share-of", engine] if is_shared else pytest

    step("tests sur SQLite", command("sqlite"), TEST_DATABASE_URL="")
    if address is None:
        if os.environ.get("REQUIRE_POSTGRESQL"):
            sys.exit("✗ PostgreSQL ne répond pas, et REQUIRE_POSTGRESQL l’exige.")
        print("⚠ PostgreSQL ne répond pas : les tests n’ont tourné que sur SQLite.", flush=True)  # noqa: T201
        return
    step("migrations sans verrou (PostgreSQL)", [PYTHON, "-m", "scripts.linting"], TEST_DATABASE_URL=address)
    step("tests sur PostgreSQL", command("postgresql"), TEST_DATABASE_URL=address)
    step("mêmes réponses sur les deux bases", [PYTHON, "-m", "scripts.parity"], TEST_DATABASE_URL=address)


def postgresql() -> str | None:
    """The address of the server to test on: as told, or the local one when it answers and lets us in."""
    if told := os.environ.get("TEST_DATABASE_URL"):
        return told
    try:
        socket.create_connection(("127.0.0.1", 5432), timeout=1).close()
    except OSError:
        return None
    probe = f"import psycopg2; psycopg2.connect('{LOCAL_POSTGRESQL}').close()"
    found = subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False)  # noqa: S603
    return LOCAL_POSTGRESQL if found.returncode == 0 else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lint", action="store_true", help="style only")
    parser.add_argument("--both", action="store_true", help="every test on both engines, none shared out")
    parser.add_argument("--find-postgresql", action="store_true", help="fail when no PostgreSQL answers")
    options, arguments = parser.parse_known_args()
    if options.find_postgresql:
        address = postgresql()
        sys.exit(0 if address else "PostgreSQL ne répond pas.")
    lint()
    if not options.lint:
        configuration()
        tests(arguments, is_shared=not options.both)


if __name__ == "__main__":
    main()
