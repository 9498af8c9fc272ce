import pytest

from articles.importing.people_lines import read_speaker_line

SHAPES = [
    ("Basile Quéméneur, PDG Groupe – Nacre ROBOTICS", [("PDG Groupe", ["Nacre ROBOTICS"], "", False)]),
    (
        "Capucine VAUCLIN, Présidente GranitConseil, ancienne Directrice Générale TF Armement",
        [("Présidente", ["GranitConseil"], "", False), ("Directrice Générale", ["TF Armement"], "", True)],
    ),
    (
        "Dorothée Lestrange, Cheffe de service télésuivi à Kerlann et l’HMDB (AM-HP)",
        [("Cheffe de service télésuivi", ["Kerlann", "HMDB"], "AM-HP", False)],
    ),
    ("Manuela Roz, Présidente – Bio-Marées Systems", [("Présidente", ["Bio-Marées Systems"], "", False)]),
    (
        "Omar Basile PENHOËT, directeur médical du Registre Ouvert Armor",
        [("directeur médical", ["Registre Ouvert Armor"], "", False)],
    ),
    (
        "Anne Roy, directrice de la recherche, de l’innovation et des données, CHU de Kerlann",
        [("directrice de la recherche, de l’innovation et des données", ["CHU de Kerlann"], "", False)],
    ),
    ("Ali Brun, ministre de la Mer", [("ministre de la Mer", [], "", False)]),
    (
        "Pr Léa Roy, professeure de médecine à l’université des Abers et directrice de l’Institut Goémon (Brest)",
        [
            ("professeure de médecine", ["université des Abers"], "", False),
            ("directrice", ["Institut Goémon"], "", False),
        ],
    ),
    (
        "Marc Bo, professeur à l'Ifremar et navigateur",
        [("professeur", ["Ifremar"], "", False), ("navigateur", [], "", False)],
    ),
    (
        "Zoé Roy, directrice d’un outil de l’Ifremar en ondes marines (Acoustic Sea Tool A.S.T)",
        [("directrice d’un outil", ["Ifremar"], "", False)],
    ),
    ("Luc Roy, ex-directeur de Phare Commun", [("directeur", ["Phare Commun"], "", True)]),
]


@pytest.mark.parametrize(("line", "functions"), SHAPES)
def test_the_functions_of_a_speaker_line_are_read_and_the_line_is_kept(line, functions):
    person = read_speaker_line(line)
    assert person.label == line
    assert [(a.role, a.organisations, a.parent, a.is_former) for a in person.affiliations] == functions


@pytest.mark.parametrize(
    "line",
    [
        "La mer monte, Présidente du port",
        "Marc Roy, président de la société Datamer, salue",
        "Marc Roy, président de Datamer, explique :",
        "Un long texte qui n’a pas de nom, directeur de rien",
        "Marc Roy",
        "",
    ],
)
def test_a_sentence_is_no_speaker_line(line):
    assert read_speaker_line(line) is None
