"""A reader reports an error in a quote, an editor corrects it, and the reader sees the correction."""

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.models import Change
from portal.reports import tokens
from portal.reports.models import ErrorReport
from tests.corrections.helpers import SAID, quoting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEW = "Les pétrels bleus veilleront sur trente registres."


def _report(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 800}, java_script_enabled=False)
    reader = context.new_page()
    reader.goto(address)
    reader.get_by_role("link", name="Signaler une erreur").click()
    reader.get_by_label("Qu’est-ce qui est faux").fill("Elle a dit trente, et non vingt.")
    reader.wait_for_timeout(tokens.SHORTEST * 1000 + 500)
    reader.get_by_role("button", name="Envoyer à la rédaction").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Merci")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_from_the_report_of_a_reader_to_the_correction_that_they_read(
    browser: Browser,
    page: Page,
    live_server,
    scheme,
):
    article, quote = quoting("noted")
    address = live_server.url + quote.get_absolute_url()
    _report(browser, address)

    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name="Erreurs signalées").first.click()
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.get_by_role("link", name="Corriger…")).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Corriger…").click()
    wrong = page.locator("blockquote", has_text="Elle a dit trente, et non vingt.")
    expect(wrong).to_be_visible()
    assert wrong.evaluate("it => getComputedStyle(it).color === getComputedStyle(document.body).color")
    page.get_by_label("Texte imprimé").fill(NEW)
    page.get_by_label("Ce qui a changé").fill("L’enregistrement dit trente.")
    page.get_by_role("button", name="Publier la correction").click()
    expect(page.locator(".messagelist .success")).to_contain_text("à la même adresse")
    assert ErrorReport.objects.get().state == ErrorReport.State.DONE
    assert Change.objects.get().former_text == SAID

    context = browser.new_context(
        locale="fr-FR", viewport={"width": 390, "height": 800}, java_script_enabled=False, color_scheme=scheme
    )
    reader = context.new_page()
    reader.goto(address)
    expect(reader.get_by_role("heading", name="Citation corrigée")).to_be_visible()
    expect(reader.locator(".wording del")).to_contain_text("vingt")
    expect(reader.locator(".wording ins")).to_contain_text("trente")
    reader.goto(live_server.url + article.get_absolute_url())
    expect(reader.locator("header .note--change")).to_contain_text("L’enregistrement dit trente.")
    expect(reader.locator(".wording")).to_be_hidden()
    reader.get_by_text("Mis à jour le").click()
    expect(reader.locator(".changes .wording del")).to_be_visible()
    reader.get_by_role("link", name="La page de cette citation").first.click()
    expect(reader).to_have_url(address)
    context.close()


def test_an_editor_withdraws_a_quote_and_puts_it_back(browser: Browser, page: Page, live_server):
    article, quote = quoting()
    address = live_server.url + quote.get_absolute_url()
    page.goto(f"{live_server.url}/admin/articles/quote/{quote.pk}/change/")
    page.get_by_role("link", name="Retirer…").click()
    page.get_by_label("Motif du retrait").fill("Ces mots étaient ceux d’une autre personne.")
    page.get_by_role("button", name="Retirer la citation").click()
    expect(page.locator(".messagelist .success")).to_contain_text("La citation est retirée")

    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    reader = context.new_page()
    assert reader.goto(address).status == 410
    expect(reader.get_by_text("Ces mots étaient ceux d’une autre personne.")).to_be_visible()
    reader.get_by_role("link", name=article.title).click()
    expect(reader.get_by_text("Les pétrels bleus")).to_have_count(0)

    page.get_by_role("link", name="Rétablir…").click()
    page.get_by_role("button", name="Rétablir la citation").click()
    expect(page.locator(".messagelist .success")).to_contain_text("à la même adresse")
    assert reader.goto(address).status == 200
    context.close()
