"""Migrations that would make readers wait, or break the code that still runs while a site is updated; on PostgreSQL.

    python -m scripts.linting

An update migrates first and changes the workers next (README, « Une mise à jour »): in between, the former code writes
in the new tables. A column that may not be empty then needs `db_default`, and an index on a table that is large is to
be made beside it (`AddIndexConcurrently`, in a migration of its own). Needs a server, where a database is made for it.
"""

import os
import sys
from contextlib import closing, contextmanager
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg2
from django.core.management import call_command
from django_migration_linter import MigrationLinter

from scripts.gate import PRODUCTION, ROOT, postgresql

ROOMS = ("core", "media", "editorial", "organisations", "people", "articles", "search", "reports")
# Written before any site was online: whoever runs them has empty tables and no reader. None is to be added for another
# reason than one given here, in a few words.
BEFORE_ANY_SITE = "ran before any site was online: its tables were empty"
EXCUSED = {
    # articles
    "0003_readers_portal": BEFORE_ANY_SITE,
    "0004_day_of_utterance": BEFORE_ANY_SITE,
    "0005_changes_told": BEFORE_ANY_SITE,
    "0008_suggestions": BEFORE_ANY_SITE,
    "0010_newsroom_roles": BEFORE_ANY_SITE,
    "0013_quote_candidates": BEFORE_ANY_SITE,
    "0014_corrections": BEFORE_ANY_SITE,
    "0015_contextual_alt": BEFORE_ANY_SITE,
    # media, organisations, people, search
    "0002_library": BEFORE_ANY_SITE,
    "0003_linked_automatically": BEFORE_ANY_SITE,
    "0004_linked_automatically": BEFORE_ANY_SITE,
    "0004_spellings_and_addresses": BEFORE_ANY_SITE,
}


@contextmanager
def own_database(address: str):
    """A database that is empty and ours, until the end of the block; its address."""
    name = f"vigie_migrations_{os.getpid()}"
    with closing(psycopg2.connect(address)) as server:
        server.autocommit = True
        with server.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
            try:
                yield urlunsplit(urlsplit(address)._replace(path=f"/{name}"))
            finally:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def lint() -> bool:
    """Whether every migration passes; each one that does not is told."""
    django.setup()
    call_command("migrate", verbosity=0)
    linter = MigrationLinter(
        str(ROOT),
        include_apps=ROOMS,
        ignore_name=EXCUSED,
        no_cache=True,
        quiet=["ok", "ignore"],
        warnings_as_errors_tests=["CREATE_INDEX"],
    )
    linter.lint_all_migrations()
    linter.print_summary()
    return not linter.has_errors


def main() -> None:
    address = postgresql()
    if address is None:
        sys.exit("✗ PostgreSQL ne répond pas.")
    with own_database(address) as own:
        os.environ.update(PRODUCTION, DATABASE_URL=own, DJANGO_SETTINGS_MODULE="portal.settings")
        is_well = lint()
    sys.exit(not is_well)


if __name__ == "__main__":
    main()
