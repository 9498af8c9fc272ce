import pytest
from django.core.exceptions import ValidationError

from organisations.identifiers import validate_siren
from organisations.models import Organisation
from tests.factories import OrganisationFactory


@pytest.mark.parametrize("siren", ["732829320", "356000000"])
def test_a_siren_whose_key_is_right_is_accepted(siren):
    validate_siren(siren)


@pytest.mark.parametrize("siren", ["732829321", "73282932", "7328293200", "73282932a", "٧٣٢٨٢٩٣٢٠", ""])
def test_a_wrong_siren_is_refused(siren):
    with pytest.raises(ValidationError):
        validate_siren(siren)


@pytest.mark.django_db
def test_an_organisation_is_found_by_any_of_its_names_whatever_case_and_accents():
    organisation = OrganisationFactory(name="Agence imaginaire de l’énergie")
    organisation.names.create(kind="ancien", name="Régie Énergie")
    organisation.names.create(kind="sigle", name="AIE")
    for name in ("agence imaginaire de l'energie", "REGIE ENERGIE", "aie"):
        assert list(Organisation.objects.named(name)) == [organisation]
    assert organisation.full_name == "Agence imaginaire de l’énergie (ex Régie Énergie)"
    assert organisation.acronym == "AIE"
