"""What the desk’s scripts add: pasting that keeps the sense, counts, a question before what is typed is lost."""

import time

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, RichText
from tests.admin.forms import admin_url
from tests.browser.pasting import PASTE
from tests.browser.test_editor import add_block
from tests.factories import AffiliationFactory, ArticleFactory, EventFactory, PersonFactory, quote_block, text_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = """
<h1>Titre</h1><h5>Sous-titre</h5>
<p class="MsoListParagraphCxSpFirst"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>Un</p>
<p class="MsoListParagraphCxSpLast">· Deux</p>
<table><tr><td><p>Nom</p></td><td><p>Ville</p></td></tr><tr><td>A</td><td>B</td></tr></table>
"""


def test_a_paste_from_a_word_processor_keeps_titles_lists_and_rows(form: Page):
    form.get_by_label("Titre :").first.fill("Un collage")
    block = add_block(form, "richtext")
    editor = block.locator(".ProseMirror[contenteditable=true]")
    editor.evaluate(PASTE, WORD)

    expect(editor.locator("h2")).to_have_text("Titre")
    expect(editor.locator("li")).to_have_text(["Un", "Deux"])
    assert editor.get_attribute("spellcheck") != "false"
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.locator(".messagelist .success")).to_be_visible()
    kept = RichText.objects.get().text
    assert "<h2>Titre</h2><h3>Sous-titre</h3>" in kept
    assert "<p>Nom – Ville</p><p>A – B</p>" in kept
    assert kept.count("<li>") == 2


def test_leaving_what_is_not_saved_asks_first_and_saving_does_not(form: Page, live_server):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.goto(f"{live_server.url}/admin/articles/article/")
    assert asked == []

    form.goto(f"{live_server.url}/admin/articles/article/add/")
    form.get_by_label("Titre :").first.fill("Un titre")
    form.goto(f"{live_server.url}/admin/articles/article/")
    assert asked == ["beforeunload"]

    form.goto(f"{live_server.url}/admin/articles/article/add/")
    form.get_by_label("Titre :").first.fill("Un titre")
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.locator(".messagelist .success")).to_be_visible()
    assert asked == ["beforeunload"]
    assert Article.objects.count() == 1


def test_a_form_that_nobody_touched_is_left_without_a_question(form: Page, live_server):
    person = PersonFactory(given_name="Maud", family_name="Trividic")
    AffiliationFactory(person=person, role="directrice")
    article = ArticleFactory(event=EventFactory(), blocks=[text_block("<p>Maud Trividic parle.</p>")], tags=["embruns"])
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    for record in (person, article):
        form.goto(f"{live_server.url}{admin_url(type(record), 'change', record.pk)}", wait_until="networkidle")
        # A browser asks only once somebody has done something on the page.
        form.locator("#content-main fieldset").first.click(position={"x": 2, "y": 2})
        form.goto(f"{live_server.url}/admin/articles/article/")
    assert asked == []

    form.goto(f"{live_server.url}{admin_url(type(person), 'change', person.pk)}", wait_until="networkidle")
    form.locator("#id_family_name").press("z")
    form.goto(f"{live_server.url}/admin/articles/article/")
    assert asked == ["beforeunload"]


def test_a_link_followed_while_the_form_settles_is_followed_without_a_question(form: Page, live_server):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.wait_for_load_state("networkidle")
    form.locator("h1").click()
    form.evaluate("() => django.jQuery('#id_type').trigger('change')")  # as lists that search do, once they are ready
    form.get_by_role("link", name="Accueil").click()
    expect(form.get_by_role("heading", name="Bureau de la rédaction")).to_be_visible()
    assert asked == []


def test_after_a_save_that_stays_where_one_was_what_is_said_is_in_sight(form: Page, live_server):
    PersonFactory(given_name="Maud", family_name="Trividic")
    paragraphs = "".join(f"<p>Maud Trividic parle une {rank}e fois.</p>" for rank in range(60))
    article = ArticleFactory(blocks=[text_block(paragraphs)])
    form.goto(f"{live_server.url}{admin_url(Article, 'change', article.pk)}", wait_until="networkidle")
    form.evaluate("window.scrollTo(0, 1500)")
    form.keyboard.press("Control+s")
    form.wait_for_url("**scrollY**")
    _until(lambda: form.evaluate("window.scrollY") > 1000)
    link = form.get_by_role("link", name="Examiner les liens")
    expect(link).to_be_in_viewport(ratio=1)
    expect(form.get_by_role("status").first).to_contain_text("1 lien est proposé")
    form.get_by_role("button", name="Fermer").focus()
    expect(link).to_be_in_viewport(ratio=1)
    form.keyboard.press("Escape")
    expect(link).not_to_be_in_viewport()


def test_proposed_links_are_open_in_the_form_and_accepted_in_one_click(form: Page, live_server):
    PersonFactory(given_name="Maud", family_name="Trividic")
    for _rank in range(2):
        PersonFactory(given_name="Jean", family_name="Morvan")
    article = ArticleFactory(blocks=[text_block("<p>Maud Trividic parle à Jean Morvan.</p>")])
    form.goto(f"{live_server.url}{admin_url(Article, 'change', article.pk)}")
    form.get_by_role("button", name="Tout accepter").click()
    rows = form.locator("#mentions-2-group tr.has_original")
    expect(rows.nth(0).get_by_label("accepter")).to_be_checked()
    expect(rows.nth(1).get_by_label("plus tard")).to_be_checked()
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.locator(".messagelist .success").first).to_be_visible()
    assert dict(article.mentions.values_list("surface", "state")) == {
        "Maud Trividic": "accepted",
        "Jean Morvan": "suggested",
    }


def test_the_parts_of_a_quote_bear_no_count_of_quotes(form: Page, live_server):
    speaker = PersonFactory()
    article = ArticleFactory(blocks=[quote_block(f"Des mots {rank}", speaker=speaker) for rank in range(3)])

    form.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")

    expect(form.locator("#articles_quote_set-0 summary")).to_have_text(["Précisions"])


@pytest.mark.parametrize("width", [390, 1280])
def test_a_long_unbroken_title_widens_no_page(form: Page, live_server, width):
    article = ArticleFactory(title="Anticonstitutionnellement" * 8)
    form.set_viewport_size({"width": width, "height": 900})

    form.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")

    assert form.evaluate("document.scrollingElement.scrollWidth") <= width + 1


def _until(is_so, seconds: int = 10) -> None:
    """The page’s policy lets no test wait by a string of code that the page would run."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_buttons_of_a_draft_stand_on_one_line_over_the_text(form: Page, live_server):
    article = ArticleFactory(status="draft")
    form.goto(f"{live_server.url}{admin_url(Article, 'change', article.pk)}")
    row = form.locator(".submit-row").last
    middles = row.locator("input, button, a").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => (box.top + box.bottom) / 2)"
    )
    assert len(middles) >= 6
    assert max(middles) - min(middles) < 8
