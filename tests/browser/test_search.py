"""The page of results in a real browser: on a phone, by keyboard, on paper, and without scripts."""

import pytest

from tests.browser.test_pages import LONG, OVERFLOWING, SHIFTS
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    GlossaryTermFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    quote_block,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = [
    "/recherche/",
    "/recherche/?q=imaginaire",
    f"/recherche/?q={LONG}",
    "/recherche/?q=imaginaire&nature=citation&annee=2024&theme=inconnu",
    "/recherche/?q=introuvable&annee=1999",
]
# Links inside a sentence are exempt (WCAG 2.2, 2.5.8).
SMALL_TARGETS = """() => [...document.querySelectorAll('main :is(a, summary, input, button)')]
    .filter(node => node.offsetParent && !node.closest('.breadcrumb, .told, .quote__label, .nothing, .examples'))
    .filter(node => node.type !== 'hidden' && node.getBoundingClientRect().height < 24)
    .map(node => `${node.textContent} ${node.getBoundingClientRect().height}`)"""


@pytest.fixture(autouse=True)
def _corpus(db):
    """One record of each kind whose names are long, and enough articles for several pages."""
    person = PersonFactory(given_name="Imaginaire", family_name=LONG)
    organisation, event = (
        OrganisationFactory(name=f"Institut imaginaire {LONG}"),
        EventFactory(name=f"Rencontre {LONG}"),
    )
    AffiliationFactory(person=person, organisation=organisation)
    GlossaryTermFactory(term=LONG, expansion=f"Imaginaire {LONG}", definition=f"<p>{LONG}</p>")
    words = f"Des mots imaginaires {LONG}. " * 8
    block = quote_block(words, speaker=person, speaker_label=f"{person}, {LONG}")
    ArticleFactory(
        title=f"Titre imaginaire {LONG}",
        event=event,
        rubrique=RubriqueFactory(name="Politique publique"),
        tags=["un thème imaginaire", LONG],
        blocks=[block],
    )
    for rank in range(25):
        ArticleFactory(title=f"Une nouvelle imaginaire {rank}", tags=[f"thème {rank}"])


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_overflows_and_targets_can_be_hit(browser, live_server, width):
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for address in ADDRESSES:
            page.goto(f"{live_server}{address}")
            page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
            assert page.evaluate(OVERFLOWING) == [], address
            assert page.evaluate(SMALL_TARGETS) == [], address


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_once_a_page_is_painted(browser, live_server, width):
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for address in ADDRESSES:
            page.goto(f"{live_server}{address}", wait_until="load")
            assert page.evaluate(SHIFTS) == 0, address


def test_on_a_phone_the_filters_are_folded_and_open_by_keyboard_without_scripts(browser, live_server):
    with browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{live_server}{ADDRESSES[1]}")
        facet = page.locator(".facets a", has_text="Articles").first
        assert not facet.is_visible()
        assert page.locator(".facet-fold").bounding_box()["y"] < page.locator(".hits").bounding_box()["y"]
        page.locator(".facet-fold__summary").focus()
        page.keyboard.press("Enter")
        facet.click()
        chip = page.locator("a.facet--on")
        assert chip.inner_text().endswith("Nature\u00a0: Articles")
        chip.click()
        assert page.locator("a.facet--on").count() == 0


def test_beside_the_results_there_is_room_for_the_filters(browser, live_server):
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{live_server}{ADDRESSES[1]}")
        facets, hits = page.locator(".facets").bounding_box(), page.locator(".hits").bounding_box()
        assert page.locator(".facets a").first.is_visible()
        assert facets["x"] >= hits["x"] + hits["width"]


def test_what_was_typed_is_looked_for_again_with_the_filters_that_are_on(browser, live_server):
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{live_server}/recherche/?q=imaginaire&nature=article&tri=date")
        page.fill("#q", "nouvelle")
        page.keyboard.press("Enter")
        page.wait_for_url("**/recherche/?q=nouvelle&nature=article&tri=date")
        assert page.locator(".found__total").inner_text().startswith("25")


def test_paper_says_what_was_asked_and_drops_the_ways(browser, live_server):
    with browser.new_context() as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(f"{live_server}{ADDRESSES[1]}&nature=article")
        assert not page.locator(".facets").is_visible()
        assert not page.locator(".found__sorts").is_visible()
        assert page.locator("h1 span").bounding_box()["width"] > 100
        assert page.locator("h1").inner_text() == "Recherche\u00a0: imaginaire – Articles"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_seen_where_colours_are_forced_too(browser, live_server, scheme):
    ground = "node => getComputedStyle(node).backgroundColor"
    for colours in ("none", "active"):
        with browser.new_context(color_scheme=scheme, forced_colors=colours) as context:
            page = context.new_page()
            page.goto(f"{live_server}{ADDRESSES[1]}")
            assert page.locator(".hits mark").first.evaluate(ground) != page.locator("body").evaluate(ground)
