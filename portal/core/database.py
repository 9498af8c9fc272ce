"""What the database should know of its own content."""

from django.db import OperationalError, connection

# What PostgreSQL calls a transaction that it gave up so that others go on: they waited for one another, or too long.
_GIVEN_UP = {"40001", "40P01", "55P03"}
SAMPLED = 400  # rows of each index that SQLite looks at: enough to choose a plan, and done at once


def update_statistics() -> None:
    """Tells the planner how the rows are spread. To be called after many were written in one go.

    Without it SQLite reads every published article to find the few that a subquery names.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {SAMPLED}")
        cursor.execute("ANALYZE")


def is_busy(error: BaseException | None) -> bool:
    """Whether the same request may well succeed in a moment: others were writing, and nothing of it was written."""
    if not isinstance(error, OperationalError):
        return False
    return "is locked" in str(error) or getattr(error.__cause__, "pgcode", None) in _GIVEN_UP


def spare_compiling(sender, connection, **kwargs) -> None:
    """PostgreSQL compiles the plan of what it takes to be long (JIT): of a page, that is longer than to answer it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET jit = off")
