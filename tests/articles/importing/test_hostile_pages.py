"""Pages that no newsroom writes end in one French sentence that names the file and the line."""

import pytest

from articles.importing.body import render_list
from articles.importing.errors import ImportRefused
from articles.importing.flow import read_flow
from articles.importing.html_lines import html_to_text
from articles.importing.limits import check_limits
from articles.importing.mentions import undouble
from articles.importing.parsing import parse_file, parse_text
from articles.importing.presentations import find_people
from articles.quoting.incises import cut_incises

HTI = "Titre\n\nBrest - Publié le mardi 21 mars 2023 à 08 h 05 - n° {number} Un texte.\n\n"
MIND = "Accueil > Port > Le port dort Le port dort Chapô. Publié le 15 mars 2023 à 09h05 "
ENTRY = "Articles\n\nUn titre\nProjet n° {number} • 21/03/23 à 07:40\n"


@pytest.mark.parametrize(
    ("payload", "sentence", "place"),
    [
        ("A" * 300_000, "la ligne dépasse 20\u00a0000 caractères", "ligne 5"),
        ("Jean Petit, directeur de " * 20_000, "la ligne dépasse 20\u00a0000 caractères", "ligne 5"),
        (("Ab" * 9_000 + "\n") * 3, "mots collés ou en capitales", "ligne 6"),
        ("un mot\n" * 6_000, "la page dépasse 5\u00a0000 lignes", "ligne 5003"),
        (("mot " * 4_000 + "\n") * 20, "la page dépasse 150\u00a0000 caractères", "ligne 14"),
        ("« Oui. Non. », dit Jean Petit.\n" * 1_100, "guillemets", "ligne 1005"),
        (ENTRY.format(number="9" * 4_400), "a plus de 9 chiffres", "ligne 7"),
        ("\n".join(f"Le Dr Jean Petit{chr(97 + i % 26)}{chr(97 + i // 26)} parle." for i in range(400)), "150", ""),
    ],
)
def test_a_hostile_page_of_text_is_refused_at_its_place(tmp_path, payload, sentence, place):
    page = tmp_path / "page.txt"
    page.write_text(HTI.format(number=1) + payload)
    with pytest.raises(ImportRefused) as refusal:
        parse_file(page)
    assert sentence in str(refusal.value)
    assert str(refusal.value).startswith(f"{page}, {place}" if place else str(page))
    assert "\n" not in str(refusal.value)


def test_a_page_of_quotes_may_be_one_long_line_but_not_any():
    assert parse_text(MIND + "Un mot. " * 5_000).house == "mind"
    with pytest.raises(ImportRefused, match="ligne 1 : la ligne dépasse 80\u00a0000 caractères"):
        parse_text(MIND + "a" * 100_000)


@pytest.mark.parametrize("number", ["9" * 10, "9" * 4_400])
def test_a_number_is_never_longer_than_nine_digits(number):
    with pytest.raises(ImportRefused, match="ligne 3 : le numéro 999999999… a plus de 9 chiffres"):
        parse_text(HTI.format(number=number))


def test_a_number_that_no_editor_could_choose_is_refused():
    with pytest.raises(ImportRefused, match="999999999 est trop grand"):
        check_limits(parse_text(HTI.format(number="9" * 9)))


def test_a_file_above_one_megabyte_is_refused(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("a" * 1_100_000)
    with pytest.raises(ImportRefused, match="dépasse 1 Mo"):
        parse_file(page)


def test_lists_stop_at_the_sixth_level():
    lines = [f"{' ' * indent}• point" for indent in range(3_000)]
    markup = render_list(read_flow(list(enumerate(lines, start=1))))
    assert (markup.count("<ul>"), markup.count("<li>")) == (6, 3_000)
    assert html_to_text("<p>" + "<ul><li>a" * 20_000).count("• a") == 20_000
    with pytest.raises(ImportRefused, match="balises"):
        html_to_text("<" * 60_000)


def test_long_lines_of_odd_text_are_read_to_their_end():
    assert undouble("A" * 19_000)[0]
    assert undouble("٠" * 2_000)[0]
    assert list(find_people("Jean Petit, directeur de " * 800))
    assert list(find_people("Ab" * 9_500)) == list(find_people("L’" * 9_500)) == []
    assert cut_incises("Oui" + ", dit Jean" * 1_800).text


def test_more_quotes_than_an_article_holds_are_refused():
    page = parse_text(HTI.format(number=1) + "« Nous partons demain. », dit Jean.\n" * 450)
    with pytest.raises(ImportRefused, match=r"plus de 400 citations \(450\)"):
        check_limits(page)


@pytest.mark.parametrize("control", list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"))
def test_controls_of_writing_direction_are_removed(control):
    page = parse_text(HTI.format(number=1).replace("Titre", f"Ti{control}tre"))
    assert page.title == "Titre"
