"""Extracts show what matched, as safe HTML."""

import random
import re
import time
import unicodedata
from html import unescape

import pytest
from django.utils.safestring import SafeString

from portal.core.typography import NBSP
from portal.search import analysis
from portal.search.showing.extracts import LENGTH, borne, extract, mark


def _wanted(*typed: str) -> frozenset[tuple[str, ...]]:
    return frozenset(phrase for word in typed for phrase in analysis.alternatives(word))


def _plain(html: str) -> str:
    """What a reader sees, without the ellipses of the cuts."""
    return unescape(re.sub(r"</?mark>", "", html)).removeprefix(f"…{NBSP}").removesuffix("…").removesuffix(NBSP)


def _marks(html: str) -> list[str]:
    return [unescape(marked) for marked in re.findall("<mark>(.*?)</mark>", html, re.DOTALL)]


FILLER = "Le comité réunit chaque mois des équipes de terrain autour de leurs usages. "


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Les données de santé", ["donnee"], ["données"]),
        ("Selon l’Inserm, d'Inria et qu’Inria", ["inserm", "inria"], ["Inserm", "Inria", "Inria"]),
        ("L’AP-HP recrute", ["aphp"], ["AP-HP"]),
        ("L’AP-HP recrute", ["hp"], ["AP-HP"]),
        ("L’APHP recrute", ["AP-HP"], ["APHP"]),
        ("Des start-ups et des startups", ["start-up"], ["start-ups", "startups"]),
        ("Des start ups", ["startup"], ["start ups"]),
        ("Le Covid 19", ["covid-19"], ["Covid 19"]),
        ("Au CŒUR de l’œuvre", ["coeur"], ["CŒUR"]),
        ("Les chercheur·euse·s", ["chercheuse"], ["chercheur·euse·s"]),
        ("L’ANS a deux ans", ["ANS"], ["ANS"]),
        ("L’ANS a deux ans", ["ans"], ["ans"]),
        ("De la santé", ["de", "la"], []),
        ("Les dons d’organes", ["données", "organismes"], []),
        ("🙂🙂 santé 🙂", ["santé"], ["santé"]),
        (unicodedata.normalize("NFD", "La santé ?"), ["santé"], [unicodedata.normalize("NFD", "santé")]),
    ],
)
def test_matches_are_marked_in_a_title(text, typed, marked):
    html = mark(text, _wanted(*typed))
    assert isinstance(html, SafeString)
    assert _marks(html) == marked
    assert _plain(html) == text


def test_a_phrase_is_marked_whole_with_the_function_words_in_it():
    wanted = frozenset({analysis.phrase("passage à l’échelle")})
    assert _marks(mark("Le passage à l’échelle ; l’échelle du passage", wanted)) == ["passage à l’échelle"]
    assert _marks(mark("Le passage [industriel, ndlr] à l’échelle", wanted)) == [
        "passage [industriel, ndlr] à l’échelle"
    ]
    assert _marks(mark("L’échelle, le passage", wanted)) == []


def test_neighbouring_marks_are_one():
    assert mark("Le Health Data Hub ouvre", _wanted("health", "data", "hub")) == "Le <mark>Health Data Hub</mark> ouvre"
    assert mark("données, santé", _wanted("données", "santé")) == "<mark>données</mark>, <mark>santé</mark>"


def test_overlapping_matches_are_one_mark():
    wanted = frozenset({("health", "data"), ("data", "hub"), ("data",)})
    assert mark("Le Health Data Hub ouvre", wanted) == "Le <mark>Health Data Hub</mark> ouvre"


def test_what_the_text_holds_is_escaped_and_no_entity_is_cut():
    text = "<b>R&D</b> & \"santé\" <script>alert('santé')</script> H&TI &amp; amp lt"
    html = mark(text, _wanted("santé", "H&TI", "amp", "lt", "R&D", "script"))
    assert "<b>" not in html
    assert "<script>" not in html
    assert _plain(html) == text
    assert "<mark>H&amp;TI</mark>" in html
    assert "&<mark>" not in html
    assert _plain(extract([text], _wanted("santé"))) == text


def test_nothing_wanted_marks_nothing():
    assert mark("Les <données>", frozenset()) == "Les &lt;données&gt;"
    assert mark("", _wanted("santé")) == ""
    assert mark("Les données", frozenset({()})) == "Les données"


def test_a_short_text_is_its_own_extract():
    assert extract(["La santé."], _wanted("santé")) == "La <mark>santé</mark>."
    assert extract(["", "  ", "La santé."], _wanted("données")) == "La santé."


def test_without_any_text_the_extract_is_empty():
    assert extract([], _wanted("santé")) == ""
    assert extract(["", " \n"], _wanted("santé")) == ""


def test_where_nothing_is_borne_the_first_text_begins():
    html = extract([FILLER * 10, "Autre chose " * 50], _wanted("santé"))
    assert html.startswith("Le comité réunit")
    assert html.endswith("…")
    assert len(_plain(html)) <= LENGTH
    assert (FILLER * 10)[len(_plain(html))].isspace()


def test_the_passage_stands_around_what_matched():
    text = FILLER * 20 + "Un entrepôt de données naît à l’hôpital. " + FILLER * 20
    html = extract([text], _wanted("entrepôt", "hôpital"))
    assert _marks(html) == ["entrepôt", "hôpital"]
    assert html.startswith(f"…{NBSP}")
    assert html.endswith("…")
    assert _plain(html) in text
    assert len(_plain(html)) <= LENGTH


def test_the_passage_with_most_of_the_phrases_wins_then_the_first():
    texts = [
        "Des données. " + FILLER * 9,
        FILLER * 9 + "Des données de santé publique. " + FILLER * 9,
        "La santé, les données.",
    ]
    assert _marks(extract(texts, _wanted("données", "santé"))) == ["données", "santé"]
    assert "publique" in extract(texts, _wanted("données", "santé"))
    assert extract(texts, _wanted("données")).startswith("Des <mark>données</mark>")


@pytest.mark.parametrize(
    "text",
    [
        "Données, données, données. " + FILLER * 9 + "Des données de santé.",
        "Des données de santé. " + FILLER * 9 + "Données, données, données.",
        "Des données. " + FILLER * 9 + "La santé. " + FILLER * 9 + "Des données de santé.",
    ],
)
def test_what_counts_is_how_many_different_phrases_stand_together(text):
    assert _marks(extract([text], _wanted("données", "santé"))) == ["données", "santé"]


def test_the_passage_begins_with_a_sentence_when_one_begins_near():
    text = FILLER * 9 + "M. Untel ouvre un entrepôt. " + FILLER * 9
    assert _plain(extract([text], _wanted("entrepôt"))).startswith(("Le comité", "M. Untel"))


def test_the_end_of_a_text_is_shown_to_its_last_sign():
    text = FILLER * 9 + "Et la santé !  \n"
    html = extract([text], _wanted("santé"))
    assert html.endswith("<mark>santé</mark> !")
    assert len(_plain(html)) > LENGTH * 0.6


def test_an_extract_is_as_long_as_asked():
    for length in (20, 60, 500):
        html = extract([FILLER * 9 + "santé " + FILLER * 9], _wanted("santé"), length)
        assert length / 2 < len(_plain(html)) <= length
        assert _marks(html) == ["santé"]


def test_a_match_longer_than_the_extract_is_cut():
    html = extract(["passage [" + "mot " * 70 + "ndlr] à l’échelle du pays"], frozenset({("passag", "echel")}), 40)
    assert html.startswith("<mark>passage [mot")
    assert len(_plain(html)) <= 40


def test_a_match_is_shown_even_before_what_has_no_space():
    html = extract([FILLER * 9 + "voir santé/" + "x" * 400 + " fin"], _wanted("santé"))
    assert html.endswith("voir <mark>santé</mark>…")


def test_no_accent_is_cut_from_its_letter():
    assert _plain(extract(["e\u0301" * 500], _wanted("santé"), 101)) == "e\u0301" * 50


def test_what_stands_very_far_in_a_text_is_not_looked_for():
    assert _marks(extract(["mot " * 20_000 + "santé"], _wanted("santé"))) == []


def test_what_is_borne_is_told():
    wanted = _wanted("données", "santé", "organes")
    assert borne("Les données de l’hôpital", wanted) == {("donnee",)}
    assert borne("Les données de l’hôpital", wanted)
    assert not borne("Les dons de l’hôpital", wanted)
    assert not borne("", wanted)


_WORDS = (
    *(
        "données",
        "dons",
        "santé",
        "sante\u0301",
        "l’AP-HP",
        "d’Inria",
        "start-ups",
        "start",
        "ups",
        "A&B",
        "<b>",
        "</mark>",
    ),
    *(
        "&lt;",
        '"œuvre"',
        "🙂",
        "𝒜𝒷",
        "ﬁn",
        "[le",
        "ndlr]",
        "(",
        ")",
        "« ",
        " »",
        ".",
        "…",
        "x" * 90,
        "中文字",
        "مرحبا",
        "\0",
    ),
)


def test_a_heading_does_not_run_into_its_text_nor_a_cut_into_the_end_of_a_sentence():
    text = f"Premier étage\nLa baleine dort.\nElle rêve. {FILLER * 5}"
    shown = _plain(extract([text], _wanted("baleine"), 60))
    assert shown.startswith("Premier étage – La baleine dort. Elle rêve.")
    assert extract(["La baleine dort. Un port."], _wanted("baleine"), 17).endswith(f".{NBSP}…")


def test_an_extract_is_a_passage_of_its_text_whatever_it_holds():
    dice = random.Random(5)  # noqa: S311 - repeatable, not secret
    wanted = _wanted("données", "santé", "aphp", "startup", "b", "lt", "fin") | {("start", "up", "donnee")}
    for _ in range(1500):
        texts = [
            "".join(dice.choice(_WORDS) + dice.choice(("", " ", "\u00a0")) for _ in range(dice.randrange(60)))
            for _ in range(3)
        ]
        length = dice.randrange(5, 200)
        html = extract(texts, wanted, length)
        shown = _plain(html)
        assert any(shown in text or shown.removesuffix("…") in text for text in texts)
        assert len(shown) <= length
        assert html.count("<mark>") == html.count("</mark>")
        assert "<b>" not in html
        marked = mark(texts[0], wanted)
        assert unescape(marked.replace("<mark>", "").replace("</mark>", "")) == texts[0]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "a " * 50_000,
        "\u0301" * 100_000,
        "<&" * 50_000,
        "[ndlr]" * 20_000,
        "a" + "\u0301" * 100_000,
        " " * 100_000 + "a",
    ],
    ids=lambda text: ascii(text[:6]),
)
def test_no_text_takes_long(text):
    before = time.process_time()
    assert len(_plain(extract([text] * 3, _wanted("a", "données", "ndlr") | {("a",)}))) <= LENGTH
    assert time.process_time() - before < 2
