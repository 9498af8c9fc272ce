import pytest

from articles.importing.mentions import undouble

CASES = [
    ("de l'IfremarIfremarIfremar et du port", "de l'Ifremar et du port", "Ifremar", "Ifremar"),
    ("le Dr Yann KergoatYann KergoatYann Kergoat, venu", "le Dr Yann Kergoat, venu", "Yann Kergoat", "Yann Kergoat"),
    (
        "du Registre ArmorRegistre Armor (RA)Registre Armor, et",
        "du Registre Armor, et",
        "Registre Armor",
        "Registre Armor",
    ),
    (
        "et l'ADSAgence des digues (ex Cale)Agence des digues (ex Cale). Puis",
        "et l'ADS. Puis",
        "ADS",
        "Agence des digues (ex Cale)",
    ),
    (
        "l'université BZHUniversité de BretagneUniversité de Bretagne, le",
        "l'université BZH, le",
        "université BZH",
        "Université de Bretagne",
    ),
    (
        "par la Présidente du Conseil des BaiesMaud TrividicMaud Trividic, le projet",
        "par la Présidente du Conseil des Baies, le projet",
        "Présidente du Conseil des Baies",
        "Maud Trividic",
    ),
    (
        "avec l'HP-BZHôpitaux Publics – Bretagne Zélée pour ouvrir",
        "avec l'HP-BZ pour ouvrir",
        "HP-BZ",
        "Hôpitaux Publics – Bretagne Zélée",
    ),
    ("plusieurs ETIETIEntreprise de Taille Intermédiaire qui", "plusieurs ETI qui", "ETI", "ETI"),
    ("(Ifremar/CNRMCNRM) et", "(Ifremar/CNRM) et", "CNRM", "CNRM"),
    (
        "du cercle Marée & SoinMarée & Soin think tank, le Forum des ports, le Dr Roy",
        "du cercle Marée & Soin, le Dr Roy",
        "Marée & Soin",
        "Marée & Soin",
    ),
]


@pytest.mark.parametrize(("text", "cleaned", "surface", "card"), CASES)
def test_the_text_keeps_one_occurrence_and_the_card_is_read(text, cleaned, surface, card):
    found, (anchor,) = undouble(text)
    assert found == cleaned
    assert (anchor.surface, anchor.card) == (surface, card)
    assert found[anchor.start : anchor.start + len(surface)] == surface


@pytest.mark.parametrize(
    "text",
    [
        "Paul LALA parle",
        "PariSoin et MedLab",
        "le HDH pour vendre",
        "TINTINNABULE",
        "l’AP-HP et l’ANS",
        "IBM, puis SAP",
        "",
    ],
)
def test_words_with_capitals_inside_are_not_anchors(text):
    assert undouble(text) == (text, [])
