"""Addresses of lists typed by hand, or by a machine, never fail."""

import pytest

from articles.models import Article, Event, Quote
from organisations.models import Organisation
from people.models import Person
from tests.admin.forms import admin_url, messages_of
from tests.factories import ArticleFactory, EventFactory, OrganisationFactory, PersonFactory, quote_block

pytestmark = pytest.mark.django_db

FIGURES = "9" * 30
ODD = [
    f"event={FIGURES}",
    "event=abc",
    "published_at__year=99999",
    "published_at__year=abc",
    "published_at__month=77",
    "start__year=99999",
    f"type__id__exact={FIGURES}",
    "etat=autre",
    "intervenant=autre",
    "_facets=True",
    "_facets=True&etat=published",
    f"p={FIGURES}",
    f"q={FIGURES}",
    "q=%00",
    "q=%22",
    "q=%C2%AB+%C2%BB",
    "o=99.-99",
    "e=1",
]


@pytest.fixture
def one_of_each():
    ArticleFactory(event=EventFactory(), blocks=[quote_block("Des mots", speaker=PersonFactory())])
    OrganisationFactory()


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("model", [Article, Event, Person, Organisation, Quote])
def test_an_impossible_filter_is_never_an_error(desk, one_of_each, model, odd):
    response = desk.get(f"{admin_url(model, 'changelist')}?{odd}", follow=True)

    assert response.status_code == 200


def test_a_filter_that_the_database_refuses_is_forgotten_and_the_editor_is_told(desk, one_of_each, monkeypatch):
    def refuse(*args):
        raise OverflowError

    monkeypatch.setattr("articles.admin.article.RecentEventFilter.queryset", refuse)
    assert "Ce filtre n’existe pas" in _told(desk, {"event": "1"}, monkeypatch)


def _told(desk, query, monkeypatch):
    response = desk.get(admin_url(Article, "changelist"), query)
    monkeypatch.undo()
    return messages_of(desk.get(response["Location"]))
