"""« En N citations », drafted from an event in one action."""

from datetime import date

import pytest
from django.urls import reverse

from articles import services
from articles.models import Article, Event, Quote
from articles.services import PublicationRefused
from portal.core.publishing import Status
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    ArticleTypeFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    RubriqueFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return EventFactory(name="Salon des ports 2024", start=date(2024, 3, 11))


@pytest.fixture
def people(event):
    """Three speakers, in their order, and whoever moderates."""
    people = [PersonFactory(given_name="Ada", family_name=name) for name in ("Brun", "Clair", "Doré", "Este")]
    for rank, person in enumerate(people[:3]):
        event.participations.create(person=person, ordering=rank)
    event.participations.create(person=people[3], ordering=3, role="animateur")
    return people


def draft(desk, event):
    response = desk.post(reverse("admin:articles_event_draft", args=[event.pk]), follow=True)
    return Article.objects.get(status=Status.DRAFT), response


def test_a_draft_has_what_our_articles_hold_of_the_event_then_a_block_to_write_for_each_other_speaker(
    desk, event, people
):
    blocks = [quote_block("Trois phares de plus suffiront.", speaker=people[2], speaker_label="Ada Doré, maire")]
    told = ArticleFactory(event=event, blocks=blocks, rubrique=RubriqueFactory())

    article, response = draft(desk, event)

    quotes = list(article.articles_quote_set.order_by("ordering"))
    assert article.title == "Salon des ports 2024 en 3 citations"
    assert (article.event, article.type, article.rubrique) == (event, told.type, told.rubrique)
    assert [(quote.speaker, quote.text_as_printed) for quote in quotes] == [
        (people[2], "Trois phares de plus suffiront."),
        (people[0], "…"),
        (people[1], "…"),
    ]
    first = quotes[0]
    assert (first.variant_of, first.speaker_label) == (told.articles_quote_set.get(), "Ada Doré, maire")
    assert response.redirect_chain[-1][0] == admin_url(Article, "change", article.pk)
    assert "1 reprise de nos articles, 2 à écrire." in messages_of(response)


def test_the_words_of_several_are_in_the_order_of_the_speakers(desk, event, people):
    blocks = [quote_block(f"Voici ce que je pense, {rank}.", speaker=people[rank]) for rank in (2, 0, 1)]
    ArticleFactory(event=event, blocks=blocks)
    article, _response = draft(desk, event)
    assert [quote.speaker for quote in article.articles_quote_set.order_by("ordering")] == people[:3]


def test_the_same_words_are_taken_up_once_and_nothing_that_is_not_public(desk, event, people):
    for _time in range(2):
        ArticleFactory(event=event, blocks=[quote_block("La même phrase, deux fois.", speaker=people[0])])
    secret = [quote_block("Une phrase qui attend.", speaker=people[1])]
    ArticleFactory(event=event, status=Status.REVIEW, blocks=secret)
    article, _response = draft(desk, event)
    words = [quote.text_as_printed for quote in article.articles_quote_set.order_by("ordering")]
    assert words == ["La même phrase, deux fois.", "…", "…"]


def test_the_label_is_that_of_the_participation_else_the_function_held_that_day(desk, event, people):
    event.participations.filter(person=people[0]).update(label="capitaine du port")
    house = OrganisationFactory(name="Phare")
    AffiliationFactory(person=people[1], role="directrice", organisation=house, end=date(2024, 12, 31))
    AffiliationFactory(person=people[1], role="ministre", organisation=None, start=date(2025, 1, 1))
    article, _response = draft(desk, event)
    labels = [quote.speaker_label for quote in article.articles_quote_set.order_by("ordering")]
    assert labels == ["Ada Brun, capitaine du port", "Ada Clair, directrice, Phare", "Ada Doré"]


def test_the_draft_saves_as_it_is_and_is_not_published_before_its_words_are_written(desk, event, people):
    ArticleTypeFactory()
    article, _response = draft(desk, event)
    url = admin_url(Article, "change", article.pk)
    assert desk.post(url, fields_of(desk.get(url), "article_form")).status_code == 302

    with pytest.raises(PublicationRefused, match="restent à écrire"):
        services.publish(article)


def test_an_event_without_speakers_gives_a_draft_with_a_title(desk, event):
    article, _response = draft(desk, event)
    assert (article.title, article.articles_quote_set.count()) == ("Salon des ports 2024", 0)


def test_the_action_of_the_list_does_the_same_for_several(desk, event, people):
    other = EventFactory()
    posted = {"action": "draft_in_quotes", "_selected_action": [event.pk, other.pk]}
    response = desk.post(admin_url(Event, "changelist"), posted, follow=True)
    assert Article.objects.filter(status=Status.DRAFT).count() == 2
    assert messages_of(response).count("Brouillon") == 2


def test_only_who_may_write_articles_drafts_one(client, event, django_user_model):
    client.force_login(django_user_model.objects.create_user("lectrice", password="x", is_staff=True))
    assert client.post(reverse("admin:articles_event_draft", args=[event.pk])).status_code == 403
    assert not Article.objects.exists()
    assert not Quote.objects.exists()


def test_looking_at_the_address_drafts_nothing(desk, event):
    assert desk.get(reverse("admin:articles_event_draft", args=[event.pk])).status_code == 405
    assert not Article.objects.exists()
