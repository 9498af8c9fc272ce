"""A draft from who writes it to readers: the writer sends it, the editor finds it, reads a note, and publishes."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article
from portal.core.roles import EDITOR, WRITER
from tests.browser.opening import PATIENCE, let_in
from tests.factories import ArticleFactory, ArticleTypeFactory, text_block
from tests.members import member

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _open(browser, live_server, user: User) -> Page:
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    let_in(context, user, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/admin/")
    return page


def test_a_draft_goes_from_its_writer_to_readers(browser, live_server):
    ArticleTypeFactory()
    writer = _open(browser, live_server, member(WRITER))
    writer.goto(f"{live_server.url}/admin/articles/article/add/")
    expect(writer.get_by_role("button", name="Enregistrer et publier")).to_have_count(0)
    writer.get_by_label("Titre", exact=False).first.fill("Un registre des cohortes")
    writer.get_by_role("button", name="Envoyer en relecture").click()
    expect(writer.locator(".messagelist", has_text="attend un éditeur")).to_be_visible()
    writer.get_by_role("link", name="Un registre des cohortes").first.click()
    writer.get_by_role("link", name="Suivi et notes").click()
    writer.get_by_label("Nouvelle note").fill("Le titre est provisoire.")
    writer.get_by_role("button", name="Ajouter la note").click()
    expect(writer.locator(".messagelist", has_text="Note ajoutée.")).to_be_visible()

    editor = _open(browser, live_server, member(EDITOR))
    editor.get_by_role("link", name="Mes tâches").click()
    editor.get_by_role("link", name="Un registre des cohortes", exact=True).click()
    expect(editor.get_by_text("Le titre est provisoire.")).to_be_visible()
    editor.get_by_role("button", name="Enregistrer et publier").click()
    gap = editor.locator(".messagelist").get_by_role("link", name="Le type d’article manque.")
    gap.click()
    expect(editor.locator("#id_type")).to_be_focused()
    editor.locator("#id_type").select_option(label="Actualité")
    editor.locator("#id_standfirst").fill("Un chapô.")
    editor.get_by_role("button", name="Enregistrer et publier").click()
    expect(editor.locator(".messagelist", has_text="est en ligne sous le n°")).to_be_visible()

    assert Article.objects.get().is_published
    writer.goto(f"{live_server.url}/admin/articles/article/{Article.objects.get().pk}/change/")
    expect(writer.get_by_text("sans pouvoir le changer")).to_be_visible()
    expect(writer.get_by_role("button", name="Enregistrer", exact=True)).to_have_count(0)
    for page in (writer, editor):
        page.context.close()


def test_who_may_only_read_an_article_reads_its_blocks_in_their_order(browser, live_server):
    blocks = [text_block("<p>Le premier paragraphe.</p>"), text_block("<p>Le second.</p>")]
    article = ArticleFactory(blocks=blocks)
    writer = _open(browser, live_server, member(WRITER))
    faults = []
    writer.on("pageerror", lambda fault: faults.append(str(fault)))
    writer.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/", wait_until="networkidle")
    expect(writer.get_by_text("sans pouvoir le changer")).to_be_visible()
    expect(writer.locator(".order-machine .readonly p")).to_have_text(["Le premier paragraphe.", "Le second."])
    expect(writer.locator(".order-machine .readonly p").last).to_be_visible()
    assert faults == []
    writer.context.close()
