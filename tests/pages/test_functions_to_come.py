"""A function announced for a day to come: told with its day, and as nobody’s function of today."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from people.models import Person
from people.queries import present
from portal.core.house import french_date
from tests.admin.forms import admin_url
from tests.factories import AffiliationFactory, ArticleFactory, OrganisationFactory, PersonFactory, quote_block
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return PersonFactory(given_name="", family_name="Lala")


@pytest.fixture
def medtech():
    return OrganisationFactory(name="Medtech")


@pytest.fixture
def said(person, medtech):
    begins = timezone.localdate() + timedelta(days=1)
    AffiliationFactory(person=person, organisation=medtech, role="présidente", start=begins)
    return f"à partir du {french_date(begins, 'j F Y')}"


def _presented(person):
    present([person])
    return person.presentation


def test_their_record_tells_it_after_the_functions_of_today(client, person, said):
    AffiliationFactory(person=person, organisation=None, role="entrepreneuse")
    page = get_page(client, person.get_absolute_url())
    identity = text_of(page.one("div", "record__identity"))
    assert identity.index("entrepreneuse") < identity.index(f"Prochainement présidente Medtech {said}")
    assert '"jobTitle":["entrepreneuse"]' in page.graph_source.replace(" ", "")


def test_the_organisation_tells_it_apart_from_those_in_office(client, medtech, said):
    page = get_page(client, medtech.get_absolute_url())
    assert page.section("Aujourd’hui") is None
    assert f"Lala Présidente {said}" in text_of(page.section("Prochainement"))


def test_a_card_tells_it_only_of_somebody_without_function_today(person, said):
    assert _presented(person) == [f"présidente, Medtech ({said})"]
    AffiliationFactory(person=person, organisation=None, role="entrepreneuse")
    assert _presented(person) == ["entrepreneuse"]


def test_the_desk_lists_it_after_the_one_that_ends(desk, person, said):
    AffiliationFactory(person=person, organisation=None, role="ministre", end=timezone.localdate())
    listed = desk.get(admin_url(Person, "changelist")).content.decode()
    assert f"ministre ; présidente, Medtech ({said})" in listed


def test_the_page_of_a_quote_does_not_give_it_as_today_s(client, person, said):
    AffiliationFactory(person=person, organisation=None, role="ministre", start=date(2025, 1, 1))
    article = ArticleFactory(blocks=[quote_block("Oui.", speaker=person)])
    page = get_page(client, article.articles_quote_set.get().get_absolute_url())
    assert text_of(page.one("dl", "facts")).count("Ministre") == 1
    assert "résidente" not in text_of(page.one("dl", "facts"))
