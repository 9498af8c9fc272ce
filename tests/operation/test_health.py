"""`/sante/` says what is broken, to a machine, and nothing more."""

import json

import pytest
from django.core.cache import cache
from django.db import DatabaseError, OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.test.utils import CaptureQueriesContext

from portal import health
from portal.search.models import SearchDocument
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

NAMES = ["base de données", "cache", "dossier des fichiers déposés", "migrations", "index de recherche"]


def ask(client, **headers):
    response = client.get("/sante/", headers=headers)
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    return response.status_code, json.loads(response.content)


def broken(client):
    status, told = ask(client)
    faults = [name for name, word in told["contrôles"].items() if word == "en panne"]
    assert (status, told["état"]) == ((503, "en panne") if faults else (200, "bon"))
    return faults


def test_all_is_well(client):
    ArticleFactory()
    assert ask(client) == (200, {"état": "bon", "contrôles": dict.fromkeys(NAMES, "bon")})


def test_an_empty_site_is_well(client):
    assert broken(client) == []


def test_it_costs_the_same_whatever_the_corpus(client):
    counts = []
    for _time in range(2):
        ArticleFactory.create_batch(3)
        with CaptureQueriesContext(connection) as queries:
            assert broken(client) == []
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6


def test_it_answers_in_maintenance_mode(client, settings):
    settings.MAINTENANCE = True
    assert client.get("/").status_code == 503
    assert broken(client) == []


def test_it_is_asked_from_within_without_tls(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/articles/").status_code == 301
    assert broken(client) == []


def test_it_tells_nothing_of_the_machine(client, monkeypatch, caplog):
    def refuse():
        raise DatabaseError("connection to server at 10.1.2.3 failed for user « vigie »")

    monkeypatch.setitem(health.CHECKS, "cache", refuse)
    assert broken(client) == ["cache"]
    assert "10.1.2.3" not in client.get("/sante/").content.decode()
    assert "10.1.2.3" in caplog.text


def test_a_database_that_refuses_is_told(client, monkeypatch):
    def refuse(self):
        raise OperationalError("base fermée")

    connection.close()
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", refuse)
    assert broken(client) == ["base de données", "migrations", "index de recherche"]


def test_a_cache_that_forgets_is_told(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert broken(client) == ["cache"]


def test_a_cache_that_is_gone_is_told(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionError("plus de serveur")

    monkeypatch.setattr(type(cache._connections["default"]), "set", refuse)
    assert broken(client) == ["cache"]


def test_a_folder_of_uploads_that_is_gone_is_told(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "absent"
    assert broken(client) == ["dossier des fichiers déposés"]
    settings.MEDIA_ROOT.mkdir()
    assert broken(client) == []
    assert list(settings.MEDIA_ROOT.iterdir()) == []


def test_a_full_disk_is_told(client, monkeypatch):
    monkeypatch.setattr(health, "FREE", 1 << 80)
    assert broken(client) == ["dossier des fichiers déposés"]


def test_a_migration_to_be_applied_is_told(client):
    MigrationRecorder(connection).record_unapplied("articles", "0001_initial")
    assert broken(client) == ["migrations"]


def test_a_migration_of_a_newer_site_is_none_of_its_business(client):
    MigrationRecorder(connection).record_applied("articles", "9999_later")
    assert broken(client) == []


def _forget_all():
    SearchDocument.objects.all().delete()


def _move_all():
    SearchDocument.objects.update(visible_from=None)


@pytest.mark.parametrize("spoil", [_forget_all, _move_all])
def test_an_index_that_lags_behind_is_told(client, spoil):
    ArticleFactory()
    spoil()
    assert broken(client) == ["index de recherche"]


def test_an_index_whose_engine_is_empty_is_told(client, monkeypatch):
    ArticleFactory()
    monkeypatch.setattr(type(health.engine()), "newest", lambda *args: [])
    assert broken(client) == ["index de recherche"]


def test_it_is_for_reading_only(client):
    assert client.post("/sante/").status_code == 405
    assert client.head("/sante/").status_code == 200
