"""Dossiers: a story followed over time."""

import json
from datetime import date

import pytest
from django.template.loader import render_to_string

from articles.models import DossierEntry
from articles.queries.article_page import article_page
from portal.core.publishing import Status
from tests.factories import ArticleFactory, DossierFactory, OrganisationFactory, PersonFactory, quote_block
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _dossier(*titles, **fields):
    dossier = DossierFactory(**fields)
    for rank, title in enumerate(titles):
        DossierEntry.objects.create(
            dossier=dossier, article=ArticleFactory(title=title), ordering=rank, note=f"Note {title}"
        )
    return dossier


def test_a_dossier_says_where_things_stand_and_when_that_was(client):
    dossier = _dossier(state_of_play="<p>Tout attend le décret.</p>", state_on=date(2025, 3, 28))
    text = get_page(client, dossier.get_absolute_url()).text
    assert "État au 28 mars 2025" in text
    assert "Tout attend le décret." in text
    assert "État au 28 mars 2025" in get_page(client, "/dossiers/").text


def test_articles_are_in_the_order_chosen_each_with_its_note_and_drafts_never_show(client):
    dossier = _dossier("Le début", "Brouillon", "La fin")
    draft = dossier.articles.get(title="Brouillon")
    draft.status = Status.DRAFT
    draft.save()
    page = get_page(client, dossier.get_absolute_url())
    assert page.titles("Articles du dossier") == ["Le début", "La fin"]
    assert "Note Le début" in page.text
    assert "Brouillon" not in page.source
    assert "2 articles" in get_page(client, "/dossiers/").text


def test_a_dossier_without_public_article_has_a_page_and_a_feed(client):
    dossier = DossierFactory(title="À suivre")
    assert "Aucun article de ce dossier" in get_page(client, dossier.get_absolute_url()).text
    assert "À suivre" in client.get(f"{dossier.get_absolute_url()}flux/").content.decode()
    assert "Aucun dossier" not in get_page(client, "/dossiers/").text


def test_no_dossier_yet_is_said(client):
    assert "Aucun dossier n’est encore publié." in get_page(client, "/dossiers/").text


def test_those_found_in_most_articles_come_first_and_only_public_ones(client):
    often, once = (PersonFactory(given_name="", family_name=name) for name in ("Souvent", "Jadis"))
    hidden = PersonFactory(given_name="", family_name="Caché")
    unlisted = PersonFactory(given_name="", family_name="Horsindex", is_unlisted=True)
    house = OrganisationFactory(name="La maison")
    dossier = _dossier("Un", "Deux")
    for article in dossier.articles.all():
        article.about_people.add(often, hidden, unlisted)
        article.about_organisations.add(house)
    third = ArticleFactory(blocks=[quote_block("Oui.", speaker=once), quote_block("Non.", speaker=often)])
    DossierEntry.objects.create(dossier=dossier, article=third)
    hidden.status = Status.WITHDRAWN
    hidden.save()
    page = get_page(client, dossier.get_absolute_url())
    assert text_of(page.section("Qui l’on y trouve")).endswith("Souvent 3 articles J Jadis 1 article")
    assert "La maison 2 articles" in text_of(page.section("Organisations"))
    assert "Caché" not in page.source
    assert "Horsindex" not in page.source


def test_machines_read_an_ordered_list(client):
    dossier = _dossier("Un", "Deux")
    graph = json.loads(get_page(client, dossier.get_absolute_url()).graph_source)["@graph"]
    found = next(node for node in graph if node.get("@id", "").endswith("#dossier"))
    assert found["@type"] == "ItemList"
    assert [item["name"] for item in found["itemListElement"]] == ["Un", "Deux"]
    assert next(node for node in graph if node["@type"] == "CollectionPage")["mainEntity"] == {"@id": found["@id"]}


def test_an_article_names_the_public_dossiers_that_hold_it():
    dossier = _dossier("Un", title="Le dossier")
    DossierEntry.objects.create(
        dossier=DossierFactory(title="Secret", status=Status.DRAFT), article=dossier.articles.get()
    )
    article = article_page(pk=dossier.articles.get().pk)
    printed = render_to_string("articles/_in_dossiers.html", {"article": article})
    assert f'<a href="{dossier.get_absolute_url()}">Le dossier</a>' in printed
    assert "Secret" not in printed
    article = article_page(pk=ArticleFactory().pk)
    assert not render_to_string("articles/_in_dossiers.html", {"article": article}).strip()


def test_the_feed_of_a_dossier_holds_its_public_articles_the_newest_first(client):
    dossier = _dossier("Un", "Deux")
    dossier.articles.filter(title="Un").update(status=Status.DRAFT)
    feed = client.get(f"{dossier.get_absolute_url()}flux/").content.decode()
    assert "<title>Deux</title>" in feed
    assert "<title>Un</title>" not in feed
    assert dossier.title in client.get("/dossiers/flux/").content.decode()
