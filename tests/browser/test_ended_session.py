"""A session ends while somebody writes: nothing of what is typed is lost."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from articles.models import Article, Autosave

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def impatient(page: Page) -> Page:
    """What takes twenty seconds, or a minute, takes one."""

    def faster(route):
        answer = route.fetch()
        text = answer.text().replace("20_000", "1_000").replace("60_000", "1_000")
        route.fulfill(response=answer, body=text)

    for name in ("autosave", "session"):
        page.route(f"**/admin_vigie/{name}.js", faster)
    return page


def log_in_elsewhere(page: Page) -> None:
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="connectez-vous dans un autre onglet").click()
    other = opened.value
    other.get_by_label("Nom d’utilisateur").fill("redaction")
    other.get_by_label("Mot de passe").fill("mot-de-passe-d-essai")
    other.get_by_role("button", name="Connexion").click()
    expect(other.get_by_role("heading", name="Bureau de la rédaction")).to_be_visible()
    other.close()


def test_what_is_typed_is_saved_once_one_has_logged_in_again(impatient, form):
    form.locator("#id_title").fill("Écrit pendant quatre heures")
    expect(form.locator("#autosave")).to_contain_text("Saisies gardées à")
    Session.objects.all().delete()
    form.locator("#id_title").fill("Écrit pendant cinq heures")
    expect(form.get_by_role("alert").filter(has_text="Votre connexion a pris fin")).to_be_visible()
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.get_by_role("alert").filter(has_text="Rien n’est perdu")).to_be_visible()
    assert not Article.objects.exists()

    log_in_elsewhere(form)
    expect(form.locator("#session-ended")).to_have_count(0)  # the next attempt to keep what is typed went through
    assert Autosave.objects.exists()
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.locator(".messagelist .success").first).to_be_visible()
    assert Article.objects.get().title == "Écrit pendant cinq heures"


def test_a_form_that_keeps_nothing_by_itself_is_asked_before_it_is_sent(impatient, live_server):
    impatient.goto(f"{live_server.url}/admin/articles/tag/add/")
    impatient.get_by_label("Nom", exact=False).first.fill("entrepôts")
    impatient.wait_for_timeout(1200)
    Session.objects.all().delete()
    impatient.get_by_role("button", name="Enregistrer", exact=True).click()
    log_in_elsewhere(impatient)
    impatient.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(impatient.locator(".messagelist .success")).to_contain_text("entrepôts")
