import pytest

from articles.importing.references import read_stamp_line, split_titles


def titles(text, entities=()):
    return [(found.type_name, found.title) for found in split_titles(text, entities=list(entities))]


def test_titles_without_separators_are_cut_at_their_openings():
    text = (
        "Phare Commun : deux postes ouverts à Roscanvel Phare Commun : le calendrier change La baie cherche un capteur "
        'Trois chantiers pour l’hiver Entretien Basile Roy (Nacre) : "Nous voulons La paix : oui"'
    )
    assert titles(text) == [
        ("", "Phare Commun : deux postes ouverts à Roscanvel"),
        ("", "Phare Commun : le calendrier change"),
        ("", "La baie cherche un capteur"),
        ("", "Trois chantiers pour l’hiver"),
        ("Entretien", 'Basile Roy (Nacre) : "Nous voulons La paix : oui"'),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un titre\nUn autre", ["Un titre", "Un autre"]),
        ("Le plan de La Poste pour la santé", ["Le plan de La Poste pour la santé"]),
        ("Pourquoi le Havre attend Comment Brest répond", ["Pourquoi le Havre attend", "Comment Brest répond"]),
    ],
)
def test_lines_and_question_words_separate_titles_and_linking_words_do_not(text, expected):
    assert [title for _type, title in titles(text)] == expected


def test_a_line_of_number_and_stamp_is_recognised():
    match = read_stamp_line("Projet n° 20416 • 21/03/23 à 07:40")
    assert (match["type"], match["number"]) == ("Projet", "20416")
    assert read_stamp_line("Le projet n° 3 a été lancé le 21/03/23.") is None
