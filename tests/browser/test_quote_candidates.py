"""Deciding of proposed quotations by the keyboard, correcting one in its row, and by buttons alone."""

import pytest
from playwright.sync_api import Page, expect

from articles import services
from articles.models import Quote
from tests.factories import ArticleFactory, EventFactory, PersonFactory, text_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = (
    "<p>« La mer monte plus vite que prévu », explique Yann Kergoat.</p>"
    "<p>« Le vent tourne vraiment ce soir », prévient Maud Trividic. Elle veut « agir ».</p>"
)


@pytest.fixture
def article():
    PersonFactory(given_name="Yann", family_name="Kergoat", gender="m")
    PersonFactory(given_name="Maud", family_name="Trividic", gender="f")
    article = ArticleFactory(blocks=[text_block(TEXT)])
    services.propose_quotes(article)
    return article


def _open(page: Page, live_server, article) -> None:
    page.goto(f"{live_server.url}/admin/articles/quotecandidate/article/{article.pk}/")


def test_what_is_sure_is_taken_in_one_click(form: Page, live_server, article):
    _open(form, live_server, article)
    form.get_by_role("button", name="Accepter ce qui est coché").first.click()
    expect(form.locator(".messagelist .success")).to_have_text("2 citations acceptées.")
    assert [quote.speaker.family_name for quote in Quote.objects.order_by("ordering")] == ["Kergoat", "Trividic"]
    expect(form.locator(".proposal:focus mark")).to_have_text("agir")


def test_keys_decide_and_letters_typed_in_a_field_do_not(form: Page, live_server, article):
    _open(form, live_server, article)
    expect(form.locator(".proposal:focus mark")).to_have_text("La mer monte plus vite que prévu")
    form.keyboard.press("j")
    row = form.locator(".proposal").nth(1)
    row.get_by_text("Corriger avant d’accepter").click()
    label = row.get_by_label("présenté·e comme")
    label.fill("")
    label.press_sequentially("Maud Trividic, arrière-garde")
    assert not Quote.objects.exists()
    row.focus()
    form.keyboard.press("a")
    expect(form.locator(".messagelist .success")).to_have_text("1 citation acceptée.")
    assert Quote.objects.get().speaker_label == "Maud Trividic, arrière-garde"


def test_another_speaker_is_chosen_by_typing(form: Page, live_server, article):
    other = PersonFactory(given_name="Solveig", family_name="Darrieux")
    _open(form, live_server, article)
    row = form.locator(".proposal").first
    row.get_by_text("Corriger avant d’accepter").click()
    row.locator(".candidate__field--speaker .select2-selection").click()
    form.locator(".select2-search__field").press_sequentially("darri")
    form.get_by_role("option", name="Solveig Darrieux").click()
    row.get_by_role("button", name="Accepter").click()
    expect(form.locator(".messagelist .success")).to_have_text("1 citation acceptée.")
    assert Quote.objects.get().speaker == other


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_is_no_wider_than_the_screen(form: Page, live_server, article, width):
    form.set_viewport_size({"width": width, "height": 800})
    _open(form, live_server, article)
    form.get_by_text("Corriger avant d’accepter").first.click()
    assert form.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_decided_without_scripts(form: Page, live_server, article):
    context = form.context.browser.new_context(java_script_enabled=False)
    context.add_cookies(form.context.cookies())
    bare = context.new_page()
    _open(bare, live_server, article)
    bare.get_by_role("button", name="Accepter", exact=True).first.click()
    expect(bare.locator(".messagelist .success")).to_have_text("1 citation acceptée.")
    bare.get_by_role("button", name="Refuser", exact=True).first.click()
    bare.get_by_role("button", name="Annuler la décision").click()
    assert sorted(article.quote_candidates.values_list("state", flat=True)) == ["accepted", "proposed", "proposed"]
    context.close()


def test_an_event_becomes_a_draft_in_one_click(form: Page, live_server):
    event = EventFactory(name="Salon des ports")
    event.participations.create(person=PersonFactory(given_name="Yann", family_name="Kergoat"))
    form.goto(f"{live_server.url}/admin/articles/event/{event.pk}/change/")
    form.get_by_role("button", name="Rédiger « en N citations »").click()
    expect(form.locator("#id_title")).to_have_value("Salon des ports en une citation")
