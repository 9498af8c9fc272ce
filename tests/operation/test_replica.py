"""Readers’ pages come from the replica, all else from the primary database, which readers get too when it is gone."""

import json
import os
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from articles.models import Article
from portal import replica
from portal.core import reading
from portal.reports.models import ErrorReport
from portal.search.models import EmptySearch
from tests.admin.forms import admin_url
from tests.drills.saves import SECRET
from tests.drills.site import SupervisedSite, ask, wait_until
from tests.factories import ArticleFactory, TagFactory
from tests.operation.restoring import database_url, drop, duplicate, execute
from tests.reports.helpers import WRONG, old_token

OURS, COPY = "Le titre du premier", "Le titre de la réplique"


@pytest.fixture
def article(transactional_db):
    return ArticleFactory(title=OURS, tags=[TagFactory(name="hydravion")])


@pytest.fixture
def copy(article, tmp_path):
    """The same database, but for the title of its article: so it is known which one answers."""
    name = duplicate(f"vigie_replique_{os.getpid()}", tmp_path)
    for table in ("articles_article", "search_searchdocument"):
        execute(name, f"UPDATE {table} SET title = ? WHERE title = ?", COPY, OURS)  # noqa: S608
    yield name
    drop(name)


@pytest.fixture
def site(copy, tmp_path):
    with SupervisedSite(tmp_path, DATABASE_REPLICA_URL=database_url(copy), WEB_CONCURRENCY="1") as site:
        wait_until(site.is_up, "the site does not start")
        yield site


def told(site, path, **headers):
    status, _headers, body = site.get(path, **headers)
    assert status == 200, path
    return {title for title in (OURS, COPY) if title in body.decode()}


def readers_pages(article):
    return (
        *(article.get_absolute_url(), "/", "/articles/", "/themes/hydravion/", "/recherche/?theme=hydravion"),
        *("/articles/flux/", "/articles/flux.json"),
    )


def test_readers_are_shown_the_replica(site, article):
    assert [page for page in readers_pages(article) if told(site, page) != {COPY}] == []


def test_whoever_has_a_cookie_is_shown_what_was_just_saved(site, article):
    assert told(site, article.get_absolute_url(), Cookie="sessionid=abc") == {OURS}


def test_the_desk_reads_what_it_writes(site, article, client, editor):
    # The account was made after the copy: the replica does not know of it, nor of its session.
    client.force_login(editor)
    cookie = f"sessionid={client.cookies['sessionid'].value}; csrftoken={SECRET}"
    connection.close()
    assert told(site, admin_url(Article, "changelist"), Cookie=cookie) == {OURS}


def test_what_readers_write_goes_to_the_primary_database(site, article):
    path = f"/signaler/article/{article.number}/"
    token = old_token(path)
    assert told(site, path) == {OURS}
    sent = f"wrong={WRONG.replace(' ', '+')}&jeton={token}".encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert ask(site.port, "POST", path, body=sent, headers=headers)[0] == 303
    assert ErrorReport.objects.count() == 1
    assert site.get("/recherche/?q=introuvable")[0] == 200
    assert EmptySearch.objects.count() == 1


def test_a_replica_that_goes_away_is_done_without(site, article, copy):
    address = article.get_absolute_url()
    assert told(site, address) == {COPY}
    drop(copy)
    if connection.vendor == "sqlite":
        Path(copy).rename(f"{copy}.ailleurs")
    assert [page for page in readers_pages(article) if told(site, page) != {OURS}] == []
    status, _headers, body = site.get("/sante/")
    health = json.loads(body)
    assert (status, health["état"], health["contrôles"]["réplique de la base"]) == (200, "affaibli", "en panne")


def test_a_replica_that_answers_is_told(site):
    status, _headers, body = site.get("/sante/")
    health = json.loads(body)
    assert (status, health["état"], health["contrôles"]["réplique de la base"]) == (200, "bon", "bon")


class Gone:
    """A connection that counts how often it is tried."""

    tried = 0

    def close_if_health_check_failed(self):
        pass

    def ensure_connection(self):
        self.tried += 1
        raise DatabaseError("plus personne")

    def close(self):
        pass


def test_a_replica_that_is_gone_is_left_alone_for_a_while(monkeypatch):
    gone, now = Gone(), [0.0]
    monkeypatch.setattr(replica, "connections", {reading.REPLICA: gone})
    monkeypatch.setattr(replica.time, "monotonic", lambda: now[0])
    known = replica.Replica()
    now[0] = 1000.0
    assert [known.answers() for _time in range(3)] == [False] * 3
    assert gone.tried == 1
    now[0] += replica.PAUSE
    assert not known.answers()
    assert gone.tried == 2


def test_no_migration_is_made_on_a_replica():
    router = reading.ReadersRouter()
    assert not router.allow_migrate(reading.REPLICA, "articles")
    assert router.allow_migrate("default", "articles")


def test_what_must_see_its_own_writes_says_so_within_a_page():
    router = reading.ReadersRouter()
    with reading.reading_from(reading.REPLICA):
        assert router.db_for_read(Article) == reading.REPLICA
        with reading.on_primary():
            assert router.db_for_read(Article) == "default"
        assert router.db_for_write(Article) == "default"
    assert router.db_for_read(Article) == "default"
