"""Nobody is created twice without being told."""

import pytest

from articles.models import (
    Tag,
    TagSynonym,
)
from organisations.models import Organisation, OrganisationName
from people.models import Person
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import (
    OrganisationFactory,
    PersonFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def edit(desk, record, **changes):
    url = admin_url(type(record), "change", record.pk)
    posted = fields_of(desk.get(url), f"{record._meta.model_name}_form")
    return desk.post(url, posted | changes, follow=True)


@pytest.mark.parametrize(
    "typed", [("Antoine", "Tesniere"), ("A.", "Tesnière"), ("Antione", "Tesnière"), ("Tesnière", "Antoine")]
)
def test_a_person_who_looks_like_another_is_not_created_at_the_first_try(desk, typed):
    known = PersonFactory(given_name="Antoine", family_name="Tesnière")
    url = admin_url(Person, "add")
    posted = fields_of(desk.get(url), "person_form") | {"given_name": typed[0], "family_name": typed[1]}

    warned = desk.post(url, posted)

    page = warned.content.decode()
    assert Person.objects.count() == 1
    assert "Déjà dans la base" in page
    assert admin_url(Person, "change", known.pk) in page
    assert "Ce n’est pas un doublon, créer quand même" in page

    desk.post(url, fields_of(warned, "person_form") | {"is_not_duplicate": "on"})
    assert Person.objects.count() == 2


def test_a_new_name_is_created_at_once(desk):
    PersonFactory(given_name="Antoine", family_name="Tesnière")
    url = admin_url(Person, "add")
    posted = fields_of(desk.get(url), "person_form") | {"given_name": "Zoé", "family_name": "Quidam"}

    assert desk.post(url, posted).status_code == 302
    assert Person.objects.count() == 2


def test_the_warning_works_in_the_pop_up(desk):
    hub = OrganisationFactory(name="Health Data Hub")
    OrganisationName.objects.create(organisation=hub, name="Plateforme des données de santé", kind="usuel")
    url = f"{admin_url(Organisation, 'add')}?_popup=1"
    posted = fields_of(desk.get(url), "organisation_form") | {"name": "Plateforme de données de santé"}

    warned = desk.post(url, posted)
    assert "Déjà dans la base" in warned.content.decode()
    assert Organisation.objects.count() == 1

    closed = desk.post(url, fields_of(warned, "organisation_form") | {"is_not_duplicate": "on"})
    assert "data-popup-response" in closed.content.decode()
    assert Organisation.objects.count() == 2


def test_a_known_person_is_changed_without_any_question(desk):
    PersonFactory(given_name="Antoine", family_name="Tesnière")
    other = PersonFactory(given_name="Antoine", family_name="Tesnierre")

    edit(desk, other, family_name="Tesnière")

    assert Person.objects.filter(family_name="Tesnière").count() == 2


def test_looking_for_duplicates_costs_the_same_among_many(desk, django_assert_max_num_queries):
    for _ in range(30):
        PersonFactory(given_name="Antoine")
    url = admin_url(Person, "add")
    posted = fields_of(desk.get(url), "person_form") | {"given_name": "Antoine", "family_name": "Verdurin"}

    with django_assert_max_num_queries(20):
        assert desk.post(url, posted).content.decode().count("Verdurin") <= 10


@pytest.mark.parametrize("typed", ["inserm", "INSERM", "Înserm", "l'Institut", "L’institut"])
def test_a_theme_is_not_created_under_another_spelling(desk, typed):
    tag = TagFactory(name="Inserm")
    TagSynonym.objects.create(tag=tag, name="l’institut")
    url = admin_url(Tag, "add")

    response = desk.post(url, fields_of(desk.get(url), "tag_form") | {"name": typed})

    assert response.status_code == 200
    assert Tag.objects.count() == 1


@pytest.mark.parametrize("typed", ["!!!", "santé, données"])
def test_a_theme_needs_a_name_that_can_be_one(desk, typed):
    url = admin_url(Tag, "add")

    assert desk.post(url, fields_of(desk.get(url), "tag_form") | {"name": typed}).status_code == 200
    assert not Tag.objects.exists()


def test_a_theme_emptied_of_its_address_gets_one_from_its_name(desk):
    tag = TagFactory(name="Œuvre et santé", slug="autre")

    edit(desk, tag, slug="")

    tag.refresh_from_db()
    assert tag.slug == "oeuvre-et-sante"


def test_synonyms_are_typed_with_the_theme(desk):
    tag = TagFactory()
    url = admin_url(Tag, "change", tag.pk)

    desk.post(url, add_row(fields_of(desk.get(url), "tag_form"), "synonyms", name="e-santé", kind="synonyme"))

    assert tag.synonyms.get().name == "e-santé"
