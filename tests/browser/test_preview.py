"""« Aperçu » beside the form, at the width of a desk and of a phone; the link to a draft, copied and revoked."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, PreviewLink
from portal.core.publishing import Status
from tests.browser.opening import let_in
from tests.browser.test_editor import add_block, write
from tests.factories import ArticleFactory, text_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft():
    blocks = [text_block("<h2>Un intertitre</h2><p>Le corps enregistré.</p>")]
    return ArticleFactory(title="Enregistré", status=Status.DRAFT, published_at=None, blocks=blocks)


@pytest.fixture
def form(page: Page, live_server, draft) -> Page:
    page.goto(f"{live_server.url}/admin/articles/article/{draft.pk}/change/")
    expect(page.locator(".order-machine-insert-target.last")).to_be_attached()
    return page


def _shown(page: Page):
    page.get_by_role("button", name="Aperçu", exact=True).click()
    expect(page.locator(".preview-dialog__told")).to_have_text("Rien n’est enregistré.")
    return page.frame_locator(".preview-dialog iframe")


def test_the_form_is_shown_as_it_is_typed_at_both_widths_and_stays_as_it_was(form):
    form.locator("#id_title").fill("Un titre pas encore enregistré")
    write(add_block(form, "richtext"), "Un paragraphe tout neuf.")
    shown = _shown(form)

    expect(shown.get_by_role("heading", name="Un titre pas encore enregistré")).to_be_visible()
    expect(shown.get_by_text("Un paragraphe tout neuf.")).to_be_visible()
    width = "() => document.documentElement.clientWidth"
    frame = form.locator(".preview-dialog iframe").element_handle().content_frame()
    assert frame.evaluate(width) == 1280
    form.get_by_role("button", name="Téléphone").click()
    assert frame.evaluate(width) == 390
    assert frame.evaluate("() => document.documentElement.scrollWidth") == 390

    form.get_by_role("button", name="Fermer").click()
    expect(form.locator(".preview-dialog")).to_be_hidden()
    expect(form.get_by_role("button", name="Aperçu", exact=True)).to_be_focused()
    expect(form.locator("#id_title")).to_have_value("Un titre pas encore enregistré")
    assert Article.objects.get().title == "Enregistré"
    assert len(form.context.pages) == 1


def test_after_the_preview_the_form_still_saves_itself(form, draft):
    form.locator("#id_title").fill("Un titre à garder")
    expect(_shown(form).get_by_role("heading", name="Un titre à garder")).to_be_visible()
    form.keyboard.press("Escape")
    form.locator("input[name=_continue]").click()
    expect(form.locator(".messagelist .success")).to_contain_text("Un titre à garder")
    draft.refresh_from_db()
    assert draft.title == "Un titre à garder"


def test_leaving_the_form_still_warns_after_a_preview(form, live_server):
    asked = []
    form.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.locator("#id_title").fill("Un titre à garder")
    expect(_shown(form).get_by_role("heading", name="Un titre à garder")).to_be_visible()
    form.get_by_role("button", name="Fermer").click()
    assert asked == []
    form.goto(f"{live_server.url}/admin/articles/article/")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize(("width", "pressed"), [(390, "Téléphone"), (1280, "Ordinateur")])
def test_the_preview_opens_at_the_width_of_whoever_asks(page: Page, live_server, draft, width, pressed):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{live_server.url}/admin/articles/article/{draft.pk}/change/")
    _shown(page)
    expect(page.get_by_role("button", name=pressed)).to_have_attribute("aria-pressed", "true")


def test_whoever_waits_for_the_form_to_be_saved_is_not_told_of_a_preview(form):
    form.evaluate("document.addEventListener('submit', () => { window.isSubmitted = true }, true)")
    form.locator("#id_title").fill("Un titre à garder")
    expect(_shown(form).get_by_role("heading", name="Un titre à garder")).to_be_visible()
    assert form.evaluate("window.isSubmitted === undefined")


def test_what_hinders_the_preview_is_said_in_its_place(form):
    form.locator("#id_title").fill("")
    shown = _shown(form)
    expect(shown.get_by_text("Titre : Ce champ est obligatoire.")).to_be_visible()


def test_a_new_article_is_shown_before_it_is_saved(page: Page, live_server):
    page.goto(f"{live_server.url}/admin/articles/article/add/")
    page.locator("#id_title").fill("Jamais enregistré")
    expect(_shown(page).get_by_role("heading", name="Jamais enregistré")).to_be_visible()
    assert not Article.objects.exists()


def test_without_script_the_preview_opens_in_another_tab(browser, live_server, editor, draft):
    context = browser.new_context(java_script_enabled=False)
    let_in(context, editor, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/articles/article/{draft.pk}/change/")
    page.locator("#id_title").fill("Sans script")
    with context.expect_page() as opened:
        page.locator("input[name=_preview]").click()
    expect(opened.value.get_by_role("heading", name="Sans script")).to_be_visible()
    assert Article.objects.get().title == "Enregistré"
    context.close()


def test_a_link_is_made_copied_opened_by_a_stranger_and_revoked(form, browser, live_server, settings):
    settings.SITE_URL = live_server.url
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.locator("#id_title").fill("Un titre pas encore enregistré")
    form.get_by_role("link", name="Partager", exact=True).click()
    form.get_by_role("button", name="Créer un lien").click()
    expect(form.get_by_text("Le lien est prêt")).to_be_focused()
    form.get_by_role("button", name="Copier le lien").click()
    expect(form.get_by_role("button", name="Copié")).to_be_visible()
    address = form.evaluate("navigator.clipboard.readText()")
    assert address == f"{live_server.url}{PreviewLink.objects.get().get_absolute_url()}"
    expect(form.locator("#id_title")).to_have_value("Un titre pas encore enregistré")

    stranger = browser.new_context().new_page()
    stranger.goto(address)
    expect(stranger.get_by_role("heading", name="Enregistré")).to_be_visible()
    form.get_by_role("button", name="Révoquer").click()
    expect(form.get_by_text("il n’ouvre plus rien")).to_be_visible()
    assert stranger.goto(address).status == 410
    expect(stranger.get_by_role("heading", name="Ce lien n’ouvre plus rien")).to_be_visible()
    stranger.context.close()
