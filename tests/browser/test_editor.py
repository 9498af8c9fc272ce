"""An editor enters an article with nothing but the admin, in a real browser, and reads it on the site."""

import io

import pytest
from PIL import Image as Picture
from playwright.sync_api import Locator, Page, expect

from articles.models import Article, Figure, Quote, RichText
from people.models import Person
from portal.core.publishing import Status
from portal.media.models import Image
from tests.factories import PersonFactory, TagFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def add_block(page: Page, kind: str) -> Locator:
    """Opens the menu of blocks at the end of the body and chooses one; the new block."""
    blocks = page.locator(f'.order-machine .inline-related[id^="articles_{kind}_set-"]:not(.empty-form)')
    rank = blocks.count()
    page.locator(".order-machine-insert-target.last").click()
    page.locator(f'.plugin-button[data-plugin-prefix="articles_{kind}_set"]').click()
    return page.locator(f"#articles_{kind}_set-{rank}")


def choose(page: Page, field: Locator, typed: str, wanted: str) -> None:
    """Types in a list that searches, and takes the answer."""
    field.locator(".select2-selection").click()
    page.locator(".select2-container--open .select2-search__field").fill(typed)
    page.locator(".select2-results__option", has_text=wanted).click()


def create(page: Page, field: Locator, **fields: str) -> None:
    """Creates the record in the pop-up of « + »."""
    with page.expect_popup() as opened:
        field.locator(".add-related").click()
    popup = opened.value
    for name, value in fields.items():
        popup.locator(f"#id_{name}").fill(value)
    with popup.expect_event("close"):
        popup.locator("input[name=_save]").click()


def write(block: Locator, text: str) -> None:
    editor = block.locator(".ProseMirror[contenteditable=true]").first
    editor.click()
    editor.press_sequentially(text)


def photograph() -> dict:
    buffer = io.BytesIO()
    Picture.new("RGB", (640, 420), "#b8c7d0").save(buffer, "JPEG")
    return {"name": "salle.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def upload_image(page: Page, field: Locator) -> None:
    with page.expect_popup() as opened:
        field.locator(".add-related").click()
    popup = opened.value
    popup.locator("#id_file").set_input_files(photograph())
    popup.locator("#id_credit").fill("D.R.")
    popup.locator("#id_caption").fill("La salle, avant la rencontre")
    with popup.expect_event("close"):
        popup.locator("input[name=_save]").click()


def enter_article(page: Page) -> None:
    page.get_by_label("Titre :").first.fill("Une rencontre en deux citations")
    page.locator("#id_type").select_option(label="Actualité")
    page.locator("#id_rubrique").select_option(label="Industrie")
    page.locator("#id_standfirst").fill("Ce qu'il faut en retenir.")
    tags = page.locator(".field-tags")
    choose(page, tags, "donnees", "Données de santé")
    create(page, tags, name="Entrepôts")
    write(add_block(page, "richtext"), "La rencontre s'est tenue à Paris.")
    known = add_block(page, "quote")
    known.locator("textarea[name$=text_as_printed]").fill("Il faut avancer ensemble.")
    choose(page, known.locator(".fieldBox.field-speaker"), "tesniere", "Antoine Tesnière")
    unknown = add_block(page, "quote")
    unknown.locator("textarea[name$=text_as_printed]").fill("Nous y sommes presque.")
    create(page, unknown.locator(".fieldBox.field-speaker"), given_name="Zoé", family_name="Quidam")
    unknown.locator("input[name$=speaker_label]").fill("Zoé Quidam, directrice d'un institut")
    upload_image(page, add_block(page, "figure").locator(".fieldBox.field-image"))
    write(add_block(page, "box"), "Les inscriptions restent ouvertes.")


def test_an_article_is_entered_published_and_read(form, live_server):
    TagFactory(name="Données de santé")
    PersonFactory(given_name="Antoine", family_name="Tesnière")

    enter_article(form)
    form.get_by_role("button", name="Enregistrer et publier").click()
    form.get_by_role("link", name="Voir sur le site").first.click()

    article = Article.objects.get()
    assert sorted(tag.name for tag in article.tags.all()) == ["Données de santé", "Entrepôts"]
    assert Quote.objects.count() == 2
    assert Person.objects.get(family_name="Quidam").is_published
    assert form.url == f"{live_server.url}{article.get_absolute_url()}"
    expect(form.locator("h1")).to_contain_text("Une rencontre en deux citations")
    body = form.locator("main")
    for words in (
        "Ce qu’il faut en retenir.",
        "La rencontre s’est tenue à Paris.",
        "«\u00a0Il faut avancer ensemble.\u00a0»",
        "Zoé Quidam, directrice d’un institut",
        "La salle, avant la rencontre",
        "D.R.",
        "Les inscriptions restent ouvertes.",
        "Entrepôts",
    ):
        expect(body).to_contain_text(words)
    assert Image.objects.get().width == 640
    shown = form.locator("figure img").first
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("image => image.naturalWidth") > 0
    assert shown.evaluate("image => image.currentSrc").endswith(".webp")


def test_publishing_an_empty_draft_lists_what_lacks_and_loses_nothing(form):
    form.get_by_label("Titre :").first.fill("Un titre seul")
    form.locator("#id_dateline").fill("Paris")

    form.get_by_role("button", name="Enregistrer et publier").click()

    refusal = form.locator(".messagelist .error")
    expect(refusal).to_contain_text("rien n’est perdu")
    expect(refusal).to_contain_text("Le type d’article manque.")
    expect(form.locator("#id_title")).to_have_value("Un titre seul")
    expect(form.locator("#id_dateline")).to_have_value("Paris")
    refusal.get_by_role("link", name="Le type d’article manque.").click()
    expect(form.locator("#id_type")).to_be_focused()
    assert Article.objects.get().status == Status.DRAFT


def test_a_quote_without_speaker_is_shown_where_it_stands(form):
    form.get_by_label("Titre :").first.fill("Une citation orpheline")
    form.locator("#id_type").select_option(label="Actualité")
    write(add_block(form, "richtext"), "Du texte.")
    add_block(form, "quote").locator("textarea[name$=text_as_printed]").fill("Signée par personne")
    form.get_by_role("button", name="Enregistrer et publier").click()
    form.locator(".collapse-items").click()

    form.locator(".messagelist .error").get_by_role("link").click()

    expect(form.locator("#id_articles_quote_set-0-text_as_printed")).to_be_focused()


def test_blocks_keep_the_order_in_which_they_are_inserted(form):
    form.get_by_label("Titre :").first.fill("Des blocs")
    write(form.locator("#articles_richtext_set-0"), "Second.")
    form.locator("#articles_richtext_set-0 .order-machine-insert-target").click()
    form.locator('.plugin-button[data-plugin-prefix="articles_richtext_set"]').click()
    write(form.locator("#articles_richtext_set-1"), "Premier.")

    form.get_by_role("button", name="Enregistrer et continuer").click()

    expect(form.locator(".messagelist .success")).to_be_visible()
    assert [block.text for block in RichText.objects.order_by("ordering")] == ["<p>Premier.</p>", "<p>Second.</p>"]


def test_the_editor_of_text_speaks_french_and_takes_no_foreign_markup(form):
    form.get_by_label("Titre :").first.fill("Un collage")
    block = add_block(form, "richtext")
    buttons = block.locator(".prose-menubar__button:visible")
    names = {name for name in buttons.evaluate_all("all => all.map(one => one.title)") if name}
    assert {"gras", "italique", "lien", "liste à puces"} <= names
    assert not names & {"bold", "italic", "insert link", "unordered list", "undo"}

    block.locator(".ProseMirror[contenteditable=true]").evaluate(
        """editor => {
            const data = new DataTransfer()
            data.setData("text/html", '<p style="mso-x:1">Du <b>gras</b><o:p></o:p><script>x()</script></p>')
            editor.focus()
            editor.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))
        }"""
    )
    form.get_by_role("button", name="Enregistrer et continuer").click()

    expect(form.locator(".messagelist .success")).to_be_visible()
    assert RichText.objects.get().text == "<p>Du <strong>gras</strong></p>"


def test_a_block_is_dropped_and_the_article_stays(form):
    form.get_by_label("Titre :").first.fill("Une image de trop")
    upload_image(form, add_block(form, "figure").locator(".fieldBox.field-image"))
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.locator(".messagelist .success")).to_be_visible()
    form.wait_for_load_state()  # until then, the blocks are still being put in their places
    # By keyboard: the bar of the foot stays in sight, and a click may fall on it while the page scrolls.
    form.locator("#articles_figure_set-0 .delete input").press("Space")
    expect(form.locator("#articles_figure_set-0 .delete input")).to_be_checked()
    form.get_by_role("button", name="Enregistrer et continuer").click()

    expect(form.locator(".messagelist .success")).to_be_visible()
    assert not Figure.objects.exists()
    assert Image.objects.count() == 1
