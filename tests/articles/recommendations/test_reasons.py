"""Why an article is offered: the greatest terms of the score, printed under its card."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import services
from articles.models import EventSeries, Tag
from articles.recommendations import related
from articles.recommendations.explaining import explain
from people.models import Person
from portal.core.publishing import Status
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    TagFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db


def _speaking(person):
    return [quote_block("Dit.", speaker=person)]


def _reasons(article):
    return [suggestion.reasons for suggestion in related(article)]


@pytest.mark.parametrize(
    ("gender", "words"),
    [("f", "Même intervenante"), ("m", "Même intervenant"), ("", "Même intervenant·e")],
)
def test_the_speaker_is_named_in_their_gender(gender, words):
    person = PersonFactory(given_name="Aude", family_name="Verdurin", gender=gender)
    article = ArticleFactory(blocks=_speaking(person))
    ArticleFactory(blocks=_speaking(person))
    assert _reasons(article) == [[f"{words}\u00a0: Aude Verdurin"]]


def test_there_are_two_at_most_and_they_are_the_greatest_terms_of_the_score():
    event, person, theme = EventFactory(name="Assises imaginaires"), PersonFactory(gender="f"), TagFactory(name="rare")
    article = ArticleFactory(event=event, tags=[theme], blocks=_speaking(person))
    ArticleFactory(event=event, tags=[theme], blocks=_speaking(person))
    assert _reasons(article) == [
        ["Même événement\u00a0: Assises imaginaires", f"Même intervenante\u00a0: {person.name}"]
    ]
    (entry,) = explain(article).entries
    assert [term.words for term in entry.terms][:2] == entry.suggestion.reasons


def test_a_theme_named_after_an_organisation_counts_for_both_and_is_told_once():
    agency = OrganisationFactory(name="Agence imaginaire")
    theme = TagFactory(name="Agence imaginaire", organisation=agency)
    other = ArticleFactory()
    other.about_organisations.add(agency)
    services.refresh(other)
    article, same = ArticleFactory(tags=[theme]), ArticleFactory(tags=[theme])
    found = related(article)
    assert [suggestion.article for suggestion in found] == [same, other]
    assert [suggestion.reasons for suggestion in found] == [
        ["Thème rare\u00a0: Agence imaginaire"],
        ["Même organisation\u00a0: Agence imaginaire"],
    ]


def test_a_theme_of_few_articles_is_said_to_be_rare():
    ArticleFactory.create_batch(6, tags=["partagé"])
    ArticleFactory(tags=["partagé", "registre"])
    found = related(ArticleFactory(tags=["partagé", "registre"]))
    assert found[0].reasons == ["Thème rare\u00a0: registre", "Thème commun\u00a0: partagé"]
    assert found[1].reasons == ["Thème commun\u00a0: partagé"]


def test_what_more_than_a_tenth_of_the_articles_share_is_counted_and_never_said():
    ArticleFactory.create_batch(11, tags=["partout"])
    article = ArticleFactory(tags=["partout"])
    found = related(article)
    assert all(suggestion.candidate.score for suggestion in found)
    assert [suggestion.reasons for suggestion in found] == [[]] * 5


def test_series_people_and_organisations_are_named_too():
    series, house, person = EventSeries.objects.create(name="Rendez-vous"), OrganisationFactory(), PersonFactory()
    first = ArticleFactory(event=EventFactory(series=series))
    ArticleFactory(event=EventFactory(series=series))
    about = [ArticleFactory(rubrique=RubriqueFactory(name="Autre")) for _rank in range(2)]
    for article in about:
        article.about_people.add(person)
        article.about_organisations.add(house)
    assert _reasons(first)[0] == ["Même série\u00a0: Rendez-vous"]
    assert _reasons(about[0])[0] == [
        f"Personne en commun\u00a0: {person.name}",
        f"Même organisation\u00a0: {house.name}",
    ]


@pytest.mark.parametrize(
    "fields", [{"status": Status.DRAFT}, {"status": Status.WITHDRAWN}, {"is_unlisted": True}, {"to_come": True}]
)
def test_who_is_not_public_or_asked_not_to_be_listed_is_not_named(fields):
    person = PersonFactory(given_name="Nom", family_name="Caché")
    article, other = (ArticleFactory(blocks=_speaking(person)) for _rank in range(2))
    if fields.pop("to_come", False):
        fields = {"published_at": timezone.now() + timedelta(days=2)}
    Person.objects.filter(pk=person.pk).update(**fields)
    assert [(suggestion.article, suggestion.reasons) for suggestion in related(article)] == [(other, [])]


def test_an_event_or_an_organisation_that_is_not_public_is_not_named():
    event, house = EventFactory(), OrganisationFactory()
    article, other = (
        ArticleFactory(event=event, blocks=[quote_block("Dit.", organisation=house)]) for _rank in range(2)
    )
    for record in (event, house):
        type(record).objects.filter(pk=record.pk).update(status=Status.DRAFT)
    assert [(suggestion.article, suggestion.reasons) for suggestion in related(article)] == [(other, [])]


def test_a_name_changed_since_is_printed_as_it_is_now():
    article = ArticleFactory(tags=["ancien nom"])
    ArticleFactory(tags=["ancien nom"])
    tag = Tag.objects.get()
    tag.name = "nouveau nom"
    tag.save()
    assert _reasons(article) == [["Thème rare\u00a0: nouveau nom"]]


def test_the_page_prints_them_under_the_card(client):
    article, _other = (ArticleFactory(tags=["entrepôts"]) for _rank in range(2))
    page = client.get(article.get_absolute_url())
    assert "<li>Thème rare\u00a0: entrepôts</li>" in page.content.decode()
