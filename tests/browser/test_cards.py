"""The cards of records in a real browser: by pointer, keyboard and touch (WCAG 2.2, 1.4.13), on screen and on paper."""

import pytest

from articles import services
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    GlossaryTermFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    mention,
    text_block,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = ".mention-card:popover-open"
LONG = "Anticonstitutionnellementparlantdesdonnéesdesanté"


@pytest.fixture
def address(live_server, db):
    lux = PersonFactory(given_name="Ada", family_name="Lux", portrait=ImageFactory(file="lux.jpg"))
    AffiliationFactory(person=lux, organisation=None, role="directrice")
    hub = OrganisationFactory(name=f"Institut {LONG}")
    term = GlossaryTermFactory(term="PME", expansion="petite ou moyenne entreprise", definition="<p>Petite.</p>")
    filler = "<p>Un texte qui remplit la page, ligne après ligne, sans rien nommer. </p>" * 12
    blocks = [text_block(f"<p>Le Pr Ada Lux parle à l’Institut des PME.</p>{filler}<p>Fin.</p>")]
    article = ArticleFactory(title="Un titre", blocks=blocks)
    for surface, named in (("Ada Lux", lux), ("Institut", hub), ("PME", term)):
        mention(article, surface, named)
    services.refresh(article)
    return f"{live_server}{article.get_absolute_url()}"


@pytest.fixture
def page(browser, address):
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)
        yield page


def link(page, words):
    return page.locator("a.mention", has_text=words)


def focus(page, words):
    """By the Tab key, as a reader does: focus given otherwise may not be visible."""
    for _stop in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == words:
            return
    raise AssertionError(f"Tab never reaches {words}")


def test_pointing_at_a_name_shows_its_card_which_the_pointer_may_enter(page):
    card = page.locator(OPEN)
    assert card.count() == 0
    link(page, "Ada Lux").hover()
    card.wait_for()
    assert "directrice (à la date de l’article)" in " ".join(card.inner_text().split())
    card.hover()
    page.wait_for_timeout(1500)  # no timer closes what is pointed at
    assert card.is_visible()
    page.mouse.move(5, 700)
    card.wait_for(state="hidden")


def test_escape_closes_a_card_that_is_pointed_at_and_it_stays_closed(page):
    link(page, "Ada Lux").hover()
    page.locator(OPEN).wait_for()
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    assert page.locator(OPEN).count() == 0
    page.mouse.move(5, 700)
    link(page, "Ada Lux").hover()
    page.locator(OPEN).wait_for()


def test_passing_over_a_name_opens_nothing(page):
    box = link(page, "Ada Lux").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.move(5, 700)
    page.wait_for_timeout(400)
    assert page.locator(OPEN).count() == 0


def test_the_keyboard_shows_a_card_closes_it_and_follows_the_link(page):
    focus(page, "Ada Lux")
    card = page.locator(OPEN)
    card.wait_for()
    page.wait_for_timeout(1500)  # it lasts as long as the focus
    assert card.is_visible()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent") == "Ada Lux"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Institut"
    assert LONG in card.inner_text()
    page.keyboard.press("Tab")
    assert page.locator(OPEN).count() == 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/intervenants/**")


def test_a_card_describes_its_link_to_those_who_hear_the_page(page):
    described = link(page, "PME").evaluate(
        "node => document.getElementById(node.getAttribute('aria-describedby')).textContent"
    )
    assert " ".join(described.split()) == "petite ou moyenne entreprise Petite."
    assert page.locator("abbr[title]").count() == 0  # said by the card: not twice


def test_showing_every_card_asks_nothing_of_the_server(page):
    asked = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    for words in ("Ada Lux", "Institut", "PME"):
        link(page, words).hover()
        page.locator(OPEN).wait_for()
        page.mouse.move(5, 700)
        page.locator(OPEN).wait_for(state="hidden")
    assert asked == []


@pytest.mark.parametrize("words", ["Ada Lux", "Institut", "PME"])
def test_a_first_tap_shows_the_card_and_a_second_follows_the_link(browser, address, words):
    with browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(address)
        link(page, words).tap()
        card = page.locator(OPEN)
        card.wait_for()
        assert page.url == address
        box = card.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.touchscreen.tap(3, 300)
        card.wait_for(state="hidden")
        link(page, words).tap()
        card.wait_for()
        link(page, words).tap()
        page.wait_for_url(lambda url: url != address)


def test_the_name_on_a_card_is_a_link_for_the_finger(browser, address):
    with browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(address)
        link(page, "Ada Lux").tap()
        name = page.locator(f"{OPEN} .mention-card__name a")
        assert name.bounding_box()["height"] >= 24
        name.tap()
        page.wait_for_url("**/intervenants/**")


def test_a_card_near_the_bottom_opens_above_its_word(browser, address):
    with browser.new_context(viewport={"width": 1280, "height": 420}) as context:
        page = context.new_page()
        page.goto(address)
        node = link(page, "Ada Lux")
        node.evaluate("node => scrollBy(0, node.getBoundingClientRect().bottom - innerHeight + 20)")
        node.hover()
        page.locator(OPEN).wait_for()
        card = page.locator(OPEN).bounding_box()
        assert card["y"] + card["height"] <= node.bounding_box()["y"] + 1


def test_without_scripts_the_links_are_plain_links(browser, address):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        assert not any(card.is_visible() for card in page.locator(".mention-card").all())
        link(page, "Ada Lux").click()
        page.wait_for_url("**/intervenants/**")


def test_a_browser_without_popovers_has_plain_links(browser, address):
    with browser.new_context() as context:
        context.add_init_script("delete HTMLElement.prototype.popover")
        page = context.new_page()
        page.goto(address)
        link(page, "Ada Lux").hover()
        page.wait_for_timeout(400)
        assert page.locator(".mention-card:visible").count() == 0
        link(page, "Ada Lux").click()
        page.wait_for_url("**/intervenants/**")


def test_cards_stay_off_the_paper(page):
    link(page, "Ada Lux").hover()
    page.locator(OPEN).wait_for()
    page.emulate_media(media="print")
    assert not page.locator(OPEN).is_visible()
