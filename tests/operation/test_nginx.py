"""The front server of `deploy/nginx.conf`, really started: what it keeps, what it never keeps, what it says."""

import json
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import BadStatusLine, RemoteDisconnected

import pytest

from portal.media.serving import POLICY
from tests.operation.serving import certificate, gunicorn, listens, nginx, running
from tests.operation.test_uploaded import HOSTILE

pytestmark = pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx n’est pas installé (paquet « nginx »)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    for name, text in {
        "static/css/tokens.0123456789ab.css": ":root{}",
        "static/css/tokens.css": ":root{}",
        "media/images/a.png": "pas une image",
        **{f"media/{name}": "<svg><script>alert(1)</script></svg>" for name in HOSTILE},
        "media/.restauration-1/secret.pdf": "caché",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    certificate(folder)
    return folder


@pytest.fixture(scope="module")
def site(folder):
    socket = str(folder / "gunicorn.sock")
    command = gunicorn("tests.operation.stub:application", "--workers", "1", "--threads", "16")
    ready = {"is_ready": lambda: listens(socket), "GUNICORN_BIND": f"unix:{socket}"}
    with running(command, folder / "gunicorn.log", **ready), nginx(folder, socket) as site:
        yield site


def asked(site, path, **headers):
    """How often the application has been asked by now."""
    status, _headers, body = site.get(path, **headers)
    assert status == 200
    return json.loads(body)["asked"]


def test_a_surge_on_one_page_costs_the_application_one_or_two(site):
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _rank: site.get("/lente/"), range(200)))
    assert {status for status, _headers, _body in answers} == {200}
    assert max(json.loads(body)["asked"] for _status, _headers, body in answers) <= 3
    assert all(headers["Cache-Control"].startswith("public, max-age=300") for _status, headers, _body in answers)
    assert all(headers["X-Accel-Expires"] is None for _status, headers, _body in answers)


def test_those_who_search_for_what_is_not_there_do_not_wait_for_one_another(site):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _rank: site.get("/recherche/?q=rien"), range(8)))
    told = [json.loads(body) for _status, _headers, body in answers]
    assert max(answer["asked"] for answer in told) == 8  # nothing of it is kept
    assert max(answer["together"] for answer in told) > 1


def test_no_page_is_ever_older_than_five_seconds(site):
    """Asked often, then not for long, then again."""
    ages = []

    def ask():
        _status, _headers, body = site.get("/publique/")
        ages.append(time.time() - json.loads(body)["made_at"])

    for pause in (*[0.3] * 12, 4.5, 0.1, 6, 0.1):
        ask()
        time.sleep(pause)
    assert max(ages) <= 5.2
    assert max(ages) > 0.2  # it did keep some


def test_a_page_kept_a_second_ago_is_shown_while_it_is_asked_again(site):
    first = asked(site, "/lente/?a")
    time.sleep(1.6)
    assert asked(site, "/lente/?a") == first
    until = time.monotonic() + 10
    while asked(site, "/lente/?a") == first:
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.mark.parametrize("path", ["/cookie-pose/", "/privee/", "/sans-rien/", "/jamais/"])
def test_what_is_not_for_all_is_never_kept(site, path):
    assert [asked(site, path) for _time in range(3)] == [1, 2, 3]


def test_whoever_has_a_cookie_is_shown_nothing_kept_and_nothing_is_kept_of_it(site):
    first = asked(site, "/publique/?cookie")
    assert asked(site, "/publique/?cookie") == first
    own = asked(site, "/publique/?cookie", Cookie="sessionid=1")
    assert own > first
    assert asked(site, "/publique/?cookie", Cookie="sessionid=1") > own
    assert asked(site, "/publique/?cookie") == first
    assert asked(site, "/publique/?autre", Cookie="sessionid=1") < asked(site, "/publique/?autre")


def test_the_application_is_told_who_asks_by_the_front_server_alone(site):
    _status, answer, body = site.get(
        "/jamais/",
        X_Forwarded_For="1.2.3.4",
        X_Forwarded_Proto="http",
        X_Request_ID="imposture-12345",
        Accept_Encoding="br, gzip",
    )
    told = json.loads(body)["headers"]
    assert told["HTTP_X_FORWARDED_FOR"] == "127.0.0.1"
    assert told["HTTP_X_FORWARDED_PROTO"] == "https"
    assert told["HTTP_HOST"] == "vigie.example.org"
    assert told["HTTP_ACCEPT_ENCODING"] == "gzip"
    assert len(told["HTTP_X_REQUEST_ID"]) == 32
    assert answer.get_all("X-Request-ID") == [told["HTTP_X_REQUEST_ID"]]


def test_each_answer_has_its_own_number_be_it_kept(site):
    numbers = {site.get("/publique/?numero")[1]["X-Request-ID"] for _time in range(3)}
    assert len(numbers) == 3


def test_files_are_served_as_the_type_that_they_say(site):
    status, headers, _body = site.get("/media/images/a.png")
    assert (status, headers["Content-Type"]) == (200, "image/png")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["Content-Disposition"] is None
    for name in HOSTILE:
        status, headers, _body = site.get(f"/media/{name}")
        assert (status, headers["Content-Type"]) == (200, "application/octet-stream"), name
        assert headers["Content-Disposition"] == "attachment"
        assert headers["Content-Security-Policy"] == POLICY
    assert site.get("/media/.restauration-1/secret.pdf")[0] == 404
    assert site.get("/media/")[0] in {403, 404}
    assert site.get("/media/../static/css/tokens.css")[0] == 200  # normalised to what is public anyway


def test_a_file_with_a_fingerprint_never_changes(site):
    assert "immutable" in site.get("/static/css/tokens.0123456789ab.css")[1]["Cache-Control"]
    plain = site.get("/static/css/tokens.css")[1]
    assert plain["Cache-Control"] == "public, max-age=300"
    assert plain["X-Content-Type-Options"] == "nosniff"


def test_all_goes_over_tls_and_to_one_name(site):
    status, headers, _body = site.get("/articles/?page=2", is_plain=True)
    assert (status, headers["Location"]) == (301, "https://vigie.example.org/articles/?page=2")
    with pytest.raises((RemoteDisconnected, BadStatusLine, ConnectionError)):
        site.get("/", is_plain=True, Host="autre.example")


def test_the_log_tells_no_address_no_words_and_no_signed_link(site, folder):
    site.get("/recherche/?q=maladie+rare")
    site.get("/apercu/tres-secret/")
    time.sleep(0.2)
    log = (folder / "vigie.log").read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    assert {"/recherche/", "/apercu/…"} <= {line["path"] for line in lines}
    assert not {"maladie", "127.0.0.1", "tres-secret"} & set(log.replace('"', " ").replace("/", " ").split())
    assert "maladie" not in log
    assert "tres-secret" not in log


def test_readers_are_told_in_french_when_the_site_does_not_answer(folder, tmp_path):
    certificate(tmp_path)
    with nginx(tmp_path, str(tmp_path / "personne.sock")) as site:
        status, headers, body = site.get("/articles/")
    assert status == 503
    assert "Le site revient bientôt" in body.decode()
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("status", "words", "path", "asked"),
    [
        (404, "n’existe plus", "/static/css/rien.css", {}),
        (403, "Ce fichier n’existe pas.", "/media/", {}),
        (405, "n’a pas pu être lue", "/static/css/tokens.css", {"method": "POST"}),
        (413, "Choisissez un fichier plus léger", "/admin/", {"method": "POST", "Content_Length": "40000000"}),
        (414, "Cette adresse est trop longue.", f"/recherche/?q={'a' * 9000}", {}),
        (400, "n’a pas pu être lue", "/articles/", {"Cookie": "a" * 9000}),
    ],
)
def test_what_the_front_server_refuses_is_told_in_french(site, status, words, path, asked):
    told, headers, body = site.get(path, **asked)
    assert (told, headers["Content-Type"]) == (status, "text/html; charset=utf-8")
    assert words in body.decode()
    assert "nginx" not in body.decode()


def test_what_the_site_refuses_goes_as_it_says_it(site):
    status, _headers, body = site.get("/absente/")
    assert (status, json.loads(body)["asked"]) == (404, 1)
