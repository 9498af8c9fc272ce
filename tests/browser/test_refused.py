"""A form that comes back refused: it opens at the first fault, and its notice leads to each of them."""

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.test_editor import add_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def refused(form: Page) -> Page:
    """Sent from the foot of a long form, with an address that is no video’s and an image that is none."""
    form.locator("#id_title").fill("Précieux")
    video, _picture = add_block(form, "embed"), add_block(form, "figure")
    video.locator("[name$=-url]").fill("https://exemple.org/rien")
    video.locator("[name$=-title]").fill("Une vidéo")
    form.evaluate("() => document.querySelectorAll('form').forEach((one) => { one.noValidate = true })")
    form.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.locator(".errornote")).to_be_attached()
    return form


def test_it_opens_at_the_first_fault_as_the_blocks_are_ordered(refused):
    expect(refused.locator("#id_articles_embed_set-0-url")).to_be_focused()
    expect(refused.locator(".errorlist", has_text="hébergeur admis")).to_be_in_viewport()
    expect(refused.locator("#id_title")).to_have_value("Précieux")
    assert not Article.objects.exists()


def test_its_notice_leads_to_each_fault_even_folded(refused):
    expect(refused.locator("#id_articles_embed_set-0-url")).to_be_focused()
    links = refused.locator(".errornote a")
    expect(links).to_have_count(2)
    expect(links.first).to_contain_text("Adresse\u00a0: Cette adresse n’est pas d’un hébergeur admis")
    refused.locator(".collapse-items").click()
    links.last.click()
    expect(refused.locator(".errorlist", has_text="Ce champ est obligatoire.")).to_be_in_viewport()
