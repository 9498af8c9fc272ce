"""The panel « À lire » of the form of an article: what other themes would change, before anything is saved."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Recommendation
from tests.browser.test_editor import choose
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article():
    ArticleFactory(title="Près par le premier thème", tags=["hydravion"])
    ArticleFactory(title="Près par le second thème", tags=["zeppelin"])
    return ArticleFactory(title="Le sujet", tags=["hydravion"])


@pytest.fixture
def panel(page: Page, live_server, article):
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    found = page.locator(".related-panel")
    found.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(found.get_by_text("Thème rare : hydravion").first).to_be_visible()
    return found


def test_a_theme_chosen_in_the_form_changes_the_list_and_what_is_typed_stays(panel, page: Page, article):
    page.locator("#id_title").fill("Un titre pas encore enregistré")
    choose(page, page.locator(".field-tags"), "zepp", "zeppelin")
    panel.get_by_role("button", name="Voir ce que la liste deviendrait").click()

    expect(panel.get_by_text("Thème rare : zeppelin").first).to_be_visible()
    expect(panel.get_by_text("avant tout enregistrement")).to_be_visible()
    expect(page.locator("#id_title")).to_have_value("Un titre pas encore enregistré")
    assert len(page.context.pages) == 1
    assert [tag.name for tag in Article.objects.get(pk=article.pk).tags.all()] == ["hydravion"]


def test_one_click_pins_without_leaving_the_form(panel, page: Page, article):
    page.locator("#id_title").fill("Un titre pas encore enregistré")
    panel.get_by_role("button", name="Toujours proposer : Près par le premier thème").click()

    expect(panel.get_by_role("status")).to_contain_text("est toujours proposé")
    expect(panel.get_by_role("button", name="Ne plus l’imposer : Près par le premier thème")).to_be_focused()
    told = panel.locator("li", has_text="Près par le premier thème").locator(".related-panel__told")
    expect(told).to_be_in_viewport(ratio=1)
    expect(page.locator("#id_title")).to_have_value("Un titre pas encore enregistré")
    assert Recommendation.objects.get(article=article).choice == "pin"


def test_a_choice_is_told_and_taken_back_where_the_article_stands(panel, page: Page, article):
    panel.get_by_role("button", name="Ne jamais proposer : Près par le second thème").click()
    back = panel.get_by_role("button", name="Laisser proposer : Près par le second thème")
    expect(back).to_be_focused()
    expect(panel.locator(".explained__bans li", has_text="n’est jamais proposé")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(panel.locator(".related-panel__told", has_text="est retiré")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.activeElement.closest('.related-panel') !== null")


def test_the_bars_of_the_text_cover_nothing_of_the_list(panel, page: Page):
    page.set_viewport_size({"width": 1280, "height": 240})
    title = panel.locator(".explained__title").first
    title.evaluate("element => window.scrollTo(0, window.scrollY + element.getBoundingClientRect().top - 8)")
    box = title.bounding_box()
    covered = "([x, y]) => !document.elementFromPoint(x, y).closest('.related-panel')"
    assert box["y"] < 30
    assert not page.evaluate(covered, [box["x"] + 5, box["y"] + box["height"] / 2])


def test_when_the_list_cannot_be_had_the_form_says_so(panel, page: Page):
    page.route("**/a-lire/", lambda route: route.abort())
    panel.get_by_role("button", name="Voir ce que la liste deviendrait").click()
    expect(panel.locator(".errornote", has_text="La liste n’a pas pu être calculée.")).to_be_visible()
