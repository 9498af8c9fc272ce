"""« Importer une page » in a browser: pasted, read beside its text, mended, and landed on the form of the draft."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Mention
from tests.articles.importing.paths import HTI, MIND
from tests.browser.test_editor import choose
from tests.factories import PersonFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _open(page: Page, live_server):
    page.goto(f"{live_server.url}/admin/articles/article/")
    page.get_by_role("link", name="Importer une page").click()


def _paste(page: Page, text: str):
    page.get_by_label("Texte de la page").fill(text)
    page.get_by_role("button", name="Lire la page").click()


def _row(page: Page, name: str):
    return page.locator(".import-row", has=page.get_by_role("heading", name=name, exact=True))


def test_a_page_is_pasted_mended_and_becomes_a_draft(page: Page, live_server):
    for _ in range(2):
        PersonFactory(given_name="Solveig", family_name="Darrieux")
    other = PersonFactory(given_name="Noé", family_name="Briand")
    _open(page, live_server)
    _paste(page, HTI.read_text())

    expect(_row(page, "Solveig Darrieux").get_by_text("2 fiches possibles")).to_be_visible()
    page.locator("p", has_text="1 à décider").get_by_role("link", name="Solveig Darrieux").click()
    expect(_row(page, "Solveig Darrieux").get_by_label("Fiche", exact=True)).to_be_focused()
    page.get_by_role("button", name="Créer le brouillon").click()
    expect(page.get_by_text("1 point à corriger")).to_be_visible()
    expect(_row(page, "Solveig Darrieux").get_by_text("Choisissez la fiche.")).to_be_visible()
    _row(page, "Solveig Darrieux").get_by_label("Fiche", exact=True).select_option(index=1)
    choose(page, _row(page, "Noël Briend"), "briand", "Noé Briand")
    page.get_by_label("Titre", exact=True).fill("Un titre corrigé")
    page.get_by_role("button", name="Créer le brouillon").click()

    expect(page.locator(".messagelist", has_text="est importé, en brouillon")).to_be_visible()
    article = Article.objects.get()
    assert page.url.split("#")[0] == f"{live_server.url}/admin/articles/article/{article.pk}/change/"
    expect(page.locator("#id_title")).to_have_value("Un titre corrigé")
    assert Mention.objects.get(surface="Noël Briend").person == other


def test_the_words_of_a_row_are_shown_in_the_text_beside_it(page: Page, live_server):
    _open(page, live_server)
    _paste(page, HTI.read_text())
    name = _row(page, "Noël Briend").get_by_label("Nom", exact=True)
    name.wait_for()
    page.wait_for_load_state()
    name.focus()
    lit = "() => [...CSS.highlights.get('words-of-row')].map((range) => range.toString())"
    assert page.evaluate(lit) == ["Noël Briend"]
    inside = """() => {
      const [range] = CSS.highlights.get('words-of-row')
      const [lit, pane] = [range, document.querySelector('[data-page-text]')].map((one) => one.getBoundingClientRect())
      return lit.top >= pane.top && lit.bottom <= pane.bottom
    }"""
    assert page.evaluate(inside)


def test_files_are_dropped_and_examined_one_by_one(page: Page, live_server):
    _open(page, live_server)
    drop = """([form, files]) => {
      const data = new DataTransfer()
      for (const [name, text] of files) data.items.add(new File([text], name, { type: 'text/plain' }))
      form.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    }"""
    files = [["marée.txt", MIND.read_text()], ["phare.txt", HTI.read_text()]]
    page.evaluate(drop, [page.locator("#import_form").element_handle(), files])
    page.get_by_role("button", name="Lire la page").click()

    expect(page.get_by_text("comprise", exact=True)).to_have_count(2)
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Examiner : phare.txt").click()
    expect(opened.value.get_by_role("heading", name="Noël Briend", exact=True)).to_be_visible()
    opened.value.get_by_role("button", name="Créer le brouillon").click()
    landed = opened.value.locator(".messagelist", has_text="est importé, en brouillon")
    expect(landed).to_be_visible()
    assert Article.objects.get().number == 20417


def test_a_text_not_understood_stays_in_the_box(page: Page, live_server):
    _open(page, live_server)
    _paste(page, "Quelques mots sans cachet.")
    expect(page.get_by_text("La page n’est pas comprise")).to_be_visible()
    expect(page.get_by_label("Texte de la page")).to_have_value("Quelques mots sans cachet.")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_of_the_screen_is_wider_than_the_window(page: Page, live_server, width):
    _open(page, live_server)
    page.set_viewport_size({"width": width, "height": 900})
    _paste(page, HTI.read_text())
    expect(page.get_by_role("button", name="Créer le brouillon")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_a_long_page_is_gone_through_by_its_parts_with_the_buttons_in_sight(page: Page, live_server, width):
    page.set_viewport_size({"width": width, "height": 844})
    _open(page, live_server)
    _paste(page, HTI.read_text())
    index = page.get_by_role("navigation", name="Ce qui est compris")
    expect(index.get_by_role("link", name="Article")).to_be_visible()
    quotes = page.locator("#import-citations")
    assert quotes.inner_text() == "Les citations (" + index.get_by_role("link", name="Citations").inner_text()[11:]

    index.get_by_role("link", name="Citations").click()

    expect(quotes).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Créer le brouillon")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Sommaire").click()
    expect(index).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
