"""Two texts word by word."""

import pytest

from portal.core.differences import folded, word_pieces


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("un chat noir", "un chat noir", [("same", "un chat noir")]),
        (
            "un chat noir",
            "un chien noir",
            [("same", "un "), ("removed", "chat"), ("added", "chien"), ("same", " noir")],
        ),
        ("", "un chat", [("added", "un chat")]),
        ("un chat", "", [("removed", "un chat")]),
        ("l’hôpital ouvre", "l’hospice ouvre", [("removed", "l’hôpital"), ("added", "l’hospice"), ("same", " ouvre")]),
        ("", "", []),
    ],
)
def test_a_word_that_changed_is_told_alone(before, after, told):
    assert word_pieces(before, after) == told


def test_each_text_can_be_read_whole_in_the_pieces():
    before = "Premier paragraphe.\nUn deuxième, avec « des mots ».\nLe dernier\u00a0!"
    after = "Premier paragraphe, corrigé.\nLe dernier\u00a0!\nEt un ajout.\n"
    pieces = word_pieces(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_very_long_texts_are_read_whole_too():
    before = "\n".join(" ".join(f"mot{line * word}" for word in range(150)) for line in range(200))
    after = before.replace("mot7 ", "terme ").replace("\n", " ")
    pieces = word_pieces(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_the_paragraphs_far_from_a_change_are_put_away_and_nothing_is_lost():
    far = "".join(f"Une phrase que personne n’a touchée, la {rank}e de la page.\n" for rank in range(12))
    before, after = f"{far}Avant.\nUn chat noir.\nAprès.\n{far}", f"{far}Avant.\nUn chien noir.\nAprès.\n{far}"
    pieces = folded(word_pieces(before, after))
    assert [(piece.kind, piece.paragraphs) for piece in pieces] == [
        ("folded", 12),
        ("same", 2),
        ("removed", 1),
        ("added", 1),
        ("same", 2),
        ("folded", 12),
    ]
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before


def test_words_between_two_changes_are_told_once():
    before, after = f"Un chat {'très ' * 100}noir.", f"Un chien {'très ' * 100}blanc."
    assert "".join(piece.text for piece in folded(word_pieces(before, after)) if piece.kind != "added") == before


def test_what_is_short_is_left_in_the_open():
    pieces = word_pieces("Un début.\nUn chat.\nUne fin.", "Un début.\nUn chien.\nUne fin.")
    assert folded(pieces) == pieces
