"""The site closed to readers while something changes underneath."""

import pytest

from tests.pages.html import Page, get_page


@pytest.fixture
def _closed(settings):
    settings.MAINTENANCE = True


@pytest.mark.usefixtures("_closed")
@pytest.mark.parametrize("address", ["/", "/articles/", "/santé/", "/articles/flux/", "/mentions-legales/"])
def test_readers_are_told_to_come_back_without_the_database(client, address):
    response = client.get(address)
    assert response.status_code == 503
    assert response["Retry-After"] == "300"
    assert response["Cache-Control"] == "no-store"
    page = Page(response)
    assert page.texts("h1") == ["Le site revient bientôt"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.usefixtures("_closed")
def test_nothing_is_taken_from_readers_either(client):
    assert client.post("/recherche/").status_code == 503


@pytest.mark.usefixtures("_closed")
@pytest.mark.django_db
def test_the_desk_goes_on(desk):
    assert desk.get("/admin/").status_code == 200


@pytest.mark.usefixtures("_closed")
@pytest.mark.django_db
def test_style_sheets_go_on(client):
    response = client.get("/static/css/base.css")
    assert response.status_code == 200
    response.close()


@pytest.mark.django_db
def test_the_site_is_open_without_the_setting(client):
    get_page(client, "/")
