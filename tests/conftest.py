import gc
import os
import shutil

import pytest
from django.conf import settings
from django.db.backends.postgresql.operations import DatabaseOperations

from tests.sharing import ENGINES, is_tried_on


def pytest_addoption(parser):
    parser.addoption("--share-of", choices=ENGINES, help="only what is tried on this engine when both are run")


def pytest_collection_modifyitems(config, items):
    engine = config.getoption("--share-of")
    if engine is not None:
        config.hook.pytest_deselected(items=[item for item in items if not is_tried_on(engine, item.nodeid)])
        items[:] = [item for item in items if is_tried_on(engine, item.nodeid)]


def pytest_collection_finish():
    """Thousands of tests and every module stay to the end: the collector need not visit them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1_000)


@pytest.fixture(scope="session", autouse=True)
def _temporary_media():
    """Uploads of the tests go to a folder of their own, removed at the end."""
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _emptied_row_by_row():
    """After a test that commits, PostgreSQL deletes the few rows of the few tables that have some: TRUNCATE makes every
    file of every table anew.
    """

    def sql_flush(operations, style, tables, **_options):
        names = [operations.quote_name(table) for table in tables]
        parts = (f"SELECT {rank} WHERE EXISTS (TABLE {name})" for rank, name in enumerate(names))
        with operations.connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts))
            return [f"DELETE FROM {names[rank]}" for (rank,) in cursor.fetchall()]  # noqa: S608 - names of models

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", sql_flush)
        yield


@pytest.fixture
def editor(django_user_model):
    """A member of the newsroom with every permission."""
    return django_user_model.objects.create_superuser("redaction", "redaction@example.org", "mot-de-passe-d-essai")


@pytest.fixture
def desk(client, editor):
    """A client logged in as an editor."""
    client.force_login(editor)
    return client


@pytest.fixture(scope="session")
def chromium():
    """The machine’s own Chromium; the test is skipped where there is none."""
    path = (
        os.environ.get("CHROMIUM")
        or shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if path is None:
        pytest.skip("Chromium n’est pas installé (paquet « chromium »)")
    return path
