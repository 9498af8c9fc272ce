"""The style guide: every component on one page, with contrasts that are measured, not claimed."""

import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import path

from portal import urls
from portal.style_guide import StyleGuideView, contrast, read_schemes
from tests.pages.html import get_page

CSS = "".join(sheet.read_text() for sheet in (settings.BASE_DIR / "static" / "css").glob("*.css"))
COMPONENTS = [
    *("quote", "quote--reported", "card", "card--person", "card--organisation", "card--event", "cover"),
    *("chip--person", "chip--organisation", "chip--event", "tags", "stats", "facts", "table"),
    *("facet--on", "facet__count", "letters", "pagination", "search", "field", "select", "button"),
    *("note", "note--change", "note--warning", "disclosure", "cite"),
    *("timeline__date", "timeline__kind", "timeline__what"),
    *("activity__plot", "activity__bar", "activity__label"),
]


class Routes:
    """The site as it is where DEBUG is on."""

    urlpatterns = [*urls.urlpatterns, path("charte-graphique/", StyleGuideView.as_view(), name="style_guide")]


@pytest.fixture
def page(client, db):
    with override_settings(ROOT_URLCONF=Routes):
        return get_page(client, "/charte-graphique/")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_the_standard(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_dark_scheme_is_read_apart_from_the_light_one():
    schemes = read_schemes()
    assert schemes["light"]["paper"] != schemes["dark"]["paper"]
    assert set(schemes["light"]) == set(schemes["dark"])


def test_it_shows_every_component(page):
    used = {name for node in page.root.iter() for name in node.get("class", "").split()}
    assert [name for name in COMPONENTS if name not in used] == []


def test_it_shows_nothing_that_the_sheets_do_not_know(page):
    used = {name for node in page.one("main").iter() for name in node.get("class", "").split()}
    # A block may have rules for its parts only.
    assert sorted(name for name in used if not re.search(rf"\.{name}(__[\w-]+)?(?![\w-])", CSS)) == []


def test_it_prints_the_contrasts_it_measures(page):
    colours = read_schemes()["light"]
    measured = f"{contrast(colours['ink-soft'], colours['paper']):.1f}".replace(".", ",")
    cells = [" ".join("".join(cell.itertext()).split()) for cell in page.all("td")]
    assert f"Parole {measured}" in cells


@pytest.mark.django_db
def test_readers_do_not_see_it(client):
    get_page(client, "/charte-graphique/", status=404)


@pytest.mark.parametrize(("debug", "is_there"), [("1", True), ("0", False)])
def test_the_guide_is_only_for_those_who_make_the_site(debug, is_there):
    asked = "import django; django.setup(); from django.urls import reverse; print(reverse('style_guide'))"
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings", "DEBUG": debug, "SECRET_KEY": "x" * 60}
    environment |= {
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1:8000",
        "DATABASE_URL": "sqlite:///:memory:",
    }
    done = subprocess.run(
        [sys.executable, "-c", asked], env=environment, cwd=settings.BASE_DIR, capture_output=True, check=False
    )
    assert (done.stdout.decode().strip() == "/charte-graphique/") is is_there
