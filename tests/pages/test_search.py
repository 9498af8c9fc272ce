"""The search: by names, titles and numbers, whatever is typed."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Event, Quote, Tag, TagSynonym
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from portal.core.publishing import Status
from portal.search import groups
from tests.factories import (
    FUTURE,
    PAST,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

URL = "/recherche/"


def found(client, words) -> dict[str, list[str]]:
    """What the page shows under each heading."""
    page = get_page(client, URL, query_params={"q": words})
    return {
        text_of(heading): [node.get("href") for node in section.iter("a") if "/" in node.get("href")]
        for section in page.all("section")
        for heading in section.iter("h2")
    }


def addresses(client, words) -> set[str]:
    return {address for shown in found(client, words).values() for address in shown}


@pytest.mark.parametrize("words", ["Étienne Œuvrard", "etienne oeuvrard", "OEUVRARD Étienne", "ouvrard-fils", "oeuvr"])
def test_a_person_is_found_however_they_are_written(client, words):
    person = PersonFactory(given_name="Étienne", family_name="Œuvrard")
    PersonName.objects.create(person=person, name="Ouvrard-Fils")
    assert list(found(client, words)) == ["Intervenants"]
    assert person.get_absolute_url() in addresses(client, words)


@pytest.mark.parametrize("words", ["Institut des données", "données institut", "idsi", "Ancien nom"])
def test_an_organisation_is_found_by_any_of_its_names(client, words):
    organisation = OrganisationFactory(name="Institut des données imaginaires")
    OrganisationName.objects.create(organisation=organisation, name="IDSI", kind=OrganisationName.Kind.ACRONYM)
    OrganisationName.objects.create(organisation=organisation, name="Ancien nom", kind=OrganisationName.Kind.FORMER)
    assert organisation.get_absolute_url() in addresses(client, words)


@pytest.mark.parametrize("words", ["entrepôts", "EDS"])
def test_a_theme_is_found_by_its_name_and_its_synonyms(client, words):
    tag = TagFactory(name="entrepôts de données")
    TagSynonym.objects.create(tag=tag, name="EDS")
    ArticleFactory(title="Autre chose", tags=[tag.name])
    assert tag.get_absolute_url() in addresses(client, words)


def test_events_and_articles_are_found_by_name_and_title(client):
    event = EventFactory(name="Journée de l’hôpital")
    article = ArticleFactory(title="L’hôpital et ses données", rubrique=RubriqueFactory())
    shown = found(client, "hopital")
    assert list(shown) == ["Événements", "Articles"]
    assert event.get_absolute_url() in shown["Événements"]
    assert article.get_absolute_url() in shown["Articles"]


def test_every_word_must_match(client):
    ArticleFactory(title="Les données de santé")
    assert "Articles" in found(client, "données santé")
    assert "Rien pour « données sport »" in get_page(client, URL, query_params={"q": "données sport"}).text
    assert "Rien pour" not in get_page(client, URL, query_params={"q": "données santé"}).text


def test_the_very_name_comes_first(client):
    for name in ("Agence centrale", "La grande Agence", "Agence"):
        OrganisationFactory(name=name)
    shown = found(client, "agence")["Organisations"]
    assert shown[:3] == ["/annuaire/agence/", "/annuaire/agence-centrale/", "/annuaire/la-grande-agence/"]


def test_articles_come_newest_first(client):
    old = ArticleFactory(title="Un sujet", published_at=PAST - timedelta(days=9))
    new = ArticleFactory(title="Un sujet encore", published_at=PAST)
    shown = [address for address in found(client, "sujet")["Articles"] if address.startswith("/articles/")]
    assert shown[:2] == [new.get_absolute_url(), old.get_absolute_url()]


@pytest.mark.parametrize("words", ["13313", "n° 13313", "N°13313", "n 13313", " n°\u00a013313 ", "no 13313"])
def test_the_number_of_an_article_leads_to_it(client, words):
    article = ArticleFactory(number=13313)
    response = client.get(URL, {"q": words})
    assert (response.status_code, response["Location"]) == (302, article.get_absolute_url())


@pytest.mark.parametrize("fields", [{"status": Status.DRAFT}, {"published_at": FUTURE}, {"status": Status.WITHDRAWN}])
def test_the_number_of_an_article_that_is_not_public_leads_nowhere(client, fields):
    article = ArticleFactory(number=13313)
    type(article).objects.update(**fields)
    assert "13313-" not in get_page(client, URL, query_params={"q": "13313"}).source


HOSTILE = ["\x00", "a\x00b", "😀", "%", "_", "'\"<script>", "x" * 100_000, "é " * 50_000, "\u202e", "\ud7ff", "9" * 80]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_gets_a_page(client, words):
    ArticleFactory(title="Un titre", tags=["thème"])
    page = get_page(client, URL, query_params={"q": words})
    assert len(page.source) < 60_000
    assert "Articles" not in found(client, words) or words.startswith("é")


def test_a_long_query_is_cut_and_the_page_says_so(client):
    page = get_page(client, URL, query_params={"q": "mot " * 100})
    assert "200 premiers caractères" in page.text
    assert "200 premiers caractères" not in get_page(client, URL, query_params={"q": "mot"}).text


def test_many_values_of_a_query_are_one(client):
    assert client.get(f"{URL}?q=un&q=deux&page=x&tri=%00").status_code == 200


def test_the_words_stay_in_the_field(client):
    page = get_page(client, URL, query_params={"q": 'l’« œuvre » "<b>'})
    (field,) = [node for node in page.all("input") if node.get("id") == "q"]
    assert field.get("value") == 'l’« œuvre » "<b>'


def test_without_words_there_are_places_to_start_from(client):
    article = ArticleFactory(tags=["données de santé"])
    for words in ("", "   "):
        page = get_page(client, URL, query_params={"q": words})
        assert page.section("Thèmes du moment") is not None
        assert article.get_absolute_url() in page.links().values()
        assert "Rien ne porte ce nom." not in page.text


def test_without_result_there_is_advice_and_ways_on(client):
    article = ArticleFactory(tags=["données de santé"])
    page = get_page(client, URL, query_params={"q": "introuvable"})
    assert "des mots plus courts" in page.text
    assert {article.get_absolute_url(), reverse("people:list"), reverse("organisations:list")} <= set(
        page.links().values()
    )


def test_somebody_left_out_of_lists_is_not_found(client):
    PersonFactory(family_name="Discret", is_unlisted=True)
    assert "Intervenants" not in found(client, "discret")


@pytest.mark.parametrize("model", [Person, Organisation, Event])
def test_what_is_not_public_is_not_found(client, model):
    record = {Person: PersonFactory, Organisation: OrganisationFactory, Event: EventFactory}[model]()
    words = record.name
    assert record.get_absolute_url() in addresses(client, words)
    for fields in ({"status": Status.DRAFT}, {"status": Status.WITHDRAWN}, {"published_at": FUTURE}):
        model.objects.update(**({"status": Status.PUBLISHED, "published_at": PAST} | fields))
        assert record.get_absolute_url() not in addresses(client, words)


def test_a_theme_without_public_article_is_not_found(client):
    tag = TagFactory(name="thème muet")
    assert tag.get_absolute_url() not in addresses(client, "muet")
    assert Tag.objects.count() == 1


def test_a_group_shows_ten_and_says_that_there_are_more(client):
    for _rank in range(11):
        PersonFactory(given_name="Prune")
    page = get_page(client, URL, query_params={"q": "prune"})
    assert len(page.all("div", "card--person")) == 10
    assert "Les 10 premiers seulement" in page.text
    assert page.links()["Tous les intervenants"] == reverse("people:list")


def test_only_the_newest_articles_are_looked_at_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr(groups, "WINDOW", 2)
    for days in range(4):
        ArticleFactory(title=f"Un sujet {days}", published_at=PAST - timedelta(days=days))
    page = get_page(client, URL, query_params={"q": "sujet"})
    assert [name for name in page.links() if name.startswith("Un sujet")] == ["Un sujet 0", "Un sujet 1"]
    assert "Cherché dans les 2 articles les plus récents." in page.text
    page = get_page(client, URL, query_params={"q": "introuvable"})
    assert "rien dans les 2 articles les plus récents" in page.text
    assert "Rien ne porte ce nom" not in page.text


def test_a_window_that_holds_every_article_is_no_limit_to_tell(client, monkeypatch):
    monkeypatch.setattr(groups, "WINDOW", 2)
    for days in range(2):
        ArticleFactory(title=f"Un sujet {days}", published_at=PAST - timedelta(days=days))
    assert "articles les plus récents" not in get_page(client, URL, query_params={"q": "sujet"}).text
    assert "Rien ne porte ce nom." in get_page(client, URL, query_params={"q": "introuvable"}).text


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("hôpital introuvable données", "hôpital données"),  # what nothing bears is dropped
        ("Registre Données santé", "Données santé"),  # then each in turn, so that two of three remain
        ("registre hôpital", "registre"),  # then all but the rarest
        ("registre Océan hôpital énergie l’ un deux trois", "registre un"),
    ],
)
def test_when_nothing_bears_all_the_words_fewer_are_looked_for(client, words, kept):
    for title in ("L’hôpital et ses données", "Les données de santé", "Un hôpital", "Un registre"):
        ArticleFactory(title=title)
    page = get_page(client, URL, query_params={"q": words})
    assert f"Rien pour « {words} » ; voici ce qui porte « {kept} »." in page.text
    assert "Rien ne porte ce nom" not in page.text
    assert page.section("Articles") is not None


def test_words_that_nothing_bears_find_nothing_however_few_are_kept(client):
    ArticleFactory(title="Un registre")
    page = get_page(client, URL, query_params={"q": "vraiment introuvable"})
    assert "Rien ne porte ce nom." in page.text
    assert "voici ce qui porte" not in page.text


def test_what_is_not_public_is_no_reason_to_keep_a_word(client):
    ArticleFactory(title="Un registre", status=Status.DRAFT)
    PersonFactory(family_name="Registre", is_unlisted=True)
    ArticleFactory(title="Un hôpital")
    assert "voici ce qui porte « hôpital »" in get_page(client, URL, query_params={"q": "registre hôpital"}).text


def test_looking_for_fewer_words_costs_a_bounded_number_of_queries(client, django_assert_max_num_queries):
    names = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliette")
    for name in names:
        ArticleFactory(title=name)
    with django_assert_max_num_queries(25):
        page = get_page(client, URL, query_params={"q": " ".join(names)})
    assert "voici ce qui porte" in page.text


def test_a_person_found_is_shown_with_their_quotes(client):
    person, other = PersonFactory(family_name="Prune"), PersonFactory(family_name="Prunier")
    own, together = quote_block("Une phrase.", speaker=person), quote_block("Une autre.", speaker=other)
    partial = quote_block("quelques mots", kind=Quote.Kind.PARTIAL, speaker=person)
    ArticleFactory(blocks=[own, together, partial])
    ArticleFactory(status=Status.DRAFT, blocks=[quote_block("Une phrase tue.", speaker=person)])
    together.co_speakers.add(person)
    own.co_speakers.add(person)
    page = get_page(client, URL, query_params={"q": "prun"})
    shown = {node.get("href"): text_of(node) for node in page.root.iter("a") if "?personne=" in node.get("href")}
    assert shown == {
        f"/citations/?personne={person.slug}": f"2 citations de {person.full_name}",
        f"/citations/?personne={other.slug}": f"1 citation de {other.full_name}",
    }
    listed = get_page(client, f"/citations/?personne={person.slug}")
    assert all(quote.get_absolute_url() in listed.source for quote in (own, together))


def test_a_search_asks_the_same_of_the_database_whatever_is_found(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            get_page(client, URL, query_params={"q": "prune"})
        return len(captured)

    def grow(number):
        for _rank in range(number):
            PersonFactory(given_name="Prune")
            OrganisationFactory(name=f"Prune {_rank}{number}")
            EventFactory(name="Prune")
            ArticleFactory(title="Prune", tags=[f"prune {_rank}"], rubrique=RubriqueFactory())

    grow(2)
    few = queries()
    grow(8)
    assert queries() == few <= 17


# What is on every page.


@pytest.mark.parametrize("address", ["/", "/articles/", "/recherche/", "/recherche/?q=mot", "/themes/"])
def test_every_page_can_search(client, address):
    page = get_page(client, address)
    (field,) = [node for node in page.all("input") if node.get("id") == "recherche"]
    assert (field.get("type"), field.get("name")) == ("search", "q")
    assert [node.get("for") for node in page.all("label")].count("recherche") == 1
    forms = page.all("form", "search")
    assert all((form.get("action"), form.get("role")) == (URL, "search") for form in forms)
    assert len({form.get("aria-label") for form in forms}) == len(forms)


def current(page) -> dict[str, str]:
    (nav,) = [node for node in page.all("nav") if node.get("aria-label") == "Navigation principale"]
    return {text_of(node): node.get("aria-current") for node in nav.iter("a") if node.get("aria-current")}


def test_the_navigation_shows_where_the_reader_is(client):
    article = ArticleFactory(rubrique=RubriqueFactory(name="Industrie"))
    assert current(get_page(client, "/")) == {}
    assert current(get_page(client, "/articles/")) == {"Articles": "page"}
    assert current(get_page(client, article.get_absolute_url())) == {"Articles": "true"}
    assert current(get_page(client, PersonFactory().get_absolute_url())) == {"Intervenants": "true"}
    page = get_page(client, "/rubriques/industrie/")
    (link,) = [node for node in page.all("a") if text_of(node) == "Industrie" and node.get("aria-current")]
    assert link.get("aria-current") == "page"


def test_a_browser_can_learn_to_search(client):
    response = client.get("/opensearch.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ET.fromstring(response.content)  # noqa: S314 - our own
    template = root.find(f"{space}Url").get("template")
    assert template == "http://127.0.0.1:8000/recherche/?q={searchTerms}"
    assert 1 <= len(root.findtext(f"{space}ShortName")) <= 16
