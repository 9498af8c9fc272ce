"""Deciding of proposed links by the keyboard, and by buttons alone."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Mention
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory, text_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article():
    OrganisationFactory(name="Institut des Embruns")
    PersonFactory(given_name="Maud", family_name="Trividic")
    PersonFactory(given_name="Yann", family_name="Kergoat")
    return ArticleFactory(
        blocks=[text_block("<p>Maud Trividic rejoint l’Institut des Embruns, où Yann Kergoat l’attend.</p>")]
    )


def _open(page: Page, live_server, article) -> None:
    page.goto(f"{live_server.url}/admin/articles/suggestedmention/article/{article.pk}/")


def _states(article) -> dict:
    return dict(article.mentions.values_list("surface", "state"))


def test_keys_decide_one_after_the_other(form: Page, live_server, article):
    _open(form, live_server, article)
    focused = form.locator(".proposal:focus mark")
    expect(focused).to_have_text("Maud Trividic")

    form.keyboard.press("j")
    expect(focused).to_have_text("Institut des Embruns")
    form.keyboard.press("a")
    expect(form.locator(".messagelist .success")).to_have_text("1 lien accepté.")
    expect(focused).to_have_text("Yann Kergoat")
    form.keyboard.press("r")
    expect(focused).to_have_text("Maud Trividic")
    assert _states(article) == {
        "Maud Trividic": "suggested",
        "Institut des Embruns": "accepted",
        "Yann Kergoat": "rejected",
    }

    form.keyboard.press("i")
    expect(form.get_by_text("Tout est décidé pour cet article.")).to_be_visible()

    form.locator(".messagelist").get_by_role("button", name="Annuler").click()
    expect(focused).to_have_text("Maud Trividic")
    form.get_by_role("button", name="Annuler la décision").first.click()
    expect(focused).to_have_text("Institut des Embruns")
    form.keyboard.press("r")
    expect(form.locator(".messagelist .success")).to_contain_text("1 lien refusé")


def test_what_was_decided_stays_in_sight_of_the_next_row(form: Page, live_server):
    for rank in range(30):
        OrganisationFactory(name=f"Institut numéro {rank}")
    text = "".join(f"<p>L’Institut numéro {rank} recrute.</p>" for rank in range(30))
    _open(form, live_server, ArticleFactory(blocks=[text_block(text)]))
    for _step in range(15):
        form.keyboard.press("j")
    form.keyboard.press("a")
    expect(form.locator(".messagelist .success")).to_be_in_viewport(ratio=1)
    assert form.evaluate("window.scrollY") > 500
    expect(form.locator(".proposal:focus mark")).to_have_text("Institut numéro 16")


def test_when_all_is_decided_the_next_article_is_a_key_away(form: Page, live_server, article):
    other = ArticleFactory(blocks=[text_block("<p>L’Institut des Embruns recrute.</p>")])
    _open(form, live_server, other)
    form.keyboard.press("r")
    expect(form.get_by_role("link", name="Article suivant")).to_be_focused()
    form.keyboard.press("Enter")
    expect(form.locator(".proposal")).to_have_count(3)


def test_keys_decide_nothing_outside_of_the_list(form: Page, live_server, article):
    _open(form, live_server, article)
    form.locator("#decides, #nav-filter").first.focus()
    form.keyboard.press("a")
    form.keyboard.press("r")
    expect(form.locator(".proposal")).to_have_count(3)
    assert set(_states(article).values()) == {Mention.State.SUGGESTED}


def test_all_may_be_ticked_and_accepted_together(form: Page, live_server, article):
    _open(form, live_server, article)
    form.get_by_role("button", name="Tout cocher").first.click()
    form.get_by_role("button", name="Accepter ce qui est coché").first.click()
    expect(form.locator(".messagelist .success")).to_have_text("3 liens acceptés.")
    assert set(_states(article).values()) == {Mention.State.ACCEPTED}


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_no_wider_than_the_screen(form: Page, live_server, article, width):
    form.set_viewport_size({"width": width, "height": 800})
    _open(form, live_server, article)
    assert form.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_decided_without_scripts(form: Page, live_server, article):
    context = form.context.browser.new_context(java_script_enabled=False)
    context.add_cookies(form.context.cookies())
    bare = context.new_page()
    _open(bare, live_server, article)
    bare.get_by_label("Cocher Maud Trividic").check()
    bare.get_by_role("button", name="Refuser ce qui est coché").last.click()
    bare.locator(".proposal", has_text="→ Institut").get_by_role("button", name="Accepter").click()
    assert _states(article) == {
        "Maud Trividic": "rejected",
        "Institut des Embruns": "accepted",
        "Yann Kergoat": "suggested",
    }
    context.close()
