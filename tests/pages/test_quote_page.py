"""The page of a quote shows the function held that day, from dated functions."""

from datetime import date

import pytest

from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
)
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db


def _page(client, **fields):
    article = ArticleFactory(event=EventFactory(start=date(2024, 3, 11)), blocks=[quote_block("Oui.", **fields)])
    return get_page(client, article.articles_quote_set.get().get_absolute_url())


def test_the_functions_held_on_the_day_are_listed_and_no_others(client):
    speaker = PersonFactory()
    campus = OrganisationFactory(name="Campus Imaginaire")
    AffiliationFactory(person=speaker, role="directrice", organisation=campus, start=date(2024, 1, 1))
    AffiliationFactory(person=speaker, role="ministre", organisation=None, start=date(2025, 1, 1))
    AffiliationFactory(person=speaker, role="interne", organisation=None, end=date(2020, 1, 1))
    facts = " ".join(_page(client, speaker=speaker).texts("dd"))
    assert "Directrice, Campus Imaginaire" in facts
    assert "ministre" not in facts.lower()
    assert "interne" not in facts.lower()


def test_a_function_in_an_organisation_that_is_not_public_is_not_told(client):
    speaker = PersonFactory()
    article = ArticleFactory(blocks=[quote_block("Oui.", speaker=speaker)])
    hidden = OrganisationFactory(name="Projet Secret", status="draft")  # noted since the publication
    AffiliationFactory(person=speaker, organisation=hidden)
    page = get_page(client, article.articles_quote_set.get().get_absolute_url())
    assert "Projet Secret" not in page.text
    assert "Fonctions connues" not in page.text


def test_a_quote_of_a_text_has_no_function(client):
    assert "Fonctions connues" not in _page(client, organisation=OrganisationFactory()).text
