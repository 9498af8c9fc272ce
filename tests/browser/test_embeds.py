"""Videos in a real browser: nothing is asked of their host before the button is pressed. No network: all is caught."""

import re
from urllib.parse import urlsplit

import pytest

from articles.models import Embed
from tests.browser.test_pages import SHIFTS
from tests.factories import ArticleFactory, text_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOPBACK = {"localhost", "127.0.0.1"}


@pytest.fixture
def address(live_server, db):
    blocks = [
        text_block("<p>Avant.</p>"),
        Embed(url="https://www.youtube.com/watch?v=aB3_-567890", title="Les rencontres", region="body"),
    ]
    return f"{live_server}{ArticleFactory(blocks=blocks).get_absolute_url()}"


@pytest.fixture
def opened(browser, address):
    """The page, and what it asks of other hosts, each answered by an empty page."""
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        asked = []

        def answer(route):
            asked.append(route.request)
            route.fulfill(body="<!DOCTYPE html><title>lecteur</title>", content_type="text/html")

        context.route(lambda url: urlsplit(url).hostname not in LOOPBACK, answer)
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        yield page, asked


def test_nothing_is_asked_of_the_host_before_the_button_is_pressed(opened):
    page, asked = opened
    button = page.get_by_role("button", name=re.compile("Lire la vidéo"))
    button.scroll_into_view_if_needed()
    button.hover()
    button.focus()
    page.wait_for_timeout(500)
    assert asked == []
    assert page.locator("iframe").count() == 0


def test_nothing_moves_when_the_button_appears(opened):
    page, _asked = opened
    page.goto(page.url, wait_until="load")
    assert page.get_by_role("button", name=re.compile("Lire la vidéo")).is_visible()
    assert page.evaluate(SHIFTS) == 0


def test_the_button_makes_way_for_the_player(opened):
    page, asked = opened
    button = page.get_by_role("button", name=re.compile("Lire la vidéo"))
    height = button.bounding_box()["height"]
    button.focus()
    page.keyboard.press("Enter")
    frame = page.locator("iframe")
    frame.wait_for()
    page.wait_for_timeout(300)
    (request,) = [request for request in asked if "favicon" not in request.url]
    assert request.url == "https://www.youtube-nocookie.com/embed/aB3_-567890?autoplay=1&rel=0"
    # The host learns which site shows its player, not which page is read.
    referrer = request.headers.get("referer", "")
    assert referrer == f"{page.evaluate('location.origin')}/"
    assert frame.get_attribute("title") == "Les rencontres (YouTube)"
    assert "allow-scripts" in frame.get_attribute("sandbox")
    assert "allow-top-navigation" not in frame.get_attribute("sandbox")
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    assert page.get_by_role("button", name=re.compile("Lire la vidéo")).count() == 0
    assert abs(frame.bounding_box()["height"] - height) < 2  # nothing moves
    assert page.get_by_role("link", name="Les rencontres").is_visible()


def test_without_scripts_there_is_a_link_and_no_button(browser, address):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        assert page.locator(".embed button:visible").count() == 0
        link = page.get_by_role("link", name="Les rencontres")
        assert link.get_attribute("href") == "https://www.youtube.com/watch?v=aB3_-567890"
