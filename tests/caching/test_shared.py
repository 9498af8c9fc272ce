"""What processes make for one another in Redis; and that a Redis which is gone costs readers nothing."""

import json
import shutil
import socket
from contextlib import closing, suppress

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from redis.exceptions import ConnectionError as RedisGone

from articles.models import Article
from portal.caching import shared
from portal.caching.kept import shelves
from portal.caching.release import release
from portal.environment import Environment
from tests.factories import ArticleFactory
from tests.operation.serving import free_port, listens, running

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("warm")]


@pytest.fixture
def address(monkeypatch, settings, tmp_path):
    """A port on which nothing answers yet, told to the site as that of Redis."""
    port = free_port()
    monkeypatch.setenv("CACHE_URL", f"redis://127.0.0.1:{port}/0")
    settings.CACHES = Environment(tmp_path / ".env").caches("CACHE_URL")
    return port


@pytest.fixture
def redis(address, tmp_path):
    if shutil.which("redis-server") is None:
        pytest.skip("Redis n’est pas installé (paquet « redis-server »)")
    command = ["redis-server", "--port", address, "--bind", "127.0.0.1", "--save", "", "--dir", tmp_path]
    with running(command, tmp_path / "redis.log", is_ready=lambda: listens(("127.0.0.1", address))) as process:
        yield process


def questions_of_a_new_process(address: str) -> int:
    """Its own memory is empty."""
    shelves.cache_clear()
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(address).status_code == 200
    return len(asked)


def test_a_page_made_by_one_serves_the_others(redis):
    ArticleFactory()
    assert questions_of_a_new_process("/articles/") > 2
    first = Client().get("/articles/")
    assert questions_of_a_new_process("/articles/") == 0
    shelves.cache_clear()
    again = Client().get("/articles/", headers={"accept-encoding": "identity"})
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    Article.objects.update(title="Un autre titre")
    assert questions_of_a_new_process("/articles/") > 2
    assert "Un autre titre" in Client().get("/articles/").content.decode()


def test_addresses_with_a_query_fill_no_memory_elsewhere(redis):
    for _time in range(2):
        assert questions_of_a_new_process("/articles/?invente=1") > 2
    assert caches["pages"]._cache.get_client().dbsize() == 0


def test_another_version_of_the_site_makes_its_own(redis, monkeypatch):
    ArticleFactory()
    questions_of_a_new_process("/articles/")
    monkeypatch.setattr(shared, "release", lambda: "une autre")
    assert questions_of_a_new_process("/articles/") > 2


def test_a_page_leaves_redis_when_its_time_has_come(redis):
    ArticleFactory()
    Client().get("/articles/")
    client = caches["pages"]._cache.get_client()
    (key,) = client.keys()
    assert 0 < client.ttl(key) <= 25 * 3600


def test_what_is_there_and_is_no_page_is_not_shown(redis):
    ArticleFactory()
    Client().get("/articles/")
    client = caches["pages"]._cache.get_client()
    (key,) = client.keys()
    client.set(key, b"\x80\x04\x95autre chose")
    assert questions_of_a_new_process("/articles/") > 2


def test_a_redis_that_is_gone_is_not_asked_again_for_ten_seconds(address, monkeypatch):
    asked, clock = [], [0.0]

    def refuse(*_values, **_options):
        asked.append(1)
        raise RedisGone

    monkeypatch.setattr(type(caches["pages"]), "get", refuse)
    monkeypatch.setattr(shared.time, "monotonic", lambda: clock[0])
    client = Client()
    for path in ("/articles/", "/citations/", "/evenements/"):
        assert client.get(path).status_code == 200
    assert len(asked) == 1
    clock[0] = shared.REST
    assert client.get("/themes/").status_code == 200
    assert len(asked) == 2


def test_the_site_answers_while_redis_comes_and_goes(redis):
    client = Client()
    assert client.get("/articles/").status_code == 200
    redis.kill()
    redis.wait()
    for path in ("/articles/", "/citations/", "/"):
        assert client.get(path).status_code == 200
        assert client.get(path)["Cache-Control"].startswith("public")


def test_a_redis_that_takes_the_call_and_says_nothing_is_not_called_again(address):
    with closing(socket.create_server(("127.0.0.1", address))) as silent:
        client = Client()
        for path in ("/articles/", "/citations/", "/themes/"):
            assert client.get(path).status_code == 200
        silent.setblocking(False)
        assert len(list(calls(silent))) == 1


def calls(server):
    with suppress(BlockingIOError):
        while True:
            yield server.accept()[0].close()


def test_health_says_whether_it_answers(address, redis):
    assert json.loads(Client().get("/sante/").content)["contrôles"]["cache"] == "bon"
    redis.kill()
    redis.wait()
    answer = Client().get("/sante/")
    assert (answer.status_code, json.loads(answer.content)["contrôles"]["cache"]) == (503, "en panne")


def test_the_release_is_that_of_the_code_and_of_the_settings(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "requirements.txt").write_text("Django==5.2")
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "home.html"
    seen = set()
    for text, title in (("un", "La Vigie"), ("deux", "La Vigie"), ("deux", "Autre nom"), ("deux", "Autre nom")):
        page.write_text(text)
        settings.SITE_NAME = title
        seen.add(release.__wrapped__())
    assert len(seen) == 3
