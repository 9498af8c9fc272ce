"""The page of results: what it shows of what was found, and that whatever is typed gets a page."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.urls import reverse

from articles.models import Event, Quote
from organisations.models import Organisation, OrganisationName
from people.models import Person
from portal.core.publishing import Status
from portal.search import searching
from portal.search.ranking import ordering
from portal.search.searching import PAGE
from tests.factories import (
    FUTURE,
    PAST,
    AffiliationFactory,
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    GlossaryTermFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
    text_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

URL = "/recherche/"


def search(client, words="", **parameters):
    return get_page(client, URL, query_params=({"q": words} if words else {}) | parameters)


def own_link(hit) -> str:
    """Where a result leads: to the record, not to the section that stands above its title."""
    links = (node.get("href") for node in hit.iter("a"))
    return next(link for link in links if not link.startswith("/rubriques/"))


def hits(page) -> list[str]:
    return [own_link(hit) for found in page.all("ol", "hits") for hit in found.findall("li")]


def best(page) -> list[str]:
    return [own_link(record) for record in page.all("li", "best__record")]


def found(page) -> list[str]:
    return best(page) + hits(page)


def total(page) -> str:
    return page.one("h2", "found__total").text


def test_a_record_of_every_kind_says_what_it_is(client):
    person, organisation = PersonFactory(family_name="Prune"), OrganisationFactory(name="Institut Prune")
    event, tag = EventFactory(name="Journée de la prune", place="Agen"), TagFactory(name="culture de la prune")
    quote = quote_block("La prune est un sujet.", speaker=PersonFactory(), speaker_label="Quelqu’un, prunier")
    kind = ArticleTypeFactory(name="Entretien", plural_name="Entretiens")
    article = ArticleFactory(title="La prune", type=kind, blocks=[quote], tags=[tag.name])
    page = search(client, "prunes")
    kinds = {own_link(hit): text_of(next(node for node in hit.iter() if node.get("class") == "card__type"))
             for hit in page.one("ol", "hits").findall("li")}  # fmt: skip
    assert kinds == {
        person.get_absolute_url(): "Intervenant·e",
        organisation.get_absolute_url(): "Organisme de recherche",
        event.get_absolute_url(): "Événement",
        tag.get_absolute_url(): "Thème",
        quote.get_absolute_url(): "Citation",
        article.get_absolute_url(): "Entretien",
    }
    assert total(page) == "6\u00a0résultats pour «\u00a0prunes\u00a0»"


def test_what_was_found_is_marked_and_nothing_else_is_markup(client):
    article = ArticleFactory(title="Les <b>données</b> & l’hôpital", standfirst="Où l’on parle de <i>données</i>.")
    page = search(client, "donnee")
    (hit,) = page.one("ol", "hits").findall("li")
    assert [text_of(node) for node in hit.iter("mark")] == ["données", "données"]
    assert article.title in text_of(hit)
    assert not [*hit.iter("b"), *hit.iter("i")]


def test_a_quote_is_shown_with_its_words_who_says_them_and_where(client):
    person = PersonFactory(given_name="Ada", family_name="Lux")
    words = "Le mot « juste » <b>."
    block = quote_block(words, speaker=person, speaker_label="Ada Lux, directrice ce jour-là")
    article = ArticleFactory(title="Un titre sans rapport", blocks=[block])
    (hit,) = search(client, "juste", nature="citation").one("ol", "hits").findall("li")
    assert "« Le mot “juste” <b>. »" in text_of(hit)
    assert "Ada Lux, directrice ce jour-là" in text_of(hit)
    links = [node.get("href") for node in hit.iter("a")]
    assert links == [block.get_absolute_url(), person.get_absolute_url(), f"{article.get_absolute_url()}#c-{block.pk}"]


def test_reported_speech_stands_between_no_marks(client):
    block = quote_block("Elle a parlé de prunes.", kind=Quote.Kind.INDIRECT, speaker=PersonFactory())
    ArticleFactory(blocks=[block])
    (hit,) = search(client, "prunes", nature="citation").one("ol", "hits").findall("li")
    assert "Propos rapportés" in text_of(hit)
    assert "«" not in text_of(hit)


def test_the_record_whose_very_name_was_typed_stands_above_the_results_with_ways_on(client):
    person = PersonFactory(given_name="Ada", family_name="Prune")
    house = AffiliationFactory(person=person, role="directrice").organisation
    block = quote_block("Une parole.", speaker=person)
    ArticleFactory(title="Ada Prune parle", blocks=[block])
    ArticleFactory(title="Sur Ada Prune").about_people.add(person)
    page = search(client, "prune ada")
    assert best(page) == [person.get_absolute_url()]
    assert person.get_absolute_url() not in hits(page)
    (record,) = page.all("li", "best__record")
    assert f"Directrice de l’{house.name}" in text_of(record) or house.name in text_of(record)
    ways = {text_of(node): node.get("href") for node in record.iter("a") if node.get("href").startswith("?")}
    assert list(ways) == ["2 articles", "1 citation"]
    for label, address in ways.items():
        shown = get_page(client, f"{URL}{address}")
        assert total(shown).split()[0] == label.split()[0]


def test_the_best_record_is_shown_once_however_many_pages_there_are(client):
    person = PersonFactory(given_name="", family_name="Prune")
    for rank in range(PAGE + 5):
        ArticleFactory(title=f"Prune {rank}")
    pages = [search(client, "prune", page=number) for number in (1, 2)]
    assert [best(page) for page in pages] == [[person.get_absolute_url()], []]
    assert len({address for page in pages for address in hits(page)}) == PAGE + 5


def test_a_known_record_by_another_name_says_why_it_is_there(client):
    organisation = OrganisationFactory(name="Institut des données imaginaires")
    OrganisationName.objects.create(organisation=organisation, name="Agence Prune", kind=OrganisationName.Kind.FORMER)
    page = search(client, "prune")
    assert found(page) == [organisation.get_absolute_url()]
    assert "Ancien nom : Agence Prune" in page.text


def test_other_names_of_what_was_typed_are_told_with_a_way_out_and_back(client):
    organisation = OrganisationFactory(name="Institut des prunes")
    OrganisationName.objects.create(organisation=organisation, name="IDP", kind=OrganisationName.Kind.ACRONYM)
    ArticleFactory(title="L’Institut des prunes s’installe")
    page = search(client, "IDP")
    assert "Résultats aussi pour Institut des prunes." in page.text
    assert len(found(page)) == 2
    exact = get_page(client, f"{URL}{page.links()['Chercher seulement « IDP »']}")
    assert "Résultats aussi pour" not in exact.text
    assert found(exact) == [organisation.get_absolute_url()]
    assert found(get_page(client, f"{URL}{exact.links()['Chercher aussi sous ses autres noms']}")) == found(page)


def test_when_nothing_bears_all_the_words_the_page_says_what_it_shows_instead(client):
    ArticleFactory(title="Un registre des prunes")
    page = search(client, "registre introuvable")
    assert "Rien ne réunit « registre introuvable » ; voici ce qui porte « registre »." in page.text
    assert len(hits(page)) == 1


def test_a_slip_of_the_finger_is_mended_and_told(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ArticleFactory(title="Cartographie des registres")
    page = search(client, "cartogrpahie")
    assert "Rien pour « cartogrpahie » ; voici les résultats pour « cartographie »." in page.text.lower().replace(
        "rien pour", "Rien pour"
    )
    assert len(hits(page)) == 1


def test_another_spelling_is_offered_where_it_finds_much_more(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ArticleFactory(title="Sans rapport", blocks=[text_block("<p>Un regitre, imprimé ainsi.</p>")])
        for rank in range(5):
            ArticleFactory(title=f"Un registre {rank}")
    page = search(client, "regitre", nature="article")
    assert len(hits(page)) == 1
    assert "Vouliez-vous dire : registre ?" in page.text
    assert len(hits(get_page(client, f"{URL}{page.links()['registre']}"))) == 5


def test_a_term_of_the_glossary_is_explained(client):
    GlossaryTermFactory(term="EDS", expansion="entrepôt de données de santé", definition="<p>Une base de soins.</p>")
    ArticleFactory(title="Un EDS de plus")
    page = search(client, "EDS")
    assert text_of(page.one("dfn")) == "EDS"
    assert text_of(page.one("div", "definition")) == "EDS : entrepôt de données de santé Une base de soins."
    assert not search(client, "plus").all("div", "definition")


def test_results_stand_by_relevance_or_by_date(client):
    best_one = ArticleFactory(title="La prune", published_at=PAST - timedelta(days=400))
    newest = ArticleFactory(title="Un sujet", standfirst="Où il est question de prune.", published_at=PAST)
    by_relevance = search(client, "prune")
    assert hits(by_relevance) == [best_one.get_absolute_url(), newest.get_absolute_url()]
    assert [text_of(node) for node in by_relevance.all("a") if node.get("aria-current") == "true"] == ["Pertinence"]
    by_date = get_page(client, f"{URL}{by_relevance.links()['Date']}")
    assert hits(by_date) == [newest.get_absolute_url(), best_one.get_absolute_url()]
    assert by_date.links()["Pertinence"] == "?q=prune"
    assert "Pertinence" not in search(client, annee=str(PAST.year)).links()


def test_results_are_numbered_on_from_page_to_page(client):
    for rank in range(2 * PAGE + 5):
        ArticleFactory(title=f"Prune {rank}")
    first, second, third = (search(client, "prune", page=number) for number in (1, 2, 3))
    assert [len(hits(page)) for page in (first, second, third)] == [PAGE, PAGE, 5]
    assert [page.one("ol", "hits").get("start") for page in (first, second, third)] == [
        "1",
        f"{PAGE + 1}",
        f"{2 * PAGE + 1}",
    ]
    assert "Page suivante →" in first.links()
    assert "Page suivante →" not in third.links()
    assert second.texts("title") == ["Recherche : prune, page 2 – La Vigie"]
    for wrong, right in (("0", first), ("-3", first), ("x", first), ("9" * 90, third), ("4", third)):
        assert hits(search(client, "prune", page=wrong)) == hits(right)


def test_where_more_match_than_are_looked_at_the_page_says_so(client, monkeypatch):
    for module in (ordering, searching):
        monkeypatch.setattr(module, "WINDOW", 2)
    for rank in range(3):
        ArticleFactory(title=f"Prune {rank}")
    page = search(client, "prune")
    assert total(page).startswith("Plus de 2\u00a0résultats")
    assert "Seuls les 2 plus récents sont classés et comptés ici" in page.text
    assert not page.all("span", "facet__count")
    assert "plus récents" not in search(client, "prune 1").text


@pytest.mark.parametrize("words", ["13313", "n° 13313", "N°13313", "n 13313", " n°\u00a013313 ", "no 13313"])
def test_the_number_of_an_article_leads_to_it(client, words):
    article = ArticleFactory(number=13313)
    response = client.get(URL, {"q": words})
    assert (response.status_code, response["Location"]) == (302, article.get_absolute_url())
    assert client.get(URL, {"q": words, "annee": "2024"}).status_code == 200


@pytest.mark.parametrize("fields", [{"status": Status.DRAFT}, {"published_at": FUTURE}, {"status": Status.WITHDRAWN}])
def test_the_number_of_an_article_that_is_not_public_leads_nowhere(client, fields):
    article = ArticleFactory(number=13313)
    type(article).objects.update(**fields)
    assert "13313-" not in search(client, "13313").source


HOSTILE = [
    *("\x00", "a\x00b", "😀", "%", "_", "'\"<script>", "x" * 100_000, "é " * 50_000, "\u202e", "\ud7ff", "9" * 80),
    *('"', '"""', "-", '-"', "OU", "OR OU", "(", "titre AND NEAR(", "title:x*", "titre -titre", "par:", "du:x au:9999"),
    *("'; DROP TABLE x; --", "mot " * 100, "a:b^c{d}", "\\", "l’", "« » “ ”"),
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_gets_a_page(client, words):
    ArticleFactory(title="Un titre", tags=["thème"])
    page = search(client, words)
    assert len(page.source) < 60_000
    assert client.get(f"{URL}flux/", {"q": words}).status_code in {200, 302}


def test_a_long_query_is_cut_and_the_page_says_so_once(client):
    assert search(client, "mot " * 100).text.count("Seul le début de la demande a été cherché") == 1
    assert search(client, "m" * 300).text.count("Seul le début de la demande a été cherché") == 1
    assert "Seul le début" not in search(client, "mot").text


def test_many_values_of_a_query_are_one(client):
    ArticleFactory(title="Prune")
    page = get_page(client, f"{URL}?q=un&q=prune&page=x&tri=%00")
    assert len(hits(page)) == 1
    assert "n’a pas été compris et ne compte pas : tri." in page.text


def test_the_words_stay_in_the_field(client):
    page = search(client, 'l’« œuvre » "<b>')
    (field,) = [node for node in page.all("input") if node.get("id") == "q"]
    assert field.get("value") == 'l’« œuvre » "<b>'


def test_without_words_there_are_examples_that_find_something_and_places_to_start_from(client):
    block = quote_block("Une parole.", speaker=PersonFactory(given_name="Ada", family_name="Lux"))
    article = ArticleFactory(number=77, tags=["données de santé"], blocks=[block])
    for words in ("", "   "):
        page = search(client, words)
        assert page.section("Thèmes du moment") is not None
        assert article.get_absolute_url() in page.links().values()
        assert "Aucun résultat" not in page.text
    links = {text_of(node): node.get("href") for node in page.section("Par exemple").iter("a")}
    assert list(links) == [
        "données de santé",
        "“données de santé”",
        "données de santé du:2024-03",
        "n° 77",
        "par:“Ada Lux”",
    ]
    number = links.pop("n° 77")
    assert client.get(f"{URL}{number}")["Location"] == article.get_absolute_url()
    for address in links.values():
        assert hits(get_page(client, f"{URL}{address}")), address


def test_without_result_there_is_advice_and_ways_on(client):
    article = ArticleFactory(tags=["données de santé"])
    page = search(client, "introuvable")
    assert page.section("Aucun résultat pour « introuvable »") is not None
    ways = set(page.links().values())
    assert {article.get_absolute_url(), reverse("people:list"), f"{URL}flux/?q=introuvable"} <= ways
    narrowed = search(client, "imaginaire", annee="1999")
    assert hits(get_page(client, f"{URL}{narrowed.links()['Chercher « imaginaire » sans filtre']}"))


def test_somebody_left_out_of_lists_is_not_found(client):
    PersonFactory(family_name="Discret", is_unlisted=True)
    assert found(search(client, "discret")) == []


@pytest.mark.parametrize("model", [Person, Organisation, Event])
def test_what_is_not_public_is_not_found(client, model):
    record = {Person: PersonFactory, Organisation: OrganisationFactory, Event: EventFactory}[model]()
    assert record.get_absolute_url() in found(search(client, record.name))
    for fields in ({"status": Status.DRAFT}, {"status": Status.WITHDRAWN}, {"published_at": FUTURE}):
        for name, value in ({"status": Status.PUBLISHED, "published_at": PAST} | fields).items():
            setattr(record, name, value)
        record.save()
        assert record.get_absolute_url() not in found(search(client, record.name))


def test_a_theme_without_public_article_is_not_found(client):
    tag = TagFactory(name="thème muet")
    assert tag.get_absolute_url() not in found(search(client, "muet"))


def test_a_search_is_read_and_not_sent(client):
    assert client.head(URL, {"q": "mot"}).status_code == 200
    assert client.post(URL, {"q": "mot"}).status_code == 405


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
