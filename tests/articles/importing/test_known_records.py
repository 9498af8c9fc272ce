"""Records that editors already keep: the import adds to them what is new, and nothing said in other words."""

from datetime import date

import pytest
from django.core.management import call_command

from articles.importing.function_writing import write_functions
from articles.importing.people_lines import read_functions
from articles.importing.pieces import ParsedAffiliation, ParsedOrganisation
from articles.importing.resolving import find_organisation
from articles.models import Publication
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.numbering import Sequence, reserve_number
from tests.articles.importing.paths import HTI, MIND
from tests.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 14)


def write(person, text, **organisations):
    for affiliation in read_functions(text):
        write_functions(person, affiliation, {record.name: record for record in organisations.values()}, day=DAY)
    return list(person.affiliations.order_by("pk").values_list("role", "organisation__name", "label"))


@pytest.mark.parametrize(
    ("held", "place", "printed"),
    [
        ("PDG du groupe", "Nacre", "PDG Groupe – Nacre"),
        ("président-directeur général", "Nacre", "PDG – Nacre"),
        ("directrice générale", "Nacre", "Directeur général de Nacre"),
        ("Présidente du Conseil des Baies", "Conseil", "présidente du Conseil des Baies"),
        ("ministre", "Ministère de la Mer", "ministre de la Mer"),
        ("directeur", "Accélérateur de recherche marine", "directeur du premier accélérateur de recherche de Nacre"),
    ],
)
def test_a_function_held_in_other_words_is_not_added(held, place, printed):
    person, nacre = PersonFactory(), OrganisationFactory(name="Nacre")
    organisation = nacre if place == "Nacre" else OrganisationFactory(name=place)
    Affiliation.objects.create(person=person, organisation=organisation, role=held)
    assert write(person, printed, nacre=nacre) == [(held, place, "")]


def test_another_function_is_added_and_one_without_date_gains_its_day():
    person, nacre = PersonFactory(), OrganisationFactory(name="Nacre")
    undated = Affiliation.objects.create(person=person, organisation=nacre, role="président")
    dated = Affiliation.objects.create(person=person, role="entrepreneur", start=date(2019, 1, 1))
    rows = write(person, "Présidente de Nacre, entrepreneuse, directrice de la recherche de Nacre", nacre=nacre)
    assert [role for role, _place, _label in rows] == ["président", "entrepreneur", "directrice de la recherche"]
    undated.refresh_from_db()
    dated.refresh_from_db()
    assert (undated.attested_on, dated.attested_on) == (DAY, None)


def test_a_label_that_names_two_organisations_is_given_to_neither():
    call_command("import_article", str(MIND), verbosity=0)
    dorothee = Person.objects.named("Dorothée Lestrange").get()
    rows = dorothee.affiliations.order_by("pk").values_list("role", "organisation__name", "label")
    role = "Cheffe de service télésuivi maritime"
    assert list(rows) == [(role, "Kerlann", ""), (role, "HMDB", "")]


def test_the_label_of_a_former_function_does_not_say_that_it_is_former():
    call_command("import_article", str(MIND), verbosity=0)
    former = Affiliation.objects.get(is_former=True)
    assert former.label == "Directrice Générale TF Armement"


def test_an_organisation_is_found_by_the_sigle_of_its_record_when_the_names_agree():
    school = OrganisationFactory(name="ESMB Brest")
    school.names.create(kind="sigle", name="ESMB")
    sport = OrganisationFactory(name="Armada du sport")
    sport.names.create(kind="sigle", name="ADS")
    call_command("import_article", str(HTI), "--publish", verbosity=0)
    assert Organisation.objects.named("École supérieure des métiers de la baie").get() == school
    assert Organisation.objects.named("Agence des digues en santé").get() != sport
    assert sport.names.count() == 1


def test_an_organisation_is_found_by_a_usual_name_of_its_record():
    record = OrganisationFactory(name="Université de la Rade")
    record.names.create(kind="usuel", name="Fac de la Rade")
    parsed = ParsedOrganisation("Université Brest-Rade", usual_names=["Fac de la Rade"])
    assert find_organisation(parsed) == record


def test_plain_text_of_the_page_is_escaped_in_rich_text(tmp_path):
    mind, hti = tmp_path / "mind.txt", tmp_path / "hti.txt"
    mind.write_text(MIND.read_text().replace("Contactez le bureau", "Contactez <b>R&D</b>, le bureau"))
    hti.write_text(HTI.read_text().replace("le Forum des ports soignants", "le Forum <i>R&D</i> des ports"))
    call_command("import_article", str(mind), str(hti), "--publish", verbosity=0)
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in Publication.objects.get(name="mind Health").contact
    assert "&lt;i&gt;R&amp;D&lt;/i&gt;" in Organisation.objects.named("Marée & Soin").get().description


@pytest.mark.parametrize("options", [(), ("--publish",)])
def test_a_page_whose_number_is_already_behind_the_sequence_is_imported(options):
    reserve_number("articles", 30_000)
    for _ in range(2):
        call_command("import_article", str(HTI), *options, verbosity=0)
    assert Sequence.objects.get(name="articles").last == 30_000


def test_a_function_in_two_places_keeps_its_role():
    person = PersonFactory()
    places = {name: OrganisationFactory(name=name) for name in ("Kerlann", "HMDB")}
    parsed = ParsedAffiliation("Cheffe de service", "Cheffe de service à Kerlann et l’HMDB", list(places))
    write_functions(person, parsed, places, day=None)
    write_functions(person, parsed, places, day=None)
    assert list(person.affiliations.values_list("role", "label")) == [("Cheffe de service", "")] * 2
