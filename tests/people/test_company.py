"""« Avec qui »: who shares articles and events with a person."""

from datetime import date, timedelta

import pytest

from articles.models import Byline, Intervention, Mention, Participation
from people import company
from tests.factories import PAST, ArticleFactory, EventFactory, PersonFactory, quote_block
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


def _named(name, **fields):
    return PersonFactory(given_name="", family_name=name, **fields)


def _rows(client, person):
    section = get_page(client, person.get_absolute_url()).section("Avec qui")
    return [[text_of(cell) for cell in row] for row in section.iter("tr")][1:] if section is not None else []


def _together(*people, **fields):
    return ArticleFactory(blocks=[quote_block("Des mots.", speaker=person) for person in people], **fields)


def _meet(*people, **fields):
    event = EventFactory(**fields)
    for person in people:
        Participation.objects.create(event=event, person=person)
    return event


def test_those_who_share_most_come_first_with_their_counts_and_the_latest(client):
    person, often, once = _named("Moi"), _named("Souvent"), _named("Parfois")
    _together(person, often, once)
    newest = _together(person, often, published_at=PAST + timedelta(days=1))
    _meet(person, often, start=date(2024, 3, 11))
    page = get_page(client, person.get_absolute_url())
    assert _rows(client, person) == [
        ["Souvent", "1", "2", "Article du 13/03/24"],
        ["Parfois", "0", "1", "Article du 12/03/24"],
    ]
    links = {text_of(link): link.get("href") for link in page.section("Avec qui").iter("a")}
    assert links["Article du 13/03/24"] == newest.get_absolute_url()
    assert links["Souvent"] == often.get_absolute_url()


def test_an_event_later_than_the_articles_is_the_latest(client):
    person, other = _named("Moi"), _named("Autre")
    _together(person, other)
    _meet(person, other, start=date(2024, 4, 2))
    assert _rows(client, person) == [["Autre", "1", "1", "Événement du 02/04/24"]]
    _meet(third := _named("Tiers"), person, start=None, name="Un jour")
    assert ["Tiers", "1", "0", "Un jour"] in _rows(client, person)
    assert ["Moi", "1", "0", "Un jour"] in _rows(client, third)


def test_speaking_in_any_way_or_being_the_subject_counts_and_a_mention_or_a_signature_does_not(client):
    person = _named("Moi")
    people = {name: _named(name) for name in ("Cité", "Ensemble", "Section", "Sujet", "Mentionné", "Signataire")}
    words = quote_block("Des mots.", speaker=people["Cité"])
    section = Intervention(heading="Section", person=people["Section"], region="body")
    article = ArticleFactory(blocks=[words, section])
    words.co_speakers.add(people["Ensemble"])
    article.about_people.add(person, people["Sujet"])
    Mention.objects.create(article=article, surface="x", person=people["Mentionné"], state=Mention.State.ACCEPTED)
    Byline.objects.create(article=article, person=people["Signataire"])
    assert sorted(row[0] for row in _rows(client, person)) == ["Cité", "Ensemble", "Section", "Sujet"]
    assert _rows(client, people["Mentionné"]) == []


def test_only_public_and_listed_people_and_public_meetings_are_shown(client):
    person = _named("Moi")
    draft, unlisted, other = _named("Brouillon"), _named("Discret", is_unlisted=True), _named("Autre")
    _together(person, draft, unlisted)
    draft.status = "draft"
    draft.save()
    _together(person, other, status="draft")
    _meet(person, other, status="draft")
    assert _rows(client, person) == []
    assert [row[0] for row in _rows(client, unlisted)] == ["Moi"]


def test_no_more_than_a_dozen_are_shown_and_only_the_newest_articles_are_read(client, monkeypatch):
    person = _named("Moi")
    _together(person, *(PersonFactory() for _ in range(14)))
    assert len(_rows(client, person)) == company.SHOWN == 12
    monkeypatch.setattr(company, "ARTICLES", 1)
    _together(person, _named("Dernière"), published_at=PAST + timedelta(days=1))
    assert [row[0] for row in _rows(client, person)] == ["Dernière"]
