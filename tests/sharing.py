"""One run on each engine, without every test twice: what both runs try, and what they share out.

A test is tried on both engines where they differ most: search, locks, versions, backups, refused values, counts of
queries. Of the rest each engine takes the half that the test’s own name gives it, always the same, so that both see
every page and every form. `make test-both` and an ordinary pytest share nothing out.
"""

import zlib

ENGINES = ("sqlite", "postgresql")
ON_BOTH = (
    "tests/admin/test_busy.py",
    "tests/admin/test_empty_searches.py",
    "tests/admin/test_finding.py",
    "tests/admin/test_odd_filters.py",
    "tests/admin/test_odd_keys.py",
    "tests/caching/",
    "tests/core/",
    "tests/drills/",
    "tests/merging/",
    "tests/operation/test_backup",
    "tests/operation/test_fuzz.py",
    "tests/operation/test_replica.py",
    "tests/pages/test_errors.py",
    "tests/pages/test_queries.py",
    "tests/pages/test_visibility.py",
    "tests/search/",
    "tests/test_constraints.py",
)


def is_tried_on(engine: str, name: str) -> bool:
    """Whether the run on this engine tries the test of this name, as pytest names it."""
    return name.startswith(ON_BOTH) or ENGINES[zlib.crc32(name.encode()) % len(ENGINES)] == engine
