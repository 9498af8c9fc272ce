from datetime import date

import pytest

from people.models import Affiliation, Person
from portal.core.approximate_dates import Precision
from tests.factories import AffiliationFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_a_person_is_found_by_name_in_either_order_and_by_other_names():
    person = PersonFactory(given_name="Élodie", family_name="de Roux-Œuvrard")
    person.names.create(name="Élodie Martin")
    for name in ("elodie de roux oeuvrard", "DE ROUX-ŒUVRARD Élodie", "Élodie MARTIN"):
        assert list(Person.objects.named(name)) == [person]


def test_people_sort_by_family_name_with_accents_folded():
    for name in ("Zola", "Éluard", "Eluart", "Aragon"):
        PersonFactory(family_name=name)
    assert [person.family_name for person in Person.objects.all()] == ["Aragon", "Éluard", "Eluart", "Zola"]


def test_functions_of_a_day_follow_dates_known_to_the_day_the_month_or_the_year():
    person = PersonFactory()
    early = AffiliationFactory(
        person=person, role="adjointe", end=date(2020, 6, 15), end_precision=Precision.YEAR, organisation=None
    )
    late = AffiliationFactory(
        person=person, role="directrice", start=date(2021, 3, 20), start_precision=Precision.MONTH
    )
    AffiliationFactory(person=person, role="interne", is_former=True)
    assert person.functions_on(date(2020, 12, 31)) == [early]
    assert person.functions_on(date(2021, 1, 1)) == []
    assert person.functions_on(date(2021, 3, 1)) == [late]
    assert person.functions_on(date(2030, 1, 1)) == [late]


def test_a_function_is_worded_by_hand_or_from_its_parts():
    organisation = OrganisationFactory(name="Campus Imaginaire")
    assert Affiliation(role="directrice", organisation=organisation).wording == "directrice, Campus Imaginaire"
    assert Affiliation(role="entrepreneuse").wording == "entrepreneuse"
    assert Affiliation(role="directrice", label="directrice du Campus").wording == "directrice du Campus"
