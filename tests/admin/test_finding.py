"""Records are found on the desk as one types, whatever the accents: in lists, and under the fields of forms."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import (
    Article,
    Box,
    Figure,
    Quote,
    TaggedArticle,
    TagSynonym,
)
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from portal.core.publishing import Status
from portal.search.desk import finding as search_desk
from portal.search.models import SearchDocument
from tests.admin.forms import admin_url, messages_of
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    text_block,
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


def listed(desk, model, term, **filters):
    """The records of the list, in its order."""
    response = desk.get(admin_url(model, "changelist"), {"q": term, **filters})
    assert response.status_code == 200
    return [str(record) for record in response.context["cl"].result_list]


def article(title, text="Des mots.", **fields):
    return ArticleFactory(title=title, blocks=[text_block(f"<p>{text}</p>")], **fields)


@pytest.fixture
def newsroom():
    article("Une plateforme de données de santé", "L’hôpital ouvre ses entrepôts.")
    article("Un brouillon sur les organes", "Des greffes à l’hôpital.", status=Status.DRAFT)
    article("PariSanté s’agrandit", "Le campus imaginaire.")


@pytest.mark.parametrize(
    ("term", "titles"),
    [
        ("donnee sante", ["Une plateforme de données de santé"]),
        ("hopitaux", ["Un brouillon sur les organes", "Une plateforme de données de santé"]),
        ("l'hôpital", ["Un brouillon sur les organes", "Une plateforme de données de santé"]),
        ("ENTREPÔT", ["Une plateforme de données de santé"]),
        ("platef", ["Une plateforme de données de santé"]),
        ("organes", ["Un brouillon sur les organes"]),
        ("organismes", []),
        ('"de données de santé"', ["Une plateforme de données de santé"]),
        ('"santé de données"', []),
        ("hôpital -greffe", ["Une plateforme de données de santé"]),
        ("entrepôt OU greffe", ["Un brouillon sur les organes", "Une plateforme de données de santé"]),
    ],
)
def test_the_list_of_articles_is_searched_as_readers_search_and_drafts_are_there(desk, newsroom, term, titles):
    assert listed(desk, Article, term) == titles


def test_a_word_left_out_is_left_out_of_titles_too(desk, newsroom):
    article("La greffe à l’hôpital")

    assert listed(desk, Article, "hôpital -greffe") == ["Une plateforme de données de santé"]


def test_what_holds_the_word_in_another_is_found_too(desk, newsroom):
    assert listed(desk, Article, "sante") == ["PariSanté s’agrandit", "Une plateforme de données de santé"]


def test_a_period_narrows_the_list(desk):
    article("Une licorne de 2021", published_at=datetime(2021, 9, 29, tzinfo=UTC))
    article("Une licorne de 2022", published_at=datetime(2022, 2, 1, tzinfo=UTC))

    assert listed(desk, Article, "licorne du:2022") == ["Une licorne de 2022"]
    assert listed(desk, Article, "licorne au:2021-09") == ["Une licorne de 2021"]


def test_the_filters_and_the_order_of_the_list_stay(desk, newsroom):
    assert listed(desk, Article, "hopital", etat="draft") == ["Un brouillon sur les organes"]
    by_title = listed(desk, Article, "hopital", o="2")
    assert by_title == sorted(by_title)
    assert listed(desk, Article, "hopital", o="-2") == by_title[::-1]


def test_an_article_is_found_by_its_number_and_by_what_holds_it(desk):
    numbered = article("Une nouvelle numérotée")
    other = article("Une autre", f"Voir le n° {numbered.number}.")

    assert set(listed(desk, Article, f"n° {numbered.number}")) == {str(numbered), str(other)}
    assert str(numbered) in listed(desk, Article, f"{numbered.number}")


def test_people_are_found_by_their_functions_whatever_their_state(desk):
    hospital = OrganisationFactory(name="Hôpital Chimérique")
    person = PersonFactory(given_name="Zoé", family_name="Quidam", status=Status.DRAFT, published_at=None)
    unlisted = PersonFactory(given_name="Éloi", family_name="Autre", is_unlisted=True)
    for somebody in (person, unlisted):
        AffiliationFactory(person=somebody, organisation=hospital, role="directrices")

    assert listed(desk, Person, "directrice hopital") == ["Éloi Autre", "Zoé Quidam"]
    assert listed(desk, Person, "quidam zoe") == ["Zoé Quidam"]
    assert listed(desk, Person, "uida") == ["Zoé Quidam"]
    assert suggestions(desk, Quote, "speaker", "directrice") == []


def test_organisations_are_found_by_their_presentation(desk):
    OrganisationFactory(name="Institut Imaginaire", description="<p>Des entrepôts de données.</p>")

    assert listed(desk, Organisation, "entrepot") == ["Institut Imaginaire"]
    assert listed(desk, Organisation, "imaginaires") == ["Institut Imaginaire"]
    assert suggestions(desk, Quote, "organisation", "imaginaires") == ["Institut Imaginaire"]


def test_a_list_under_a_field_looks_at_titles_alone(desk, newsroom):
    assert suggestions(desk, Box, "article", "hopital") == []
    assert suggestions(desk, Box, "article", "donnee sante") == [
        f"n°\u00a0{Article.objects.get(title__contains='plateforme').number} – Une plateforme de données de santé"
    ]
    assert suggestions(desk, Box, "article", "organe") == ["Un brouillon sur les organes (brouillon)"]


def test_without_an_index_the_words_typed_are_looked_for_as_they_are(desk, newsroom):
    SearchDocument.objects.all().delete()

    assert listed(desk, Article, "entrepôts") == ["Une plateforme de données de santé"]
    assert listed(desk, Article, "greffes hôpital") == ["Un brouillon sur les organes"]
    assert listed(desk, Article, "parisante") == ["PariSanté s’agrandit"]


def test_beyond_what_the_search_gives_titles_are_still_looked_for(desk, monkeypatch):
    for rank in range(3):
        article(f"Licorne {rank}")
    monkeypatch.setattr(search_desk, "MOST", 1)

    assert listed(desk, Article, "licorne") == ["Licorne 2", "Licorne 1", "Licorne 0"]


def test_an_editor_is_told_when_some_records_are_not_shown(desk, newsroom, monkeypatch):
    monkeypatch.setattr(search_desk, "MOST", 1)

    told = desk.get(admin_url(Article, "changelist"), {"q": "hôpital -licorne"})
    assert "Trop de fiches portent ces mots" in messages_of(told)
    assert "Trop de fiches" in messages_of(desk.get(admin_url(Article, "changelist"), {"q": "hôpital"}))
    assert not messages_of(desk.get(admin_url(Article, "changelist"), {"q": "greffe"}))


def test_a_list_under_a_field_tells_nothing_of_what_it_does_not_show(desk, monkeypatch):
    monkeypatch.setattr(search_desk, "MOST", 1)
    for rank in range(2):
        article(f"Licorne {rank}")

    assert len(suggestions(desk, Box, "article", "licorne")) == 2
    assert not messages_of(desk.get(admin_url(Article, "changelist")))


@pytest.mark.parametrize("model", [Article, Person, Organisation])
@pytest.mark.parametrize(
    "term",
    [
        '"',
        '""',
        "-",
        "- -",
        "OU",
        "du:",
        "du:99999",
        "au:hier",
        "par:",
        "par:zoe",
        "*",
        "\x00",
        "a\x00b",
        "«»",
        "🦄",
        "%",
        "'; --",
        "x" * 5000,
        "de la " * 400,
        "NEAR(a b)",
        "title:x",
        "n°",
        "\u202e",
    ],
)
def test_no_search_of_the_desk_is_an_error(desk, model, term):
    for make in (PersonFactory, OrganisationFactory, ArticleFactory):
        make()
    listed(desk, model, term)
    suggestions(desk, Quote, "speaker", term)
    suggestions(desk, Box, "article", term)


def test_as_many_queries_for_two_records_as_for_twenty(desk):
    def counted():
        with CaptureQueriesContext(connection) as queries:
            listed(desk, Article, "nouvelle imaginaire")
        return len(queries)

    for _ in range(2):
        ArticleFactory()
    few = counted()
    for _ in range(18):
        ArticleFactory()
    assert counted() == few
