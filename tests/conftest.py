import os
import shutil

import pytest
from django.conf import settings
from django.db.backends.postgresql.operations import DatabaseOperations


@pytest.fixture(scope="session", autouse=True)
def _temporary_media():
    """Uploads of the tests go to a folder of their own, removed at the end."""
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _emptied_row_by_row():
    """After a test that commits, PostgreSQL deletes the few rows: TRUNCATE makes every file of every table anew."""

    def sql_flush(operations, style, tables, **_options):
        return [f"DELETE FROM {operations.quote_name(table)}" for table in tables]  # noqa: S608 - names of models

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
