"""Two texts word by word."""

import pytest

from portal.core.differences import word_pieces


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
