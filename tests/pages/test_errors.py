"""What readers get when there is nothing to read, or when something breaks."""

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import Http404, HttpResponse
from django.template import loader
from django.templatetags.static import static
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, path
from django.urls.resolvers import URLResolver

from articles.embeds import provider_of
from portal import views
from portal.addresses import words_of
from portal.core.publishing import Status
from portal.search.forms import LENGTH
from tests.factories import ArticleFactory, PersonFactory, text_block
from tests.pages.html import UNKNOWN, Page, get_page

_NAMES = ("400", "403", "403_csrf", "404", "405", "410_bare", "500", "503", "503_busy", "503_outage")
BARE = [f"{name}.html" for name in _NAMES]


def _bare(template):
    return Page(
        HttpResponse(
            loader.get_template(template).render(
                {"words": "", "address": "/", "sent": [], "is_sent": False, "has_files": False}
            )
        )
    )


@pytest.mark.django_db
def test_an_unknown_address_offers_ways_out(client):
    page = get_page(client, "/inconnue/", status=404)
    assert page.texts("h1") == ["Page introuvable"]
    assert {"/", "/articles/", "/intervenants/", "/themes/"} <= set(page.links().values())
    assert "canonical" not in page.source


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/articles/13313-le-health-data-hub/", "health data hub"),
        ("/2021/10/05/entrepots-de-sante.html", "entrepots sante"),
        ("/intervenants/ada-lux/flux/", "ada lux"),
        ("/articles/13313-quoi-du-neuf-pour-l-hopital/", "neuf hopital"),
        ("/articles/loi-de-2026-et-l-UE-a-28/", "loi 2026 UE 28"),
        ("/articles/13313-quoi-du/", "13313"),
        ("/articles/quoi-du/", ""),
        ("/n/13313/", "13313"),
        ("/articles/13313/", "13313"),
        ("/données personnelles/", "données personnelles"),
        ("/donne\u0301es/", "données"),
        ("/themes/", ""),
        ("/", ""),
        ("/%00\x00<script>alert('x')</script>", "script"),
        ("/" + "mot-" * 40, " ".join(["mot"] * 20)),
        ("/" + "a" * 500, "a" * 80),
        ("/" + "9" * 500, "9" * 80),
    ],
)
def test_words_to_search_for_are_read_in_the_address(path, words):
    assert words_of(path) == words


@pytest.mark.django_db
def test_an_unknown_address_offers_a_search_for_its_words(client):
    page = get_page(client, "/articles/99999-santé-%22%3Cb%3E-et-autres/", status=404)
    form = page.one("form")
    field = next(form.iter("input"))
    assert (form.get("action"), form.get("method", "get"), field.get("name")) == ("/recherche/", "get", "q")
    assert field.get("value") == "santé autres"
    assert client.get("/recherche/", {"q": field.get("value")}).status_code == 200


@pytest.mark.django_db
def test_every_field_of_search_takes_as_many_characters(client):
    pages = [get_page(client, "/inconnue/", status=404), get_page(client, "/recherche/")]
    fields = [node for page in pages for node in page.all("input") if node.get("name") == "q"]
    assert {node.get("maxlength") for node in fields} == {str(LENGTH)}
    assert len(fields) > 2


@pytest.mark.parametrize("template", BARE)
def test_error_pages_are_whole_and_lead_somewhere(template):
    page = _bare(template)
    for tag in ("h1", "main", "title"):
        assert len(page.all(tag)) == 1
    assert len(page.all("header")) == len(page.all("footer")) == 1
    assert page.one("a", "skip-link").get("href") == f"#{page.one('main').get('id')}"
    assert '<meta name="robots" content="noindex">' in page.source
    assert "La Vigie" in page.texts("title")[0]
    assert "/" in page.links().values()
    assert bool(page.all("nav")) == (template != "503.html")
    assert UNKNOWN not in page.source


@pytest.mark.django_db
def test_addresses_written_in_error_pages_answer(client):
    written = {link for template in BARE for link in _bare(template).links().values()}
    for link in sorted(link for link in written if link.startswith("/")):
        assert client.get(link).status_code == 200, link


def test_error_pages_ask_nothing_of_the_database_nor_of_the_storage_of_files(rf, settings):
    """Without the mark that opens it, any use of the database fails; no hashed name is known to the storage."""
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "portal.core.static_files.CollectedFiles"}}
    settings.STATIC_ROOT = "/nulle-part"
    request = rf.get("/articles/12-un-titre/", headers={"host": "autre.example"})
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        static("css/base.css")
    assert views.page_not_found(request, None).status_code == 404
    assert views.server_error(request).status_code == 500
    for template in BARE:
        assert _bare(template).texts("h1")


@pytest.mark.django_db
def test_errors_are_told_while_the_database_refuses_connections(client, monkeypatch):
    def refuse(self):
        raise OperationalError("base fermée")

    client.raise_request_exception = False
    connection.close()
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", refuse)
    response = client.get("/articles/")
    assert response.status_code == 503
    assert Page(response).texts("h1") == ["Le site revient bientôt"]
    response = views.page_not_found(RequestFactory().get("/articles/12-un-titre/"), Http404())
    assert Page(response).texts("h1") == ["Page introuvable"]


@pytest.mark.django_db
@pytest.mark.parametrize("make", [ArticleFactory, PersonFactory])
def test_a_withdrawn_record_says_so_without_its_name(client, make):
    record = make()
    record.status = Status.WITHDRAWN
    record.save()
    with CaptureQueriesContext(connection) as queries:
        page = get_page(client, record.get_absolute_url(), status=410)
    assert not [query for query in queries if "articles_rubrique" in query["sql"] and make is PersonFactory]
    assert "retir" in page.texts("h1")[0]
    assert str(record) not in page.source.replace(record.get_absolute_url(), "")
    assert (f"n° {getattr(record, 'number', '')}" in page.text) == (make is ArticleFactory)
    assert '<meta name="robots" content="noindex">' in page.source
    assert len(page.all("header")) == len(page.all("footer")) == 1


def _boom(request, *args, **kwargs):
    raise RuntimeError("panne d’essai")


def _refuse(request, *args, **kwargs):
    raise PermissionDenied


def _suspect(request, *args, **kwargs):
    raise SuspiciousOperation


class Routes:
    """A site whose every page breaks in its own way."""

    urlpatterns = [path("500/", _boom), path("403/", _refuse), path("400/", _suspect)]
    handler400, handler403 = staticmethod(views.bad_request), staticmethod(views.permission_denied)
    handler404, handler500 = staticmethod(views.page_not_found), staticmethod(views.server_error)


@pytest.mark.parametrize(
    ("status", "title"), [(500, "Erreur du serveur"), (403, "Accès refusé"), (400, "Demande incomprise")]
)
def test_errors_are_told_in_french_without_the_database(client, status, title):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF=Routes):
        response = client.get(f"/{status}/")
    assert response.status_code == status
    page = Page(response)
    assert page.texts("h1") == [title]
    assert page.root.get("lang") == "fr"
    assert "panne d’essai" not in page.source


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_a_bad_request(client):
    response = client.get("/", headers={"host": "autre.example"})
    assert response.status_code == 400
    assert Page(response).texts("h1") == ["Demande incomprise"]


def test_the_page_of_an_expired_form_speaks_french():
    html = loader.get_template("403_csrf.html").render({})
    assert "Formulaire refusé" in html


def test_error_pages_use_files_that_exist():
    sheets = [node.get("href") for node in Page(views.server_error(RequestFactory().get("/"))).all("link")]
    assert sheets
    for sheet in sheets:
        assert finders.find(sheet.removeprefix("/static/"))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("address", ["/", "/articles/", "/citations/", "/intervenants/x/", "/n/1/", "/media/a.png"])
def test_pages_for_reading_refuse_what_is_sent_to_them(method, address):
    client = Client(enforce_csrf_checks=True)
    response = client.generic(method, address)
    assert response.status_code == 405
    assert {"GET", "HEAD"} <= set(response["Allow"].split(", "))
    page = Page(response)
    assert page.texts("h1") == ["Page à lire seulement"]
    assert page.root.get("lang") == "fr"


def test_every_public_page_is_for_reading_only():
    """The views of the site, but the admin’s: a new one that takes forms is a decision to write here."""
    callbacks = [p.callback for p in _patterns(get_resolver().url_patterns)]
    assert len(callbacks) > 15
    assert [callback for callback in callbacks if not getattr(callback, "csrf_exempt", False)] == []


def _patterns(patterns):
    for pattern in patterns:
        if not isinstance(pattern, URLResolver):
            yield pattern
        elif pattern.app_name != "admin":
            yield from _patterns(pattern.url_patterns)


@pytest.mark.django_db
def test_a_file_name_longer_than_the_system_takes_is_not_found(client):
    assert client.get(f"/media/{'a' * 5000}.png").status_code == 404


@pytest.mark.django_db
def test_uploaded_files_are_served_under_their_declared_type(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert client.get("/media/absent.png").status_code == 404
    response = client.get("/media/image.png")
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    b"".join(response.streaming_content)
    response.close()


NO_ADDRESS = "//["  # nobody can read it, and whoever takes it apart stumbles


@pytest.mark.django_db
def test_an_address_that_is_none_is_no_error(client, desk):
    """Sent by a browser, written in a text, typed in a form."""
    assert client.get("/recherche/?q=a", headers={"referer": f"http:{NO_ADDRESS}"}).status_code == 200
    article = ArticleFactory(blocks=[text_block(f'<p>Voir <a href="{NO_ADDRESS}">ici</a>.</p>')])
    assert client.get(article.get_absolute_url()).status_code == 200
    assert provider_of(f"https:{NO_ADDRESS}") is None
    typed = {"site": "1", "old_path": "/ancienne/", "new_path": NO_ADDRESS}
    assert desk.post("/admin/redirects/redirect/add/", typed).status_code == 200
