"""On which day words were said, and where: one rule for the page, the reference, machines and lists."""

import json
from datetime import date, timedelta

import pytest

from articles import services
from articles.models import Event
from portal.core.publishing import Status
from tests.factories import PAST, ArticleFactory, EventFactory, PersonFactory, quote_block
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db


def _said(event, **fields):
    block = quote_block("Des mots.", speaker=PersonFactory(), **fields)
    ArticleFactory(event=event, blocks=[block])
    block.refresh_from_db()
    return block


def _told(client, quote):
    """The day as the page, the reference to copy and the graph tell it."""
    page = get_page(client, quote.get_absolute_url())
    graph = next(script for script in page.all("script") if script.get("type") == "application/ld+json")
    nodes = json.loads(graph.text)["@graph"]
    created = next(node["dateCreated"] for node in nodes if node["@type"] == "Quotation")
    return page.text, created[:10]


def test_words_of_an_event_are_of_its_day(client):
    quote = _said(EventFactory(name="Journée", start=date(2024, 3, 11)))
    assert quote.spoken_on == date(2024, 3, 11)
    text, created = _told(client, quote)
    assert "Journée, 11 mars 2024, dans" in text
    assert created == "2024-03-11"


def test_what_is_printed_before_an_event_was_not_said_there(client):
    quote = _said(EventFactory(name="Journée", start=date(2024, 4, 20)))
    assert quote.spoken_on == PAST.date()
    text, created = _told(client, quote)
    assert "Publiée le 12 mars 2024" in text
    assert "Journée, 20 avril" not in text
    assert created == "2024-03-12"


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_an_event_that_is_not_public_dates_nothing(client, status):
    event = EventFactory(start=date(2015, 5, 5))
    quote = _said(event)
    Event.objects.filter(pk=event.pk).update(status=status)
    event.refresh_from_db()
    services.date_quotes(event)
    quote.refresh_from_db()
    assert quote.spoken_on == PAST.date()
    assert _told(client, quote)[1] == "2024-03-12"


def test_a_new_date_of_the_event_is_followed_by_its_quotes():
    event = EventFactory(start=date(2024, 3, 11))
    quote = _said(event)
    stated = _said(event, said_on=date(2024, 3, 1))
    event.start -= timedelta(days=1)
    event.save()
    assert services.date_quotes(event) == 1
    quote.refresh_from_db()
    stated.refresh_from_db()
    assert (quote.spoken_on, stated.spoken_on) == (date(2024, 3, 10), date(2024, 3, 1))
