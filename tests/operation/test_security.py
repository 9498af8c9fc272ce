"""What each answer forbids browsers, and what it tells machines that mine texts."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings

from portal import views
from portal.security import PagePolicies
from scripts.gate import PRODUCTION
from tests.factories import ArticleFactory
from tests.operation.restoring import manage
from tests.pages.crawl import build_world, visits
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db

STRICT = {"default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "base-uri": "'none'"}
ERRORS = [views.bad_request, views.permission_denied, views.page_not_found]


def policy(response) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))


def told(response):
    names = ("tdm-reservation", "tdm-policy")
    return {name: response[name] for name in names if name in response}


def test_readers_pages_run_and_show_only_what_is_ours(client):
    article = ArticleFactory()
    for address in ("/", article.get_absolute_url(), "/recherche/?q=a", "/articles/flux/", "/sante/", "/rien/"):
        response = client.get(address)
        assert policy(response).items() >= STRICT.items()
        assert policy(response)["frame-ancestors"] == "'none'"
        assert policy(response)["form-action"] == "'self'"
        assert "unsafe" not in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in response["Permissions-Policy"]
        assert "geolocation=()" in response["Permissions-Policy"]


def test_pages_of_errors_and_of_maintenance_are_as_strict(client, settings):
    assert policy(client.get("/", headers={"host": "autre.example"}))["script-src"] == "'self'"
    article = ArticleFactory()
    article.status = "withdrawn"
    article.save()
    assert policy(client.get(article.get_absolute_url()))["script-src"] == "'self'"
    settings.MAINTENANCE = True
    response = Client().get("/")
    assert response.status_code == 503
    assert policy(response)["script-src"] == "'self'"


def test_players_alone_come_from_elsewhere_and_files_where_they_are_kept(client, settings):
    hosts = re.findall(r"https?://[^\s;]+", client.get("/")["Content-Security-Policy"])
    assert set(hosts) == {
        "https://www.youtube-nocookie.com",
        "https://player.vimeo.com",
        "https://geo.dailymotion.com",
    }
    settings.MEDIA_URL = "https://fichiers.example.org/vigie/"
    assert policy(client.get("/sante/"))["img-src"] == "'self' https://fichiers.example.org"


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(client):
    """Whatever policy browsers enforce, there is nothing for it to refuse."""
    build_world()
    seen = visits(client)
    assert len({visit.kind for visit in seen}) >= 15
    for visit in seen:
        for node in visit.page.root.iter():
            if not isinstance(node.tag, str):
                continue
            tag = node.tag.rpartition("}")[2]
            handlers = [name for name in node.attrib if name.startswith("on") or name == "style"]
            assert handlers == [], (visit.address, tag)
            assert tag != "style", visit.address
            if tag == "script":
                assert node.get("src") or node.get("type") == "application/ld+json", visit.address


def test_the_desk_runs_no_inline_script_but_the_map_of_its_editor(desk):
    response = desk.get("/admin/articles/article/add/")
    (map_,) = re.findall(rb'<script type="importmap">(.*?)</script>', response.content, re.DOTALL)
    expected = b64encode(sha256(map_).digest()).decode()
    assert policy(response)["script-src"] == f"'self' 'sha256-{expected}'"
    assert "unsafe-eval" not in response["Content-Security-Policy"]
    assert policy(desk.get("/admin/"))["script-src"] == "'self'"
    assert policy(response)["frame-ancestors"] == "'none'"


def test_only_a_page_that_may_be_framed_by_us_is(rf):
    def answer(request):
        return HttpResponse(headers={"X-Frame-Options": request.GET["option"]})

    for option, expected in (("SAMEORIGIN", "'self'"), ("DENY", "'none'")):
        response = PagePolicies(answer)(rf.get("/admin/", {"option": option}))
        assert policy(response)["frame-ancestors"] == expected


def test_django_s_own_pages_of_errors_are_left_readable(rf, settings):
    settings.DEBUG = True
    assert "Content-Security-Policy" not in PagePolicies(lambda request: HttpResponse(status=500))(rf.get("/"))
    assert "Content-Security-Policy" in PagePolicies(lambda request: HttpResponse())(rf.get("/"))


def test_pages_of_errors_never_ask_which_host_was_asked(rf, monkeypatch):
    def refuse(self):
        raise AssertionError("get_host")

    monkeypatch.setattr(HttpRequest, "get_host", refuse)
    monkeypatch.setattr(HttpRequest, "_get_raw_host", refuse)
    request = rf.get("/articles/12-un-titre/")
    assert [view(request, None).status_code for view in ERRORS] == [400, 403, 404]
    assert views.server_error(request).status_code == 500


def test_cookies_are_bound_to_this_very_host_over_tls(tmp_path):
    script = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,"
        "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY,"
        "s.SESSION_COOKIE_DOMAIN)"
    )
    done = manage("shell", "-v", "0", "-c", script, database=tmp_path / "x", media=tmp_path, **PRODUCTION)
    assert done.stdout.split() == ["__Host-session", "__Host-csrf", "True", "True", "True", "True", "None"], done.stderr


def test_an_editor_logs_in_over_tls(editor):
    names = {"SESSION_COOKIE_NAME": "__Host-session", "CSRF_COOKIE_NAME": "__Host-csrf"}
    secure = {"SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True, "SECURE_SSL_REDIRECT": True}
    with override_settings(**names, **secure):
        client = Client(enforce_csrf_checks=True)
        form = client.get("/admin/login/", secure=True)
        (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form.content.decode()))
        sent = {"username": "redaction", "password": "mot-de-passe-d-essai", "csrfmiddlewaretoken": token}
        headers = {"referer": "https://testserver/admin/login/"}
        response = client.post("/admin/login/", sent | {"next": "/admin/"}, secure=True, headers=headers)
        assert response.status_code == 302
        for name in names.values():
            cookie = client.cookies[name]
            assert (cookie["secure"], cookie["path"], cookie["domain"], cookie["httponly"]) == (True, "/", "", True)
        assert client.get("/admin/", secure=True).status_code == 200


@pytest.mark.parametrize(
    ("is_reserved", "terms", "expected"),
    [
        (True, "", {"tdm-reservation": 1}),
        (True, "https://vigie.example.org/tdm.json", None),
        (False, "", {"tdm-reservation": 0}),
        (False, "https://vigie.example.org/tdm.json", {"tdm-reservation": 0}),
    ],
)
def test_the_file_the_header_and_the_page_say_the_same_of_mining(client, settings, is_reserved, terms, expected):
    settings.TDM_RESERVATION, settings.TDM_POLICY = is_reserved, terms
    expected = expected or {"tdm-reservation": 1, "tdm-policy": terms}
    assert client.get("/.well-known/tdmrep.json").json() == [{"location": "/"} | expected]
    text = {name: str(value) for name, value in expected.items()}
    assert told(client.get("/articles/")) == told(client.get("/articles/flux/")) == text
    metas = {node.get("name"): node.get("content") for node in get_page(client, "/articles/").all("meta")}
    assert {name: value for name, value in metas.items() if name and name.startswith("tdm-")} == text


def test_the_desk_says_nothing_of_mining(desk):
    assert told(desk.get("/admin/")) == {}
