"""What readers type wrong leads them to the record, once editors said so; the site prints it nowhere."""

import pytest
from django.urls import reverse

from articles.models import TagSynonym
from organisations.models import OrganisationName
from people.models import PersonName
from portal.core.names import SPELLING
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory, TagFactory

pytestmark = pytest.mark.django_db

SPELT = "zwyzzyk"


def a_person(**name):
    person = PersonFactory(given_name="Ada", family_name="Quidam")
    PersonName.objects.create(person=person, name=f"Ada {SPELT}", **name)
    return person


def an_organisation(**name):
    organisation = OrganisationFactory(name="Institut Imaginaire")
    OrganisationName.objects.create(organisation=organisation, name=f"Institut {SPELT}", **name)
    return organisation


def a_theme(**name):
    tag = TagFactory(name="bases de données")
    ArticleFactory(tags=[tag])
    TagSynonym.objects.create(tag=tag, name=f"bases {SPELT}", **name)
    return tag


MADE = [a_person, an_organisation, a_theme]


def asked(client, name, **query):
    return client.get(reverse(name), query).content.decode()


@pytest.mark.parametrize("made", MADE)
def test_the_page_of_a_record_prints_its_other_names_but_not_how_they_are_spelt(client, made):
    record = made(kind=SPELLING)
    address = record.get_absolute_url()
    assert SPELT not in client.get(address).content.decode()

    other = record.names if hasattr(record, "names") else record.synonyms
    other.update(kind={PersonName: "usage", OrganisationName: "usuel", TagSynonym: "synonyme"}[other.model])
    assert SPELT in client.get(address).content.decode()


@pytest.mark.parametrize("made", MADE)
def test_the_search_leads_from_a_spelling_to_the_record_and_says_why_without_printing_it(client, made):
    record = made(kind=SPELLING)
    typed = (record.names if hasattr(record, "names") else record.synonyms).get().name

    page = asked(client, "search", q=typed)
    assert record.get_absolute_url() in page
    assert "autre graphie du nom" in page
    assert f"graphie\u00a0: {typed}" not in page


@pytest.mark.parametrize("made", MADE)
def test_whoever_types_the_name_is_not_told_how_others_spell_it(client, made):
    record = made(kind=SPELLING)

    page = asked(client, "search", q=getattr(record, "name", str(record)))
    assert record.get_absolute_url() in page
    assert SPELT not in page


@pytest.mark.parametrize("made", MADE)
def test_suggestions_lead_from_a_spelling_to_the_record_under_its_own_name(client, made):
    record = made(kind=SPELLING)

    for typed in (SPELT[:5], (record.names if hasattr(record, "names") else record.synonyms).get().name[:9]):
        answer = client.get(reverse("search_suggestions"), {"q": typed}).json()["suggestions"]
        found = [told for told in answer if told["url"] == record.get_absolute_url()]
        assert len(found) == 1
        assert SPELT not in str(found)
