import pytest
from django.contrib.redirects.models import Redirect

from portal.core.moves import record_move
from portal.core.slugs import slugify
from portal.core.text import fold, name_key
from tests.factories import OrganisationFactory, PersonFactory


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Au cœur de l’été", "au-coeur-de-l-ete"),
        ("Health & Tech", "health-tech"),
        ("AP-HP / Inserm", "ap-hp-inserm"),
        ("« »", "sans-titre"),
        ("Ægir", "aegir"),
    ],
)
def test_slugs_are_plain_letters(name, slug):
    assert slugify(name) == slug


def test_long_slugs_are_cut_between_words():
    slug = slugify("mot " * 50)
    assert len(slug) <= 80
    assert slug.endswith("mot")


def test_folding_forgets_accents_apostrophes_and_spaces():
    assert fold("L’Œuvre\u00a0 ÉTÉ") == "l'oeuvre ete"
    assert name_key("Paris-Saclay") == name_key("paris saclay")
    assert name_key("l’Inserm") == name_key("l'INSERM")


@pytest.mark.django_db
def test_two_people_of_one_name_have_two_addresses():
    first, second, third = (PersonFactory(given_name="Ève", family_name="d’Àrc") for _ in range(3))
    assert [person.slug for person in (first, second, third)] == ["eve-d-arc", "eve-d-arc-2", "eve-d-arc-3"]


@pytest.mark.django_db
def test_a_slug_once_set_stays():
    organisation = OrganisationFactory(name="Ancien nom")
    organisation.name = "Nouveau nom"
    organisation.save()
    assert organisation.slug == "ancien-nom"


@pytest.mark.django_db
def test_moves_leave_no_chain_and_no_loop():
    record_move("/a/", "/b/")
    record_move("/b/", "/c/")
    assert dict(Redirect.objects.values_list("old_path", "new_path")) == {"/a/": "/c/", "/b/": "/c/"}
    record_move("/c/", "/a/")
    assert dict(Redirect.objects.values_list("old_path", "new_path")) == {"/b/": "/a/", "/c/": "/a/"}
    record_move("/a/", "/a/")
    assert not Redirect.objects.filter(old_path="/a/").exists()
