"""What an editor reads of the lists and forms without scrolling sideways, and without guessing what is cut."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Byline, CareerProposal, QuoteCandidate
from portal.reports.models import ErrorReport
from portal.search.models import EmptySearch
from tests.factories import (
    ArticleFactory,
    ArticleTypeFactory,
    DocumentFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    mention,
    quote_block,
    text_block,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOM = 260  # pixels: some thirty letters


def test_a_list_without_filters_is_no_wider_than_the_window(form: Page, live_server):
    TagFactory()
    form.set_viewport_size({"width": 1280, "height": 800})
    form.goto(f"{live_server.url}/admin/articles/tag/")
    expect(form.locator("#changelist .actions")).to_be_visible()
    assert form.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [390, 1280])
def test_names_and_words_have_room_where_they_are_typed(form: Page, live_server, width):
    person, image = PersonFactory(), ImageFactory()
    form.set_viewport_size({"width": width, "height": 800})
    form.goto(f"{live_server.url}/admin/people/person/{person.pk}/change/")
    for label in ("Prénom", "Nom :"):
        assert form.get_by_label(label).first.bounding_box()["width"] >= ROOM
    form.goto(f"{live_server.url}/admin/media/image/{image.pk}/change/")
    text, caption = form.locator("#id_alt").bounding_box(), form.locator("#id_caption").bounding_box()
    assert text["width"] == caption["width"]


def test_the_first_page_has_its_records_in_view_on_a_desk(form: Page, live_server):
    form.set_viewport_size({"width": 1280, "height": 1000})
    form.goto(f"{live_server.url}/admin/")
    first, last = form.locator("#content-main .module").first, form.locator("#content-main .module").last
    assert last.bounding_box()["x"] > first.bounding_box()["x"] + ROOM
    assert form.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_empty_list_counts_as_french_does(form: Page, live_server):
    form.goto(f"{live_server.url}/admin/articles/careerproposal/")
    expect(form.locator(".paginator")).to_have_text("0 changement de fonction proposé")


LISTS = [
    *("articles/article", "articles/quote", "people/person", "organisations/organisation", "articles/event"),
    *("media/image", "reports/errorreport", "articles/suggestedmention", "articles/quotecandidate"),
    *("articles/careerproposal", "articles/tag", "media/document", "admin/logentry", "search/emptysearch"),
]
INSIDE = """() => [...document.querySelectorAll("#result_list tbody :is(td, th)")]
  .filter((cell) => cell.checkVisibility())
  .every((cell) => cell.getBoundingClientRect().right <= innerWidth)"""


def one_of_each() -> None:
    person, house = PersonFactory(), OrganisationFactory()
    quote = quote_block("Des mots dits d’une certaine longueur, pour voir", speaker=person, organisation=house)
    article = ArticleFactory(title="Une nouvelle imaginaire " * 4, blocks=[text_block("<p>Un mot.</p>"), quote])
    EventFactory(name="Une rencontre imaginaire " * 4)
    ImageFactory(caption="Une légende " * 10)
    DocumentFactory()
    TagFactory()
    ErrorReport.objects.create(article=article, wrong="Une erreur. " * 20, sending="un")
    mention(article, "mot", person, state="suggested")
    QuoteCandidate.objects.create(article=article, text_as_printed="Des mots.", words_hash="un")
    CareerProposal.objects.create(article=article, person=person, state="suggested", role="présidente " * 5)
    EmptySearch.objects.create(day=timezone.localdate(), key="licorne", words="licorne " * 10, number=1)


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_telephone_the_rows_of_every_list_are_read_without_scrolling_sideways(form: Page, live_server, width):
    one_of_each()
    form.goto(f"{live_server.url}/admin/people/person/{PersonFactory().pk}/change/")
    form.get_by_role("button", name="Enregistrer", exact=True).click()
    form.set_viewport_size({"width": width, "height": 800})
    for name in LISTS:
        form.goto(f"{live_server.url}/admin/{name}/")
        rows = form.locator("#result_list tbody tr")
        expect(rows.first).to_be_visible()
        assert form.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert form.evaluate(INSIDE), name
        assert form.locator("#changelist .results").evaluate("it => it.scrollWidth <= it.clientWidth"), name


def test_the_list_of_articles_is_whole_beside_its_menu_and_its_filters(form: Page, live_server):
    kind, shelf = ArticleTypeFactory(name="Actualité"), RubriqueFactory(name="Politique publique")
    article = ArticleFactory(title="Une seconde journée imaginaire au campus", type=kind, rubrique=shelf, number=13316)
    Byline.objects.create(article=article, person=PersonFactory(given_name="Firmin", family_name="Sommaire"))
    form.set_viewport_size({"width": 1280, "height": 800})
    form.goto(f"{live_server.url}/admin/articles/article/")
    expect(form.locator("#result_list")).to_contain_text("Sommaire")
    assert form.locator("#changelist .results").evaluate("it => it.scrollWidth <= it.clientWidth")


def test_a_card_says_what_each_thing_is_and_leaves_out_what_is_not_known(form: Page, live_server):
    ArticleFactory(title="Le registre", rubrique=None, type=ArticleTypeFactory(name="Analyse"))
    form.set_viewport_size({"width": 390, "height": 800})
    form.goto(f"{live_server.url}/admin/articles/article/")
    row = form.get_by_role("row").filter(has_text="Le registre")
    expect(row.get_by_role("rowheader")).to_have_text("Le registre")
    kind = row.get_by_role("cell").filter(has_text="Analyse")
    assert "Type\u00a0" in kind.evaluate("it => getComputedStyle(it, '::before').content")
    expect(row.locator(".field-rubrique")).to_be_hidden()
    row.get_by_role("checkbox").check()
    expect(form.locator(".action-counter")).to_have_text("1 sur 1 sélectionné")
    form.get_by_role("link", name="Titre", exact=True).click()
    expect(form).to_have_url(re.compile(r"\?o=2"))


def test_on_a_telephone_a_record_is_saved_from_any_line_of_its_form_and_its_past_has_room(form: Page, live_server):
    person = PersonFactory(biography="<p>Une élue imaginaire.</p>")
    form.set_viewport_size({"width": 390, "height": 800})
    form.goto(f"{live_server.url}/admin/people/person/{person.pk}/change/")
    save = form.get_by_role("button", name="Enregistrer", exact=True)
    expect(save).to_be_in_viewport(ratio=1)
    form.locator("#id_family_name").fill("Trividic")
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.locator(".messagelist .success")).to_contain_text("Trividic")
    form.get_by_role("link", name="Historique").click()
    done = form.locator("#change-history tbody td").last
    expect(done).to_be_visible()
    assert done.bounding_box()["width"] >= ROOM

    article = ArticleFactory(blocks=[text_block("<p>Un mot.</p>")])
    form.goto(f"{live_server.url}/admin/articles/article/{article.pk}/change/")
    form.locator("#id_title").fill("Un autre titre")
    form.get_by_role("button", name="Enregistrer et continuer").click()
    expect(form.locator(".messagelist .success")).to_contain_text("Un autre titre")
    form.goto(f"{live_server.url}/admin/articles/article/{article.pk}/versions/")
    ways = form.get_by_role("link", name="Comparer à l’actuelle").last
    expect(ways).to_be_in_viewport(ratio=1)
    assert form.evaluate("document.querySelector('.versions__list').scrollWidth <= innerWidth")
    for choice in form.get_by_role("radio").all():
        assert choice.bounding_box()["x"] + choice.bounding_box()["width"] <= 390
