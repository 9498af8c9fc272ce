"""What our policies forbid, no page of ours tries: Chromium itself says so, on readers’ pages and at the desk."""

import pytest
from playwright.sync_api import expect

from articles.models import Embed
from tests.browser.opening import let_in
from tests.browser.test_editor import add_block, write
from tests.browser.test_pages import addresses  # noqa: F401 - a fixture
from tests.factories import ArticleFactory, ArticleTypeFactory, PersonFactory, RubriqueFactory, TagFactory, text_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WATCH = """
window.refused = [];
document.addEventListener('securitypolicyviolation', event => {
    window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""

# What a hole in a template would let through.
ATTEMPTS = [
    "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.head.append(s);",
    "document.body.innerHTML += '<img src=x onerror=\"window.ran = true\">';",
    "const s = document.createElement('style'); s.textContent = 'body { display: none }'; document.head.append(s);",
    "const s = document.createElement('script'); s.src = 'https://ailleurs.example/'; document.head.append(s);",
    "const f = document.createElement('iframe'); f.src = 'https://ailleurs.example/'; document.body.append(f);",
]


@pytest.fixture
def page(browser):
    """A page that notes what its policy refuses, in `told` what the console says of it."""
    with browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        page.told = []
        page.on("console", lambda line: page.told.append(line.text) if "Security Policy" in line.text else None)
        yield page


def refused(page):
    page.wait_for_timeout(100)
    return page.evaluate("window.refused") + page.told


def test_nothing_of_readers_pages_is_refused(page, live_server, addresses):  # noqa: F811
    video = Embed(url="https://www.youtube.com/watch?v=aB3_-567890", title="Les rencontres", region="body")
    article = ArticleFactory(title="Avec vidéo", blocks=[text_block("<p>Avant.</p>"), video])
    more = [
        article.get_absolute_url(),
        "/recherche/?q=titre",
        "/corrections/",
        "/glossaire/",
        "/flux/",
        "/mentions-legales/",
    ]
    more += [f"/signaler/article/{article.number}/", "/admin/login/"]
    assert len({*addresses, *more}) >= 20
    for address in [*addresses, *more]:
        answer = page.goto(f"{live_server}{address}", wait_until="networkidle")
        assert "Content-Security-Policy" in {name.title() for name in answer.headers}, address
        assert refused(page) == [], address


def test_what_readers_may_do_is_not_refused(page, live_server, addresses):  # noqa: F811
    page.goto(f"{live_server}/recherche/")
    field = page.locator("main input[name=q]").first
    field.press_sequentially("Tit", delay=20)
    page.wait_for_timeout(600)
    assert refused(page) == []
    page.goto(f"{live_server}/")
    page.emulate_media(media="print", color_scheme="dark")
    assert refused(page) == []


def test_a_script_that_slips_in_does_not_run(page, live_server, addresses):  # noqa: F811
    page.goto(f"{live_server}/articles/")
    for attempt in ATTEMPTS:
        page.evaluate(f"() => {{ try {{ {attempt} }} catch (error) {{ window.refused.push(error.message); }} }}")
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    assert page.locator("body").is_visible()
    assert len(page.evaluate("window.refused")) >= len(ATTEMPTS)


def test_nothing_of_the_form_of_an_article_is_refused(page, live_server, editor):
    ArticleTypeFactory()
    RubriqueFactory()
    TagFactory(name="Données de santé")
    PersonFactory(given_name="Antoine", family_name="Tesnière")
    let_in(page.context, editor, live_server.url)
    page.goto(f"{live_server}/admin/articles/article/add/", wait_until="networkidle")
    page.get_by_label("Titre :").first.fill("Un titre")
    write(add_block(page, "richtext"), "Un texte mis en forme.")
    for kind in ("quote", "figure", "box", "embed", "attachment", "intervention"):
        add_block(page, kind)
    page.locator(".field-tags .select2-selection").click()
    page.locator(".select2-container--open .select2-search__field").fill("donnees")
    expect(page.locator(".select2-results__option", has_text="Données de santé")).to_be_visible()
    assert refused(page) == []
    page.keyboard.press("Escape")
    page.locator("input[name=_save]").first.click()
    page.wait_for_load_state("networkidle")
    assert refused(page) == []
    for address in (
        "/admin/",
        "/admin/articles/article/",
        "/admin/people/person/add/",
        "/admin/articles/suggestedmention/",
    ):
        page.goto(f"{live_server}{address}", wait_until="networkidle")
        assert refused(page) == [], address
