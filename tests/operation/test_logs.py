"""Each request has a number, which every line of its log bears; nothing of the log tells who reads what."""

import io
import json
import logging
import logging.config
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django.test import override_settings
from django.urls import path

from portal import logs, views
from portal.requests import HEADER
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    """What the log writes in JSON while the test runs."""
    with _configured(is_json=True) as written:
        yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.fixture
def text():
    """The same for a person."""
    with _configured(is_json=False) as written:
        yield written.getvalue


@contextmanager
def _configured(**options):
    logging.config.dictConfig(logs.configuration(level="INFO", **options))
    (console,) = [handler for handler in logging.getLogger().handlers if type(handler) is logging.StreamHandler]
    written = io.StringIO()
    console.setStream(written)
    try:
        yield written
    finally:
        logging.config.dictConfig(settings.LOGGING)


def test_a_request_is_given_a_number_and_told_in_one_line(client, lines):
    response = client.get("/articles/?page=1", headers={"user-agent": "Navigateur/1.0", "x-forwarded-for": "81.2.3.4"})
    number = response[HEADER]
    assert len(number) == 32
    (line,) = lines()
    assert line.pop("ms") > 0
    assert line.pop("time").endswith("+00:00")
    assert line.pop("message").startswith("GET /articles/ 200 ")
    assert line == {
        "level": "INFO",
        "logger": "vigie.requetes",
        "request_id": number,
        "method": "GET",
        "path": "/articles/",
        "status": 200,
    }
    assert client.get("/articles/")[HEADER] != number


@pytest.mark.parametrize("given", ["0190a5b2-7d3e-7c10-8a55-0242ac120002", "a" * 64, "req_12345678"])
def test_the_number_of_the_front_server_is_kept(client, lines, given):
    assert client.get("/articles/", headers={HEADER: given})[HEADER] == given
    assert lines()[0]["request_id"] == given


@pytest.mark.parametrize(
    "given", ["court", "a" * 65, "avec espace 12345", 'guillemets"12345', "é" * 10, "-debut-12345"]
)
def test_a_malformed_number_is_replaced(client, given):
    number = client.get("/articles/", headers={HEADER: given})[HEADER]
    assert number != given
    assert len(number) == 32


def test_errors_and_refusals_are_numbered_too(client, lines):
    for address, host, status in (("/rien/", "testserver", 404), ("/", "autre.example", 400)):
        response = client.get(address, headers={"host": host})
        assert response.status_code == status
        assert response[HEADER]
    assert {line["status"] for line in lines() if "status" in line} == {404, 400}


# As PostgreSQL says it, with the value.
REFUSED = "clé en double\nDETAIL:  Key (email)=(ada@example.org) already exists.\n"


def _boom(request, **kwargs):
    logging.getLogger("articles.essai").warning("quelque chose")
    raise IntegrityError(REFUSED)


class Routes:
    urlpatterns = [path("panne/", _boom), path("lien/<str:token>/", _boom)]
    handler404, handler500 = staticmethod(views.page_not_found), staticmethod(views.server_error)


def test_every_line_of_a_request_bears_its_number(client, lines):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=Routes):
        number = client.get("/panne/?q=ada")[HEADER]
    told = lines()
    assert [line["logger"] for line in told] == ["articles.essai", "django.request", "vigie.requetes"]
    assert {line["request_id"] for line in told} == {number}
    assert "clé en double" in told[1]["trace"]
    assert logs.request_id.get() == ""


def test_no_value_of_a_refused_row_and_no_query_is_told(client, lines):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=Routes):
        client.get("/panne/?q=ada@example.org")
    assert "ada@example.org" not in json.dumps(lines())


def test_what_postgresql_says_of_a_refused_row_is_left_out(lines, django_user_model):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite ne cite pas les valeurs")
    taken = "".join(["ada", ".lovelace"])  # the lines of the code are told, and must not hold it
    django_user_model.objects.create_user(taken)
    try:
        django_user_model.objects.create_user(taken)
    except IntegrityError:
        logging.getLogger("articles.essai").exception("refusé")
    (line,) = lines()
    assert "auth_user_username_key" in line["trace"]
    assert taken not in json.dumps(line)


def test_a_search_leaves_no_words_and_no_address(client, lines):
    ArticleFactory()
    client.get("/recherche/?q=maladie+rare", headers={"x-forwarded-for": "81.2.3.4"}, REMOTE_ADDR="81.2.3.5")
    told = json.dumps(lines())
    assert "/recherche/" in told
    assert "maladie" not in told
    assert "81.2.3" not in told


def test_an_address_that_holds_a_secret_is_told_by_its_pattern(client, lines):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=Routes):
        client.get("/lien/tres-secret/")
    told = lines()
    assert "tres-secret" not in json.dumps([line | {"trace": ""} for line in told])
    assert told[-1]["path"] == "/lien/<str:token>/"


def test_a_line_cannot_be_forged(client, text):
    client.get("/rien%0a2026-01-01 ERROR faux [x] tout va mal/")
    told = text().splitlines()
    assert len(told) == 2
    assert all(line.split()[1] in {"INFO", "WARNING"} for line in told)


def test_a_person_reads_plain_lines(client, text):
    number = client.get("/articles/")[HEADER]
    (line,) = text().splitlines()
    assert f" INFO vigie.requetes [{number}] GET /articles/ 200 " in line


def test_requests_are_not_told_to_a_person_who_did_not_ask(client, caplog):
    assert client.get("/articles/").status_code == 200
    assert [record for record in caplog.records if record.name == logs.REQUESTS] == []
    assert settings.LOGGING["root"]["level"] == "WARNING"
