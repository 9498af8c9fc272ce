"""The dictionary in memory is never older than the database, whatever process changed it."""

import subprocess
import sys

import pytest
from django.db import connection, transaction

from articles.linking import changes, lexicon
from articles.linking.entries import Target
from articles.linking.lexicon import current_lexicon
from articles.models import GlossaryTerm, LexiconChange
from organisations.models import Organisation, OrganisationName
from people.models import Affiliation, Person, PersonName
from portal.core.saving import many_written
from tests.factories import AffiliationFactory, OrganisationFactory, PersonFactory


def named(words):
    return [entry.target for hit in current_lexicon().hits(words) for entry in hit.entries]


@pytest.mark.django_db
def test_it_is_read_once_as_long_as_nothing_changes(django_assert_num_queries):
    OrganisationFactory(name="Institut des Embruns")
    first = current_lexicon()

    with django_assert_num_queries(2):
        assert current_lexicon() is first


@pytest.mark.django_db
def test_every_change_of_a_name_is_seen_at_once():
    house = OrganisationFactory(name="Institut des Embruns")
    assert named("Institut des Embruns") == [Target("organisation", house.pk)]

    house.name = "Maison des vents"
    house.save()
    assert (named("Institut des Embruns"), named("Maison des vents")) == ([], [Target("organisation", house.pk)])

    Organisation.objects.all().delete()
    assert named("Maison des vents") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        PersonFactory,
        lambda: PersonName.objects.create(person=PersonFactory(), name="Zozo"),
        AffiliationFactory,
        lambda: OrganisationName.objects.create(organisation=OrganisationFactory(), name="Zozo", kind="sigle"),
        lambda: GlossaryTerm.objects.create(term="licorne"),
        lambda: many_written.send(None),
    ],
)
def test_whatever_names_somebody_counts(change):
    before = changes.state()
    change()
    assert changes.state() != before


@pytest.mark.django_db
@pytest.mark.parametrize("model", [Person, Organisation, Affiliation, PersonName, OrganisationName, GlossaryTerm])
def test_every_record_with_a_name_is_watched(model):
    assert model in changes.WATCHED


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_leaves_nothing_in_memory():
    house = OrganisationFactory(name="Institut des Embruns")
    with transaction.atomic():
        house.name = "Maison des vents"
        house.save()
        assert named("Maison des vents") == [Target("organisation", house.pk)]
        transaction.set_rollback(True)

    # Another change now takes the number that the one undone gave back (SQLite).
    PersonFactory(given_name="Maud", family_name="Trividic")
    assert named("Institut des Embruns") == [Target("organisation", house.pk)]
    assert named("Maison des vents") == []


@pytest.mark.django_db(transaction=True)
def test_a_change_by_another_process_is_seen():
    OrganisationFactory(name="Institut des Embruns")
    current_lexicon()
    name = connection.settings_dict["NAME"]
    script = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "from django.conf import settings; import django; from django.db import connections\n"
        f"settings.DATABASES['default']['NAME'] = {str(name)!r}\n"
        "django.setup()\n"
        "from organisations.models import Organisation\n"
        "Organisation.objects.create(name='Maison des vents', slug='vents')\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)

    assert named("Maison des vents") == [Target("organisation", Organisation.objects.get(slug="vents").pk)]


@pytest.mark.django_db
def test_old_lines_are_swept_and_the_dictionary_stays_right(monkeypatch):
    monkeypatch.setattr(changes, "SWEPT_EVERY", 3)
    monkeypatch.setattr(changes, "KEPT", changes.timedelta(0))
    for rank in range(12):
        house = OrganisationFactory(name=f"Institut des Embruns {'abcdefghijkl'[rank]}")
        assert named(house.name) == [Target("organisation", house.pk)]
    assert LexiconChange.objects.count() <= 4


@pytest.mark.django_db
def test_an_empty_directory_names_nobody():
    lexicon._kept = None
    assert named("Institut des Embruns") == []
