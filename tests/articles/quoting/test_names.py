import pytest

from articles.quoting.names import read_name
from articles.quoting.roles import gender_of_role, is_office, role_head


@pytest.mark.parametrize(
    ("printed", "honorific", "given", "family"),
    [
        ("le Pr Odile Kerbrat", "Pr", "Odile", "Kerbrat"),
        ("Capucine VAUCLIN", "", "Capucine", "Vauclin"),
        ("Jean-Yves Le Dantec", "", "Jean-Yves", "Le Dantec"),
        ("Anne-Sophie DE LA TOUR", "", "Anne-Sophie", "de La Tour"),
        ("Basile Omar QUÉMÉNEUR-ROY", "", "Basile Omar", "Quéméneur-Roy"),
        ("M. Roy", "", "", "Roy"),
        ("Paul LALA", "", "Paul", "Lala"),
        ("Louis d’Armor", "", "Louis", "d’Armor"),
    ],
)
def test_a_printed_name_is_cut_into_honorific_given_and_family_names(printed, honorific, given, family):
    name = read_name(printed)
    assert (name.honorific, name.given, name.family) == (honorific, given, family)


def test_titles_and_functions_tell_the_gender_when_they_do():
    assert read_name("Mme Roy").gender == "f"
    assert gender_of_role("Cheffe de service") == "f"
    assert gender_of_role("ancien directeur du port") == "m"
    assert gender_of_role("ministre de la Mer") == ""


def test_offices_need_no_organisation():
    assert is_office("Président de la République")
    assert is_office("ministre de la Mer")
    assert not is_office("président de Phare Commun")
    assert role_head("le vent") == ""
