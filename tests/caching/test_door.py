"""What is answered before Django is, but for the number and the moment, what Django would have answered."""

import json
import logging

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from articles.models import Article
from portal.caching.door import Door
from portal.caching.kept import shelves
from portal.logs import REQUESTS, JsonLine
from tests.caching.test_version import is_postgresql
from tests.elsewhere import elsewhere
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("warm")]


class Site:
    """Django behind the door, and how often it was asked."""

    def __init__(self):
        self.asked, self._django = 0, WSGIHandler()
        self._door = Door(self._count)

    def _count(self, environ, start_response):
        self.asked += 1
        return self._django(environ, start_response)

    def get(self, rf, path, *, is_open=True, method="GET", **headers):
        environ = rf.generic(method, path, headers=headers).environ
        told = []
        answer = (self._door if is_open else self._django)(environ, lambda *values: told.extend(values))
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return told[0], dict(told[1]), body


@pytest.fixture
def site():
    ArticleFactory(title="Un titre imaginaire")
    return Site()


CASES = {
    "plain": {},
    "gzip": {"accept-encoding": "gzip, br"},
    "not gzip": {"accept-encoding": "gzip;q=0"},
    "any": {"if-none-match": "*"},
    "another": {"if-none-match": '"autre", W/"et-autre"'},
    "numbered": {"x-request-id": "numero-12345"},
    "ill numbered": {"x-request-id": "!"},
}


@pytest.mark.parametrize("headers", CASES.values(), ids=CASES)
@pytest.mark.parametrize(
    "path", ["/articles/", "/articles/flux/", "/recherche/suggestions/?q=titre&b=é", "/sitemap.xml"]
)
def test_it_answers_as_django_does(site, rf, path, headers):
    site.get(rf, path)
    before = site.asked
    answers = [site.get(rf, path, is_open=is_open, **headers) for is_open in (True, False)]
    assert site.asked == before
    numbers = [answer[1].pop("X-Request-ID") for answer in answers]
    assert answers[0] == answers[1]
    assert all(number == "numero-12345" for number in numbers) == (headers.get("x-request-id") == "numero-12345")


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_it_does_not_send_twice(site, rf, coding):
    told = site.get(rf, "/articles/", **{"accept-encoding": coding})[1]
    known = {"accept-encoding": coding, "if-none-match": f'"autre", W/{told["ETag"]}'}
    answers = [site.get(rf, "/articles/", is_open=is_open, **known) for is_open in (True, False)]
    assert [answer[0] for answer in answers] == ["304 Not Modified"] * 2
    assert [answer[2] for answer in answers] == [b"", b""]
    for name in ("ETag", "Vary", "Cache-Control", "X-Accel-Expires"):
        assert answers[0][1][name] == answers[1][1][name] == told[name]


@pytest.mark.parametrize(
    "case",
    [
        {"cookie": "a=b"},
        {"authorization": "Basic eDp5"},
        {"if-modified-since": "Thu, 12 Mar 2026 08:30:00 GMT"},
        {"if-match": '"autre"'},
        {"method": "HEAD"},
        {"method": "POST"},
    ],
    ids=str,
)
def test_it_leaves_to_django_what_is_not_plain_reading(site, rf, case):
    site.get(rf, "/articles/")
    before = site.asked
    site.get(rf, "/articles/", **case)
    assert site.asked == before + 1


def test_it_shows_nothing_that_has_changed(site, rf):
    for _time in range(2):
        site.get(rf, "/articles/")
    assert site.asked == 1
    Article.objects.update(title="Un autre titre")
    assert "Un autre titre" in site.get(rf, "/articles/")[2].decode()


@is_postgresql
def test_it_lives_through_a_server_that_was_started_again(site, rf):
    site.get(rf, "/articles/")
    own = connection.connection.info.backend_pid
    elsewhere(lambda: connection.cursor().execute("SELECT pg_terminate_backend(%s)", [own]))
    assert site.get(rf, "/articles/")[0] == "200 OK"
    assert site.asked == 1


def test_it_tells_the_request_as_others_are_told(site, rf, caplog):
    caplog.set_level(logging.INFO, logger=REQUESTS)
    for is_open in (False, True):
        site.get(rf, "/articles/?q=secret", is_open=is_open, **{"x-request-id": "numero-12345"})
    lines = []
    for record in caplog.records:
        record.request_id = "numero-12345"
        lines.append(json.loads(JsonLine().format(record)))
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [("GET", "/articles/", 200)] * 2
    assert "secret" not in caplog.text


def test_nothing_is_kept_where_pages_are_not(settings, rf):
    settings.PAGE_CACHE_BYTES = 0
    shelves.cache_clear()
    site = Site()
    for _time in range(2):
        assert "Cache-Control" not in site.get(rf, "/articles/")[1]
    assert site.asked == 2
