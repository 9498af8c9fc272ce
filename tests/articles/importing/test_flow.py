import pytest

from articles.importing.body import render_list
from articles.importing.flow import read_flow


def flow(text):
    return read_flow(list(enumerate(text.split("\n"), start=1)))


def kinds(text):
    return [(item.kind, item.rank) if item.kind == "heading" else item.kind for item in flow(text)]


def test_a_heading_followed_by_a_heading_or_ending_in_a_colon_opens_a_group():
    text = "Un seul titre\n\nUn texte.\n\nLes temps forts :\n\n\nUn sujet\n\nUn texte.\n\nUn autre sujet\n\nUn texte."
    assert kinds(text) == [
        ("heading", 2), "para", ("heading", 2), ("heading", 3), "para", ("heading", 3), "para",
    ]  # fmt: skip


def test_a_heading_that_announces_a_list_is_a_line_of_text():
    assert kinds("Un texte.\n\nLes points clés :\n\n  • Un\n  • Deux") == ["para", "lead_in", "bullet", "bullet"]


def test_sentences_legends_quotations_and_long_lines_are_no_headings():
    assert kinds("Un texte.\n\nUne phrase courte. Une autre\n\n« Une parole »") == ["para", "para", "para"]
    assert kinds("Une légende - © Studio\n\nUne légende - © Studio") == ["figure"]
    assert kinds("mot " * 60) == ["para"]


def test_nested_items_become_a_list_in_an_item():
    items = flow("  • Un\n    • Deux\n    • Trois\n  • Quatre")
    assert render_list(items) == "<ul><li>Un<ul><li>Deux</li><li>Trois</li></ul></li><li>Quatre</li></ul>"


def test_a_list_of_articles_ends_with_its_last_stamp_and_the_flow_goes_on():
    text = "Un texte.\n\nArticles\n\nUn titre\n\nUn chapeau…\nProjet n° 12 • 21/03/23 à 07:40\n\nLa suite du texte."
    items = flow(text)
    assert [item.kind for item in items] == ["para", "list", "para"]
    assert [row[1] for row in items[1].rows] == ["Un titre", "Un chapeau…", "Projet n° 12 • 21/03/23 à 07:40"]


def test_the_word_articles_without_stamps_below_is_only_a_heading():
    assert kinds("Un texte.\n\nArticles\n\nUn autre texte.") == ["para", ("heading", 2), "para"]


@pytest.mark.parametrize(
    "line",
    [
        "Nadia Ferrand résume : « Les registres servent enfin. »",
        "La Dr Awa Diop ajoute : « Personne ne doit rester dehors »",
        "« Les registres servent enfin » et « ils serviront encore »",
        "Elle conclut « Les registres servent enfin. »",
        "Le registre est « prêt",
    ],
)
def test_a_short_paragraph_of_speech_is_no_heading(line):
    lines = ["Un premier paragraphe.", "", line, "", "Un second paragraphe."]
    assert [item.kind for item in read_flow(list(enumerate(lines, start=1)))] == ["para"] * 3
