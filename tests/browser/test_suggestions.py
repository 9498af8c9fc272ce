"""Suggestions while typing, in a real browser: keyboard, touch, what a screen reader is told, and without scripts."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import OVERFLOWING, SHIFTS
from tests.factories import AffiliationFactory, ArticleFactory, EventFactory, OrganisationFactory, PersonFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ANSWERS = "**/recherche/suggestions/**"
HOSTILE = "Vérité <img src=x onerror=alert(1)> & Fils"
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; base-uri 'none'; object-src 'none'"
# What the field says of its list, every reference resolved.
TOLD = """input => {
    const list = document.getElementById(input.getAttribute('aria-controls'));
    const active = document.getElementById(input.getAttribute('aria-activedescendant'));
    const chosen = [...list.children].filter(option => option.getAttribute('aria-selected') === 'true');
    return {
        roles: [input.role, list.role, ...new Set([...list.children].map(option => option.role))],
        open: input.getAttribute('aria-expanded') === 'true' && !list.hidden,
        active: active && active.textContent,
        chosen: chosen.map(option => option.textContent),
    };
}"""


@pytest.fixture
def records(db):
    person = PersonFactory(given_name="Camélia", family_name="Verdurin", honorific_prefix="Pr")
    house = OrganisationFactory(name="Verger des données")
    AffiliationFactory(person=person, organisation=house, label="directrice du Verger")
    EventFactory(name="Verdus d’automne")
    ArticleFactory(title="Le vert des données")
    return person


@pytest.fixture
def page(browser, live_server, records):
    """The home page; at the end, nothing was asked elsewhere, nothing failed, nothing moved."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR") as context:
        asked, faults = set(), []
        context.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        context.on("weberror", lambda error: faults.append(str(error.error)))
        page = context.new_page()
        page.goto(f"{live_server.url}/")
        yield page
        assert asked == {urlsplit(live_server.url).netloc}
        assert faults == []


def field(page: Page):
    return page.locator("#recherche")


def options(page: Page):
    return page.locator("#recherche-suggestions [role=option]")


def begin(page: Page, words: str = "ver") -> None:
    """Types in the field of the masthead, and waits for the list."""
    field(page).click()
    page.keyboard.type(words, delay=10)
    expect(page.locator("#recherche-suggestions")).to_be_visible()


def told(page: Page) -> dict:
    return field(page).evaluate(TOLD)


def test_each_suggestion_says_what_it_is(page):
    begin(page)
    assert options(page).all_inner_texts() == [
        "Pr Camélia Verdurin\nintervenant·e, directrice du Verger",
        "Verdus d’automne\névénement, 11 mars 2024",
        "Verger des données\norganisation",
        "Le vert des données\narticle, 12 mars 2024",
        "Chercher «\u00a0ver\u00a0» dans tout le site",
    ]
    assert page.locator("#recherche-suggestions b").all_inner_texts() == ["Ver", "Ver", "Ver", "ver"]


def test_the_arrows_go_round_the_options_and_enter_goes_to_the_page(page, records):
    begin(page)
    assert told(page) == {"roles": ["combobox", "listbox", "option"], "open": True, "active": None, "chosen": []}
    assert field(page).get_attribute("type") == "text"  # no field of the type « search » may be a combobox
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        state = told(page)
        assert state["chosen"] == ([state["active"]] if state["active"] else [])
        seen.append((state["active"] or "").split(" ")[0])
    assert seen == ["Pr", "Verdus", "Pr", "", "Chercher", "", "Pr"]
    assert field(page).input_value() == "ver"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{records.get_absolute_url()}")


def test_enter_without_a_choice_and_the_last_option_search_the_whole_site(page):
    for keys in (["Enter"], ["ArrowUp", "Enter"]):
        page.goto(page.url.partition("recherche")[0])
        begin(page)
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_url("**/recherche/?q=ver")


def test_escape_closes_the_list_then_clears_the_field(page):
    begin(page)
    page.keyboard.press("Escape")
    assert not told(page)["open"]
    assert page.locator("form[role=search] [role=status]").inner_text() == ""
    assert field(page).input_value() == "ver"
    page.keyboard.press("ArrowDown")
    expect(page.locator("#recherche-suggestions")).to_be_visible()
    assert told(page)["active"].startswith("Pr Camélia")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert field(page).input_value() == ""


def test_tab_closes_the_list_and_goes_on(page):
    begin(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert not told(page)["open"]
    assert page.locator(":focus").inner_text() == "Rechercher"


def test_keys_of_the_field_move_the_caret_and_leave_the_options(page):
    begin(page)
    for key, caret in (("Home", 0), ("End", 3), ("ArrowLeft", 2)):
        page.keyboard.press("ArrowDown")
        page.keyboard.press(key)
        assert told(page)["active"] is None
        assert field(page).evaluate("input => input.selectionStart") == caret


def test_what_is_typed_on_is_asked_for_again_and_its_number_told_once(page):
    status = page.locator("form[role=search] [role=status]")
    assert status.all_inner_texts() == [""]
    begin(page)
    expect(status).to_have_text("4 suggestions")
    page.keyboard.press("ArrowDown")
    assert status.inner_text() == "4 suggestions"
    page.keyboard.type("durin")
    assert told(page)["active"] is None
    expect(status).to_have_text("1 suggestion")
    assert options(page).all_inner_texts()[0].startswith("Pr Camélia Verdurin")
    with page.expect_response(ANSWERS):
        page.keyboard.type("zzz")
    expect(status).to_have_text("Aucune suggestion")
    assert options(page).all_inner_texts() == ["Chercher «\u00a0verdurinzzz\u00a0» dans tout le site"]


def test_a_click_goes_to_the_page_and_a_click_elsewhere_closes_the_list(page, records):
    begin(page)
    # Where a touch beside the field does not take the focus from it.
    page.locator("main").dispatch_event("pointerdown")
    assert not told(page)["open"]
    page.keyboard.press("ArrowDown")
    expect(page.locator("#recherche-suggestions")).to_be_visible()
    page.locator(".masthead__tagline").click()
    assert not told(page)["open"]
    field(page).fill("")
    begin(page)
    options(page).first.click()
    page.wait_for_url(f"**{records.get_absolute_url()}")


def test_one_letter_asks_nothing_and_fast_typing_little(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggestions/" in request.url else None)
    field(page).click()
    page.keyboard.type("v")
    page.wait_for_timeout(400)
    assert asked == []
    page.keyboard.type("erdurin")
    expect(options(page)).to_have_count(2)
    assert len(asked) <= 2
    assert parse_qs(urlsplit(asked[-1]).query) == {"q": ["verdurin"]}


def test_an_answer_that_comes_late_is_dropped(page):
    held = []

    def answer(route):
        if "q=verd&" in f"{route.request.url}&":
            held.append(route)
        else:
            route.continue_()

    page.route(ANSWERS, answer)
    field(page).click()
    with page.expect_request(ANSWERS):
        page.keyboard.type("verd")
    page.keyboard.type("urin")
    expect(options(page)).to_have_count(2)
    for route in held:
        route.fulfill(json={"q": "verd", "suggestions": [{"label": "Tard", "kind": "x", "detail": "", "url": "/"}]})
    page.wait_for_timeout(200)
    assert len(held) == 1
    assert "Tard" not in page.locator("#recherche-suggestions").inner_text()


def test_a_list_that_was_left_does_not_open_when_its_answer_comes(page):
    held = []

    def hold(route):
        held.append(route)

    page.route(ANSWERS, hold)
    field(page).click()
    with page.expect_request(ANSWERS):
        page.keyboard.type("ver")
    page.keyboard.press("Tab")
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    assert not told(page)["open"]


def test_without_an_answer_the_form_still_searches(page):
    page.route(ANSWERS, lambda route: route.fulfill(status=503, body="Maintenance"))
    field(page).click()
    with page.expect_response(ANSWERS):
        page.keyboard.type("ver")
    assert not told(page)["open"]
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=ver")


def test_both_fields_of_the_search_page_have_lists_of_their_own(page, live_server):
    page.goto(f"{live_server.url}/recherche/")
    page.locator("#q").click()
    page.keyboard.type("ver")
    expect(page.locator("#q-suggestions")).to_be_visible()
    assert page.locator("#recherche-suggestions").is_hidden()
    field(page).fill("verd")
    expect(page.locator("#recherche-suggestions")).to_be_visible()
    assert page.locator("#q-suggestions").is_hidden()
    identifiers = page.locator("[id]").evaluate_all("nodes => nodes.map(node => node.id)")
    assert len(identifiers) == len(set(identifiers))


def test_names_are_text_and_nothing_else(page, live_server):
    OrganisationFactory(name=HOSTILE)
    begin(page, "verite")
    assert options(page).first.inner_text() == f"{HOSTILE}\norganisation"
    assert page.locator("#recherche-suggestions img").count() == 0
    assert page.locator("#recherche-suggestions b").inner_text() == "Vérité"


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light")])
def test_the_list_lies_over_the_page_and_moves_nothing(browser, live_server, records, width, scheme):
    for rank in range(8):
        OrganisationFactory(name=f"Verrerie {rank} des établissements interhospitaliers imaginaires réunis")
    with browser.new_context(viewport={"width": width, "height": 640}, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/")
        before = page.locator("main").bounding_box()
        begin(page)
        box = page.locator("#recherche-suggestions").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] <= 640 * 0.7 + 1
        assert page.locator("main").bounding_box() == before
        assert page.evaluate(OVERFLOWING) == []
        assert page.evaluate(SHIFTS) == 0
        page.keyboard.press("ArrowUp")
        last = options(page).last.bounding_box()
        assert box["y"] <= last["y"]
        assert last["y"] + last["height"] <= box["y"] + box["height"] + 1


def test_a_finger_chooses_and_closes(browser, live_server, records):
    with browser.new_context(viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/")
        field(page).tap()
        page.keyboard.type("ver")
        expect(options(page)).to_have_count(5)
        assert min(box["height"] for box in (option.bounding_box() for option in options(page).all())) >= 32
        page.touchscreen.tap(20, 760)
        assert not told(page)["open"]
        field(page).tap()
        page.keyboard.type("d")
        expect(options(page)).to_have_count(3)
        options(page).first.tap()
        page.wait_for_url(f"**{records.get_absolute_url()}")


def test_a_choice_is_seen_where_colours_are_forced(browser, live_server, records):
    with browser.new_context(forced_colors="active") as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/")
        begin(page)
        page.keyboard.press("ArrowDown")
        outlines = options(page).evaluate_all("nodes => nodes.map(node => getComputedStyle(node).outlineStyle)")
        assert outlines == ["solid", *["none"] * 4]


def test_the_script_asks_no_exception_from_a_strict_policy(browser, live_server, records):
    refused = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)

        def with_policy(route):
            answer = route.fetch()
            route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": POLICY})

        page.route(f"{live_server.url}/", with_policy)
        page.goto(f"{live_server.url}/")
        begin(page)
        page.keyboard.press("ArrowDown")
        assert refused == []


def test_without_scripts_the_field_is_a_plain_one(browser, live_server, records):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}/")
        said = [field(page).get_attribute(name) for name in ("type", "role", "aria-controls", "aria-expanded")]
        assert said == ["search", None, None, None]
        field(page).fill("verdurin")
        page.get_by_role("button", name="Rechercher").first.click()
        page.wait_for_url("**/recherche/?q=verdurin")
