"""Readers’ pages in a real browser: nothing overflows, targets can be hit, everything is reached by keyboard."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from articles.models import Byline, DirectoryEntry, Participation, Reference
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    quote_block,
    text_block,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Anticonstitutionnellementparlantdesdonnéesdesanté"
OVERFLOWING = """() => document.documentElement.scrollWidth > innerWidth
    ? [...document.body.querySelectorAll('*')]
        .filter(node => node.getBoundingClientRect().right > innerWidth + 1)
        .map(node => node.tagName + '.' + node.className)
    : []"""
# Links inside a sentence are exempt (WCAG 2.2, 2.5.8); the others are at least 24 px high.
SMALL_TARGETS = """() => [...document.querySelectorAll('nav a, .tags a, .more a, .quote__link')]
    .filter(node => node.offsetParent && node.getBoundingClientRect().height < 24)
    .map(node => node.textContent + ' ' + node.getBoundingClientRect().height)"""

# What moved after it was first painted, as the browser itself adds it up (0.1 is the most that readers are said not to
# mind). Painted while it still comes, a page may end in the middle of a name, whose picture then goes down by a line:
# below a thousandth, and only on a machine that has too much to do.
SHIFTS = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum < 0.001 ? 0 : sum), 300);
})"""


@pytest.fixture
def addresses(db):
    person = PersonFactory(family_name=LONG)
    organisation, event = OrganisationFactory(name=f"Institut {LONG}"), EventFactory(name=f"Rencontre {LONG}")
    AffiliationFactory(person=person, organisation=organisation)
    Participation.objects.create(event=event, person=person, label=f"directrice, {LONG}")
    quote = quote_block(f"Des mots {LONG}. " * 8, speaker=person, speaker_label=f"{person}, {LONG}")
    blocks = [quote, *(text_block(f"<h2>Partie {rank} {LONG}</h2><p>{LONG}</p>") for rank in range(5))]
    article = ArticleFactory(
        title=f"Titre {LONG}",
        event=event,
        rubrique=RubriqueFactory(name="Politique publique"),
        tags=["un thème", LONG],
        blocks=blocks,
    )
    ArticleFactory(title="Un titre de deux cents signes, ou presque. " * 5, tags=["un thème"])
    ArticleFactory(title="Court", rubrique=None)
    Byline.objects.create(article=article, person=person)
    Reference.objects.create(article=article, title=LONG, teaser=LONG * 2)
    DirectoryEntry.objects.create(article=article, organisation=organisation)
    records = [article, person, organisation, event, quote, article.rubrique, article.tags.first()]
    lists = ["/", "/articles/", "/citations/", "/intervenants/", "/annuaire/", "/evenements/", "/themes/", "/rien/"]
    return [*lists, *(record.get_absolute_url() for record in records), f"/auteurs/{person.slug}/"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_overflows_and_targets_can_be_hit(browser, live_server, addresses, width):
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for address in addresses:
            page.goto(f"{live_server}{address}")
            assert page.evaluate(OVERFLOWING) == [], address
            assert page.evaluate(SMALL_TARGETS) == [], address


def test_the_first_tab_stop_leads_to_the_content(browser, live_server, addresses):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{live_server}/articles/")
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.inner_text() == "Aller au contenu"
        assert link.bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "contenu"


def test_the_link_in_context_opens_the_article_on_the_quote(browser, live_server, addresses):
    with browser.new_context(java_script_enabled=True) as context:
        page = context.new_page()
        page.goto(f"{live_server}/citations/")
        page.click(".quote__source a")
        anchor = page.evaluate("location.hash")
        assert anchor.startswith("#c-")
        box = page.locator(anchor).bounding_box()
        assert 0 <= box["y"] < 800


def test_readers_keep_no_cookie_and_paper_drops_navigation(browser, live_server, addresses):
    with browser.new_context() as context:
        page = context.new_page()
        for address in addresses:
            page.goto(f"{live_server}{address}")
        assert context.cookies() == []
        page.emulate_media(media="print")
        page.goto(f"{live_server}{addresses[8]}")
        expect(page.locator(".masthead__nav")).to_be_hidden()
        expect(page.locator(".print-address")).to_be_visible()


def test_dates_and_tables_are_seen(browser, live_server, addresses):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{live_server}/articles/")
        assert page.locator("main time").first.bounding_box()["width"] > 40


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_once_a_page_is_painted(browser, live_server, addresses, width):
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for address in addresses:
            page.goto(f"{live_server}{address}", wait_until="load")
            assert page.evaluate(SHIFTS) == 0, address


def test_pages_ask_nothing_of_another_host_and_fetch_nothing_that_is_missing(browser, live_server, addresses):
    asked, missing = set(), []
    with browser.new_context() as context:
        context.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        context.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
        page = context.new_page()
        for address in addresses:
            page.goto(f"{live_server}{address}", wait_until="networkidle")
    assert asked == {urlsplit(live_server.url).netloc}
    assert [url for url in missing if not url.endswith("/rien/")] == []


def test_pages_say_as_much_without_scripts(browser, live_server, addresses):
    words = "document.querySelector('main').innerText.replace(/\\s+/g, ' ')"
    with browser.new_context() as context, browser.new_context(java_script_enabled=False) as plain:
        page, bare = context.new_page(), plain.new_page()
        for address in addresses:
            page.goto(f"{live_server}{address}")
            bare.goto(f"{live_server}{address}")
            assert _without_comforts(bare) == _without_comforts(page), address
        assert page.evaluate(words)


def _without_comforts(page):
    """The words of the page, but those of buttons, which only scripts can serve."""
    return " ".join(
        page.locator("main")
        .evaluate(
            "node => { const copy = node.cloneNode(true); copy.querySelectorAll('button').forEach(b => b.remove());"
            " return copy.textContent; }"
        )
        .split()
    )
