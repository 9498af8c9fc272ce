"""A reader reports an error in a real browser, with scripts and without."""

import pytest
from playwright.sync_api import Browser, expect

from portal.reports import tokens
from portal.reports.models import ErrorReport
from tests.factories import ArticleFactory, PersonFactory, quote_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Anticonstitutionnellementparlantdesdonnéesdesanté"


@pytest.fixture
def article():
    block = quote_block("Nous verrons bien.", speaker=PersonFactory(), speaker_label="Camélia, directrice")
    return ArticleFactory(title=f"Un décret {TITLE}", blocks=[block])


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reader_reports_an_error_and_is_thanked(browser: Browser, live_server, article, has_scripts, scheme):
    context = browser.new_context(
        locale="fr-FR",
        viewport={"width": 320, "height": 700},
        java_script_enabled=has_scripts,
        color_scheme=scheme,
    )
    page = context.new_page()
    page.goto(live_server.url + article.get_absolute_url())
    page.get_by_role("link", name="Signaler une erreur").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Signaler une erreur")
    if has_scripts:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320

    # By the keyboard alone; the trap is never reached.
    page.get_by_label("Qu’est-ce qui est faux").focus()
    for typed in ("La date est fausse.", "Le 12 mars", "lectrice@exemple.fr"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Envoyer à la rédaction")).to_be_focused()
    page.wait_for_timeout(tokens.SHORTEST * 1000 + 500)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Merci")
    assert context.cookies() == []
    report = ErrorReport.objects.get()
    assert (report.wrong, report.correction, report.email) == (
        "La date est fausse.",
        "Le 12 mars",
        "lectrice@exemple.fr",
    )
    assert report.is_waiting
    page.get_by_role("link", name="Revenir à l’article").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    context.close()


def test_what_is_sent_too_soon_is_kept_and_sent_again(browser: Browser, live_server, article, monkeypatch):
    monkeypatch.setattr(tokens, "SHORTEST", 3_600)  # no machine is so slow that an hour goes by
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(live_server.url + article.articles_quote_set.get().get_absolute_url())
    page.get_by_role("link", name="Signaler une erreur").click()
    page.get_by_label("Qu’est-ce qui est faux").fill("Ces mots ne sont pas les siens.")
    page.get_by_role("button", name="Envoyer à la rédaction").click()
    expect(page.get_by_role("alert")).to_contain_text("Relisez, puis envoyez de nouveau.")

    monkeypatch.setattr(tokens, "SHORTEST", 0)
    page.get_by_role("button", name="Envoyer à la rédaction").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci")
    assert ErrorReport.objects.get().wrong == "Ces mots ne sont pas les siens."
    context.close()
