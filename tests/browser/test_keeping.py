"""What an editor sees of what is kept: typed and not saved, saved by two, saved before."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from articles.models import Article, Autosave, PlannedChange, RichText
from tests.admin.forms import admin_url, fields_of
from tests.browser.test_editor import add_block, write
from tests.factories import ArticleFactory, text_block

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(db):
    return ArticleFactory(title="Le titre", blocks=[text_block("<p>Un début.</p>")])


@pytest.fixture
def hurried(page: Page) -> Page:
    """Twenty seconds are made one."""

    def faster(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("20_000", "1_000"))

    page.route("**/admin_vigie/autosave.js", faster)
    return page


def change(article):
    return admin_url(Article, "change", article.pk)


def save_elsewhere(editor, article, **changes):
    other = Client()
    other.force_login(editor)
    posted = fields_of(other.get(change(article)), "article_form")
    assert other.post(change(article), posted | changes).status_code == 302


def test_what_is_typed_comes_back_after_the_window_was_closed(hurried, live_server, article):
    hurried.goto(f"{live_server.url}{change(article)}")
    hurried.wait_for_timeout(1500)
    assert not Autosave.objects.exists()  # nothing is typed yet
    hurried.locator("#id_title").fill("En cours")
    write(add_block(hurried, "richtext"), "Un bloc en cours.")
    expect(hurried.locator("#autosave")).to_contain_text("Saisies gardées à")
    hurried.wait_for_timeout(1500)
    hurried.on("dialog", lambda dialog: dialog.accept())

    hurried.goto(f"{live_server.url}{change(article)}")
    expect(hurried.locator(".autosaves")).to_contain_text("En cours")
    hurried.get_by_role("button", name="Reprendre").click()

    expect(hurried.locator("#id_title")).to_have_value("En cours")
    expect(hurried.locator(".order-machine .ProseMirror").last).to_contain_text("Un bloc en cours.")
    assert RichText.objects.count() == 1
    hurried.get_by_role("button", name="Enregistrer et continuer").click()
    expect(hurried.locator(".messagelist .success").first).to_be_visible()
    assert RichText.objects.count() == 2
    expect(hurried.locator(".autosaves")).to_have_count(0)


def test_two_saves_are_reconciled_by_hand(page, live_server, article, editor):
    page.goto(f"{live_server.url}{change(article)}")
    save_elsewhere(editor, article, title="Le titre de Camille", standfirst="Le chapô de Camille.")
    page.locator("#id_title").fill("Mon titre")
    page.get_by_role("button", name="Enregistrer et continuer").click()

    expect(page.get_by_role("heading", name="Enregistré entre-temps")).to_be_visible()
    expect(page.locator("del").nth(1)).to_contain_text("de Camille")
    ways = page.locator(".versions__choices > :is(a, button)")
    assert len(set(ways.evaluate_all("all => all.map(it => getComputedStyle(it).fontFamily)"))) == 1
    left = "all => all.map(it => it.getBoundingClientRect().x + parseFloat(getComputedStyle(it).paddingLeft))"
    assert len(set(page.locator(".versions__text").first.locator(":scope > *").evaluate_all(left))) == 1
    page.get_by_role("button", name="Fusionner à la main").click()
    expect(page.locator("#id_title")).to_have_value("Mon titre")
    expect(page.locator("#id_standfirst")).to_have_value("Le chapô de Camille.")
    expect(page.locator(".versions__merging")).to_contain_text("Le titre de Camille")
    page.locator("#id_title").fill("Notre titre")
    page.get_by_role("button", name="Enregistrer et continuer").click()
    expect(page.locator(".messagelist .success").first).to_be_visible()
    assert Article.objects.get().title == "Notre titre"


def test_on_a_telephone_what_is_to_be_chosen_comes_open_with_the_three_choices_in_sight(
    page,
    live_server,
    article,
    editor,
):
    page.goto(f"{live_server.url}{change(article)}")
    save_elsewhere(editor, article, title="Le titre de Camille", standfirst="Le chapô de Camille.")
    page.locator("#id_title").fill("Mon titre")
    page.get_by_role("button", name="Enregistrer et continuer").click()
    page.set_viewport_size({"width": 390, "height": 700})

    both, theirs = (page.locator(".versions__pair", has_text=words) for words in ("Mon titre", "Le chapô de Camille."))
    expect(both).to_be_visible()
    expect(theirs).to_be_hidden()
    ways = page.locator(".versions__choices > :is(a, button)")
    for way in ways.all():
        expect(way).to_be_in_viewport(ratio=1)
    assert page.locator(".versions__choices").bounding_box()["height"] <= 120
    page.locator("summary", has_text="Chapô").click()
    expect(theirs).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Fusionner à la main").click()
    expect(page.locator(".versions__merging .versions__pair", has_text="Mon titre")).to_be_visible()
    expect(page.locator(".versions__merging .versions__pair", has_text="Le chapô de Camille.")).to_have_count(0)


def test_an_older_version_is_found_compared_and_restored(page, live_server, article, editor):
    save_elsewhere(editor, article, title="Un deuxième titre")
    page.goto(f"{live_server.url}{change(article)}")
    page.get_by_role("link", name="Versions").click()
    page.get_by_role("link", name="Comparer à l’actuelle").last.click()
    expect(page.locator("ins").first).to_contain_text("Un deuxième")
    page.get_by_role("button", name="Restaurer la version n° 1").click()
    expect(page.locator(".messagelist .success").filter(has_text="restaurée")).to_be_visible()
    expect(page.locator("#id_title")).to_have_value("Le titre")


def test_a_version_is_prepared_for_later(page, live_server, article):
    page.goto(f"{live_server.url}{change(article)}")
    page.locator("#id_title").fill("Titre prévu")
    page.get_by_role("button", name="Préparer pour plus tard").click()
    expect(page.locator("ins").first).to_contain_text("prévu")
    form = page.locator(".planning__change form")
    form.locator("input[name$=at_0]").fill("12/01/2030")
    form.locator("input[name$=at_1]").fill("9h30")
    form.get_by_role("button", name="Programmer").click()
    expect(page.locator(".planning__change")).to_contain_text("Elle paraîtra samedi 12 janvier 2030 à 09:30")
    assert PlannedChange.objects.get().at is not None
    assert Article.objects.get().title == "Le titre"
