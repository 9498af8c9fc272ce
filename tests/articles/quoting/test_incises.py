import pytest

from articles.quoting.incises import cut_incises, spoken_words


@pytest.mark.parametrize(
    ("printed", "spoken", "who"),
    [
        (
            "La mer monte, souligne le Dr Yann Kergoat : il faut partir.",
            "La mer monte : il faut partir.",
            "le Dr Yann Kergoat",
        ),
        ("La mer monte, ajoute-t-il par ailleurs. Il faut partir.", "La mer monte. Il faut partir.", "il"),
        ("La mer monte, ajoute-il encore. Il faut partir.", "La mer monte. Il faut partir.", "il"),
        ("La mer, a expliqué Odile Le Goff, va monter.", "La mer va monter.", "Odile Le Goff"),
        ("Si la mer monte, dit-elle, nous partons.", "Si la mer monte, nous partons.", "elle"),
        ("La mer monte, note la directrice du port, et vite.", "La mer monte et vite.", "la directrice du port"),
        ("La mer monte, a-t-elle ajouté, et vite.", "La mer monte et vite.", "elle"),
        ("La mer monte, note Odile Le Goff, directrice du port, et vite.", "La mer monte et vite.", "Odile Le Goff"),
        ("La mer monte, se réjouit Odile Le Goff.", "La mer monte.", "Odile Le Goff"),
    ],
)
def test_the_writers_words_are_cut_out_and_kept_as_a_cue(printed, spoken, who):
    cut = cut_incises(printed)
    assert cut.text == spoken
    assert [incise.who for incise in cut.incises] == [who]


@pytest.mark.parametrize(
    "words",
    [
        "La mer monte, il faut partir.",
        "Les gens disent, note que c’est vrai, des choses.",
        "Nous voulons des ports, des phares et des digues.",
        "Que pense-t-il de nous ? Rien.",
        "On nous propose, ajoute à cela le vent, de rester.",
    ],
)
def test_words_without_an_incise_are_left_alone(words):
    assert spoken_words(words) == words
