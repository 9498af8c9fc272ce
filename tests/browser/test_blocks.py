"""Blocks of an article as an editor reads them: what a picture shows, and the way to correct a quote."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Figure, Quote
from tests.browser.test_editor import add_block, choose
from tests.factories import ArticleFactory, ImageFactory, PersonFactory, quote_block, text_block
from tests.media.drawing import as_file, plain

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opened(page: Page, live_server, article, width=1280) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_block_of_a_picture_shows_it_with_what_it_lacks_and_follows_the_choice(page: Page, live_server, width):
    first = ImageFactory(file=as_file(plain(900, 600), "salle.png"), caption="La salle", alt="Une salle vide")
    ImageFactory(file=as_file(plain(900, 600), "quai.png"), caption="Le quai", alt="")
    asked = []
    page.on("request", lambda request: "/media/image/" in request.url and asked.append(request.url))
    opened(page, live_server, ArticleFactory(blocks=[Figure(region="body", image=first)]), width)
    block = page.locator("#articles_figure_set-0")

    told = block.locator(".chosen-image")
    expect(told).to_contain_text("Légende\u00a0: La salle")
    expect(told).to_contain_text("Texte de remplacement\u00a0: Une salle vide")
    picture = told.locator("img")
    expect(picture).to_have_attribute("alt", "")
    picture.hover()  # waits, too, for the blocks to be in their places
    box = picture.bounding_box()
    assert (round(box["width"]), round(box["height"])) == (96, 64)
    expect(picture).to_have_js_property("complete", True)
    assert asked == [], "what the form shows was asked for again"

    choose(page, block.locator(".field-image"), "quai", "Le quai")
    expect(told).to_contain_text("Légende\u00a0: Le quai")
    expect(told).to_contain_text("sans texte de remplacement")
    expect(told).not_to_contain_text("La salle")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_new_block_of_a_picture_shows_nothing_until_one_is_chosen(page: Page, live_server):
    ImageFactory(file=as_file(plain(900, 600), "quai.png"), caption="Le quai")
    opened(page, live_server, ArticleFactory(blocks=[text_block("<p>Un mot.</p>")]))
    block = add_block(page, "figure")
    expect(block.locator(".field-chosen_image")).to_be_hidden()
    choose(page, block.locator(".field-image"), "quai", "Le quai")
    expect(block.locator(".chosen-image img")).to_be_visible()
    assert not Figure.objects.exists()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_quote_of_a_live_article_is_corrected_one_click_from_its_block(page: Page, live_server, width):
    noted = quote_block("Des mots dits", region="noted", speaker=PersonFactory())
    article = ArticleFactory(blocks=[text_block("<p>« Des mots dits », dit-on.</p>"), noted])
    opened(page, live_server, article, width)
    page.locator(".tabs.regions .tab[data-region=noted]").click()
    title = page.locator("#articles_quote_set-0 > h3")
    expect(title.locator(".inline_label")).to_contain_text("Des mots dits")

    title.get_by_role("link", name="Corriger…").click()

    expect(page.get_by_role("heading", name="Corriger la citation")).to_be_visible()
    assert page.url.endswith(f"/admin/articles/quote/{Quote.objects.get().pk}/corriger/")


@pytest.mark.parametrize("width", [390, 1280])
def test_in_the_middle_of_a_long_text_its_tools_and_what_saves_it_are_in_sight_and_cover_nothing(
    page: Page,
    live_server,
    width,
):
    text = "".join(f"<p>Le paragraphe {rank} parle de la mer, longuement.</p>" for rank in range(60))
    opened(page, live_server, ArticleFactory(blocks=[text_block(text)]), width)
    for name in ("Enregistrer et continuer", "Aperçu"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    page.get_by_text("Le paragraphe 30 parle de la mer, longuement.", exact=True).click()
    page.get_by_text("Le paragraphe 45 parle de la mer, longuement.", exact=True).scroll_into_view_if_needed()
    tools, tabs = page.locator(".prose-menubar").first.bounding_box(), page.locator(".tabs.regions").bounding_box()
    assert 0 <= tools["y"] < 100
    assert tabs["y"] + tabs["height"] <= tools["y"] + 1
    buttons = page.locator("#article_form .submit-row").bounding_box()
    assert buttons["y"] + buttons["height"] <= 901
    assert buttons["height"] <= 110
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
