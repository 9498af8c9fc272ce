"""The glossary: every word of the trade at an address of its own, for readers and for machines."""

import json

import pytest

from articles.models import GlossaryTerm
from tests.admin.forms import admin_url
from tests.factories import GlossaryTermFactory
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _world():
    return [
        GlossaryTermFactory(term="Éthique", expansion="", definition="<p>Du bien et du mal.</p>"),
        GlossaryTermFactory(term="3R", expansion="réduire, remplacer, raffiner"),
        GlossaryTermFactory(term="open data", expansion="", definition="<p>Données ouvertes.</p>", language="en"),
        GlossaryTermFactory(term="EDS", expansion="entrepôt de données de santé", definition="<p>Une base.</p>"),
    ]


def test_terms_stand_from_a_to_z_under_letters_that_lead_to_them(client):
    _world()
    page = get_page(client, "/glossaire/")
    assert [text_of(node) for node in page.all("h2", "letter-group__title")] == ["0–9", "E", "O"]
    assert [text_of(node) for node in page.all("dfn")] == ["3R", "EDS", "Éthique", "open data"]
    letters = [link for nav in page.all("nav", "letters") for link in nav.iter("a")]
    assert [text_of(link) for link in letters] == ["0–9", "E", "O"]
    assert all(page.root.find(f".//*[@id='{link.get('href')[1:]}']") is not None for link in letters)


def test_a_term_has_its_expansion_its_definition_its_language_and_the_way_to_what_is_said_of_it(client):
    _world()
    page = get_page(client, "/glossaire/")
    eds = page.root.find(f".//*[@id='{GlossaryTerm.objects.get(term='EDS').anchor}']")
    assert text_of(eds).startswith("EDS : entrepôt de données de santé Une base.")
    assert [link.get("href") for link in eds.iter("a")] == ["/recherche/?q=EDS"]
    assert [node.get("lang") for node in page.all("dfn")] == [None, None, None, "en"]
    assert client.get(page.links()["Où il en est question : open data"]).status_code == 200


def test_the_glossary_without_a_term_says_so(client):
    assert "Aucun terme n’est encore défini." in get_page(client, "/glossaire/").text


def test_machines_read_a_set_of_terms_each_at_its_place(client):
    terms = {term.term: term for term in _world()}
    page = get_page(client, "/glossaire/")
    (found,) = [node for node in json.loads(page.graph_source)["@graph"] if node["@type"] == "DefinedTermSet"]
    told = {term["name"]: term for term in found["hasDefinedTerm"]}
    assert set(told) == set(terms)
    assert told["EDS"] == {
        "@type": "DefinedTerm",
        "@id": f"http://127.0.0.1:8000/glossaire/#{terms['EDS'].anchor}",
        "url": f"http://127.0.0.1:8000/glossaire/#{terms['EDS'].anchor}",
        "name": "EDS",
        "alternateName": "entrepôt de données de santé",
        "description": "Une base.",
        "inDefinedTermSet": {"@id": "http://127.0.0.1:8000/glossaire/#glossaire"},
    }
    for term in found["hasDefinedTerm"]:
        assert page.root.find(f".//*[@id='{term['@id'].partition('#')[2]}']") is not None


def test_the_glossary_is_reached_from_every_page_from_the_search_and_from_the_site_map(client):
    term = _world()[3]
    assert get_page(client, "/").links()["Glossaire"] == "/glossaire/"
    found = get_page(client, "/recherche/?q=EDS")
    assert found.links()["EDS"] == f"/glossaire/#{term.anchor}"
    assert "/glossaire/" in client.get("/sitemap-pages.xml").content.decode()


def test_a_term_keeps_its_place_when_it_is_spelt_otherwise(client, desk):
    term = _world()[3]
    before = term.get_absolute_url()
    term.term = "E.D.S."
    term.save()
    assert term.get_absolute_url() == before
    assert "/glossaire/#" in desk.get(admin_url(GlossaryTerm, "change", term.pk)).content.decode()
