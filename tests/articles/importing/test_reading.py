import pytest

from articles.importing.cleaning import clean_lines
from articles.importing.errors import ImportRefused
from articles.importing.html_lines import html_to_text, looks_like_html
from articles.importing.reading import read_page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "vide"),
        (b" \n\t ", "vide"),
        ("\ufeff\u00a0\n".encode(), "vide"),
        (b"Titre\nau\0teur", "octet nul à la ligne 2"),
        ("Publié le 3 février à Nîmes".encode("latin-1"), "UTF-8 (à la ligne 1)"),
        ("Titre".encode("utf-16"), "n’est pas"),
        (bytes(range(1, 9)) * 20, "caractères de contrôle"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path, content, sentence):
    path = tmp_path / "page.txt"
    path.write_bytes(content)
    with pytest.raises(ImportRefused) as refusal:
        read_page(path)
    assert sentence in str(refusal.value)
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_missing_file_a_folder_and_an_impossible_path_are_refused(tmp_path):
    for path, sentence in (
        (tmp_path / "rien.txt", "n’existe pas"),
        (tmp_path, "dossier"),
        ("a\0b", "ne peut pas être lu"),
    ):
        with pytest.raises(ImportRefused, match=sentence):
            read_page(path)


def test_a_byte_order_mark_is_no_content(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes("Titre".encode("utf-8-sig"))
    assert read_page(path) == "Titre"


def test_interface_words_and_the_page_counter_go_and_figures_stay():
    lines = clean_lines("Début\n\nTitre\n1\nLe texte 2\nFin\nloader mask\n1\n")
    assert [line for line in lines if line] == ["Titre", "1", "Le texte 2"]


def test_no_break_spaces_become_plain_ones_except_inside_numbers():
    assert clean_lines("mot\u00a0: 10\u202f000 signes\u200b") == ["mot : 10\u202f000 signes"]


def test_html_gives_the_lines_that_a_reader_copies():
    page = (
        "<!doctype html><html><head><title>Non</title><style>p{}</style></head><body><h1>Titre</h1>"
        "<p>Un <a href='/x'>lien</a> &amp; un mot.</p><ul><li>Un<ul><li>Deux</li></ul></li><li>Trois</li></ul>"
        "<script>alert(1)</script></body></html>"
    )
    assert looks_like_html(page)
    assert html_to_text(page).split("\n") == [
        "Titre",
        "",
        "Un lien & un mot.",
        "",
        "  • Un",
        "",
        "    • Deux",
        "",
        "  • Trois",
    ]
    assert not looks_like_html("Publié le 3 < 4 > 2")
