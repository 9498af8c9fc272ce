"""Pictures in a real browser: the point of interest chosen by a click, and pages that do not move while they load."""

import time

import pytest
from playwright.sync_api import expect

from articles import models
from people.models import Depiction
from portal.media.models import Image
from tests.admin.forms import admin_url
from tests.browser.opening import let_in
from tests.browser.test_pages import OVERFLOWING, SHIFTS
from tests.factories import ArticleFactory, ImageFactory, PersonFactory, quote_block, text_block
from tests.media.drawing import as_file, dotted, has_red, plain, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATE = 0.15  # seconds that each picture waits


@pytest.fixture
def desk(browser, live_server, editor):
    with browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}) as context:
        let_in(context, editor, live_server.url)
        yield context.new_page()


def _point(page):
    return page.locator("#id_focal_x").input_value(), page.locator("#id_focal_y").input_value()


def _click_at(page, across, down):
    box = page.locator(".focal__whole > :is(img, canvas)").bounding_box()
    page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)


def test_a_click_on_the_picture_chooses_what_the_square_keeps(desk, live_server):
    image = ImageFactory(file=as_file(dotted(900, 300, 92, 50), "point.png"))
    desk.goto(f"{live_server.url}{admin_url(Image, 'change', image.pk)}")
    desk.locator(".focal").scroll_into_view_if_needed()

    _click_at(desk, 0.92, 0.5)

    assert _point(desk) == ("92", "50")
    desk.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (92, 50)
    assert has_red(stored(image, image.renditions["squares"][1][-1]))


def test_the_point_is_moved_by_the_arrows_and_by_the_numbers(desk, live_server):
    image = ImageFactory(file=as_file(plain(900, 300)))
    desk.goto(f"{live_server.url}{admin_url(Image, 'change', image.pk)}")
    point = desk.locator(".focal__point")

    point.focus()
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp"):
        desk.keyboard.press(key)

    assert _point(desk) == ("52", "40")
    expect(point).to_have_attribute(
        "aria-label", "Point d’intérêt\u00a0: 52\u00a0% depuis la gauche, 40\u00a0% depuis le haut"
    )
    desk.locator("#id_focal_x").fill("10")
    assert point.evaluate("point => point.style.left") == "10%"


def test_the_square_shown_to_the_editor_is_the_one_that_is_cut(desk, live_server):
    image = ImageFactory(file=as_file(plain(900, 300)), focal_x=92)
    desk.goto(f"{live_server.url}{admin_url(Image, 'change', image.pk)}")
    shown = desk.locator(".focal__square > img")
    expect(shown).to_have_js_property("complete", True)
    square, whole = desk.locator(".focal__square").bounding_box(), shown.bounding_box()
    assert round(whole["width"] / square["width"]) == 3
    assert round(whole["x"] + whole["width"]) == round(square["x"] + square["width"])


def test_a_file_that_is_not_sent_yet_is_shown_and_pointed_at(desk, live_server):
    desk.goto(f"{live_server.url}{admin_url(Image, 'add')}")
    expect(desk.locator(".focal")).to_be_hidden()
    desk.locator("#id_file").set_input_files(
        {"name": "point.png", "mimeType": "image/png", "buffer": dotted(900, 300, 20, 50)}
    )
    expect(desk.locator(".focal__whole > canvas")).to_be_visible()

    _click_at(desk, 0.2, 0.5)
    desk.locator("#id_credit").fill("D.R.")
    desk.get_by_role("button", name="Enregistrer", exact=True).click()

    expect(desk.locator(".messagelist .success")).to_be_visible()
    assert (Image.objects.get().focal_x, Image.objects.get().focal_y) == (20, 50)


def test_without_scripts_the_two_numbers_are_there(browser, live_server, editor):
    image = ImageFactory(file=as_file(plain()))
    with browser.new_context(java_script_enabled=False) as context:
        let_in(context, editor, live_server.url)
        page = context.new_page()
        page.goto(f"{live_server.url}{admin_url(Image, 'change', image.pk)}")
        assert page.locator("#id_focal_x").is_visible()
        assert page.locator("img.thumbnail--large").is_visible()
        assert page.locator(".focal").count() == 0


@pytest.fixture
def pages(db):
    """An article with large pictures between short texts, and somebody who is on them."""
    person = PersonFactory(portrait=ImageFactory(file=as_file(plain(600, 900), "portrait.jpg")))
    images = [ImageFactory(file=as_file(plain(1600, 1000 + 200 * rank), f"vue-{rank}.jpg")) for rank in range(3)]
    for image in images:
        Depiction.objects.create(image=image, person=person)
    blocks = [text_block("<p>Texte court.</p>")]
    for image in images:
        blocks += [models.Figure(image=image, region="body"), text_block("<p>Texte court.</p>")]
    blocks += [models.Intervention(heading="Intervention", person=person, region="body")]
    article = ArticleFactory(blocks=[*blocks, quote_block("Des mots.", speaker=person)])
    return [article.get_absolute_url(), person.get_absolute_url()]


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_pictures_come_slowly(browser, live_server, pages, width):
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        context.route("**/media/**", _late)
        page = context.new_page()
        for address in pages:
            page.goto(f"{live_server.url}{address}", wait_until="domcontentloaded")
            before = page.evaluate("document.documentElement.scrollHeight")
            for _screen in range(6):
                page.mouse.wheel(0, 700)
                page.wait_for_timeout(120)
            page.wait_for_load_state("networkidle")
            loaded = page.evaluate("[...document.images].filter(image => image.naturalWidth > 0).length")
            assert loaded >= 4, address
            assert page.evaluate(SHIFTS) == 0, address
            assert page.evaluate("document.documentElement.scrollHeight") == before, address
            assert page.evaluate(OVERFLOWING) == [], address


def _late(route):
    time.sleep(LATE)
    route.continue_()


def test_a_telephone_is_sent_a_narrower_form_than_a_screen(browser, live_server, pages):
    chosen = {}
    for width, density in ((390, 1), (1280, 2)):
        with browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=density) as context:
            page = context.new_page()
            page.goto(f"{live_server.url}{pages[0]}", wait_until="networkidle")
            chosen[width] = page.locator("figure.picture img").first.evaluate("image => image.currentSrc")
    assert chosen[390].endswith("-480.webp")
    assert chosen[1280].endswith("-1280.webp")
