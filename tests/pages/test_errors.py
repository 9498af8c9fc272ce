"""What readers get when there is nothing to read, or when something breaks."""

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template import loader
from django.test import Client, RequestFactory, override_settings
from django.urls import get_resolver, path
from django.urls.resolvers import URLResolver

from portal import views
from tests.pages.html import Page, get_page


@pytest.mark.django_db
def test_an_unknown_address_offers_ways_out(client):
    page = get_page(client, "/inconnue/", status=404)
    assert page.texts("h1") == ["Page introuvable"]
    assert {"/", "/articles/", "/intervenants/", "/themes/"} <= set(page.links().values())
    assert "canonical" not in page.source


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
