"""Addresses that moved: with what was added to them, and with what stands below them."""

import pytest
from django.db import DatabaseError

from portal.core.moves import record_move
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def new(db):
    address = PersonFactory().get_absolute_url()
    record_move("/intervenants/avant/", address)
    return address


def test_a_query_travels_with_the_address(client, new):
    response = client.get("/intervenants/avant/?utm_source=lettre")
    assert (response.status_code, response["Location"]) == (301, f"{new}?utm_source=lettre")


def test_the_feed_of_a_page_moves_with_it(client, new):
    response = client.get("/intervenants/avant/flux/")
    assert (response.status_code, response["Location"]) == (301, f"{new}flux/")
    assert client.get(response["Location"]).status_code == 200


def test_what_is_gone_takes_along_what_stood_below(client):
    record_move("/evenements/perdu/", "")
    assert client.get("/evenements/perdu/evenement.ics").status_code == 410


def test_a_list_that_never_moved_is_not_found_as_before(client, new):
    assert client.get("/intervenants/personne/").status_code == 404
    assert client.get("/static/avant.css").status_code == 404


def test_not_found_stays_not_found_without_a_database(client, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise DatabaseError("away")

    monkeypatch.setattr("portal.core.middleware.Redirect.objects.filter", refuse)
    assert client.get("/rien/du/tout/").status_code == 404
