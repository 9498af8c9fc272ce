"""People, organisations and themes are found as one types, whatever the accents."""

import pytest
from django.urls import reverse

from articles.models import (
    Box,
    Figure,
    Quote,
    TaggedArticle,
    TagSynonym,
)
from organisations.models import OrganisationName
from people.models import PersonName
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def suggestions(desk, model, field, term):
    query = {
        "app_label": model._meta.app_label,
        "model_name": model._meta.model_name,
        "field_name": field,
        "term": term,
    }
    return [row["text"] for row in desk.get(reverse("admin:autocomplete"), query).json()["results"]]


@pytest.mark.parametrize("term", ["tesniere", "TESNIÈRE", "tesnière antoine", "antoine t"])
def test_a_person_is_found_without_accents_and_told_from_namesakes(desk, term):
    person = PersonFactory(given_name="Antoine", family_name="Tesnière", honorific_prefix="Pr")
    AffiliationFactory(person=person, organisation=None, role="directeur")
    PersonFactory(given_name="Anne", family_name="Autre")

    assert suggestions(desk, Quote, "speaker", term) == ["Pr Antoine Tesnière – directeur"]


def test_a_person_is_found_by_another_name(desk):
    person = PersonFactory(given_name="Zoé", family_name="Martin")
    PersonName.objects.create(person=person, name="Zoé Élan")

    assert suggestions(desk, Quote, "speaker", "elan") == ["Zoé Martin"]


def test_the_exact_organisation_comes_before_those_that_contain_its_name(desk):
    OrganisationFactory(name="Agence Inserm Transfert")
    OrganisationFactory(name="Inserm")
    hub = OrganisationFactory(name="Health Data Hub")
    OrganisationName.objects.create(organisation=hub, name="HDH", kind=OrganisationName.Kind.ACRONYM)

    assert suggestions(desk, Quote, "organisation", "inserm") == ["Inserm", "Agence Inserm Transfert"]
    assert suggestions(desk, Quote, "organisation", "hdh") == ["Health Data Hub (HDH)"]


def test_a_theme_is_found_by_its_synonym(desk):
    tag = TagFactory(name="Données de santé")
    TagSynonym.objects.create(tag=tag, name="data médicale")

    assert suggestions(desk, TaggedArticle, "tag", "medicale") == ["Données de santé"]
    assert suggestions(desk, TaggedArticle, "tag", "donnees sante") == ["Données de santé"]


def test_a_term_of_nothing_but_signs_finds_nothing(desk):
    PersonFactory()
    assert suggestions(desk, Quote, "speaker", "«»") == []


def test_events_articles_and_images_say_which_they_are(desk):
    EventFactory(name="Journée Imaginaire")
    article = ArticleFactory(title="Un article bien nommé")
    ImageFactory(caption="Une salle", credit="Studio")

    assert suggestions(desk, Quote, "event", "journée") == ["Journée Imaginaire (11 mars 2024)"]
    assert suggestions(desk, ArticleFactory._meta.model, "event", "journée") == ["Journée Imaginaire (11 mars 2024)"]
    assert suggestions(desk, Box, "article", "bien nommé") == [f"n°\u00a0{article.number} – Un article bien nommé"]
    assert suggestions(desk, Figure, "image", "salle") == ["Une salle – © Studio"]
