"""Whether the database is as the code that runs expects it."""

from functools import cache as once

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def lacking_migrations() -> list[tuple[str, str]]:
    """Those that are not applied: application and name. `DatabaseError` when none ever was, or nothing answers."""
    applied = MigrationRecorder(connection).migration_qs.values_list("app", "name")
    return sorted(_written() - set(applied))


def is_behind() -> bool:
    """Whether migrations are yet to be applied. Raises `DatabaseError` when the database does not answer."""
    return not MigrationRecorder(connection).has_table() or bool(lacking_migrations())


@once
def _written() -> frozenset[tuple[str, str]]:
    """Those of the code that runs. None of ours or of our libraries replaces others."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    return frozenset(loader.disk_migrations)
