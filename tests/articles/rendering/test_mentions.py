"""Where the words that name a record are marked, for the page to link them."""

import pytest

from articles.rendering.mentions import Linkable, mark_mentions, without_places

ADA, HUB, INSTITUTE, TERM = "p1", "o1", "o2", "t1"


def places(html, *mentions):
    """The marked words, in order."""
    found = mark_mentions(html, mentions)
    assert without_places(found) == html
    return [piece.split("</a>")[0].split('">', 1)[1] for piece in found.split("<a data-card=")[1:]]


def test_only_the_first_words_that_name_a_record_are_marked():
    html = mark_mentions("<p>L’Institut Lux dit. L’Institut Lux redit.</p>", [("Institut Lux", INSTITUTE)])
    assert html == '<p>L’<a data-card="o2">Institut Lux</a> dit. L’Institut Lux redit.</p>'


def test_a_record_named_in_two_ways_is_marked_once_where_it_is_named_first():
    mentions = [("Institut Lux", INSTITUTE), ("ILX", INSTITUTE)]
    assert places("<p>L’ILX, ou Institut Lux.</p>", *mentions) == ["ILX"]


@pytest.mark.parametrize("honorific", ["Pr ", "Pr\u00a0", "Dr ", "M. ", "Mme ", "MM. "])
def test_a_title_stays_outside_even_when_the_mention_holds_it(honorific):
    html = f"<p>Le {honorific}Ada Lux parle.</p>"
    for surface in ("Ada Lux", f"{honorific}Ada Lux"):
        assert mark_mentions(html, [(surface, ADA)]) == f'<p>Le {honorific}<a data-card="p1">Ada Lux</a> parle.</p>'


def test_words_that_begin_as_a_title_does_are_no_title():
    assert places("<p>Me voici, Mme Lux et Prisme santé.</p>", ("Prisme santé", HUB)) == ["Prisme santé"]
    for name in ("Medicen Lux", "M Santé", "Mes données", "Drees Lux"):
        assert places(f"<p>{name} agit.</p>", (name, HUB)) == [name]


@pytest.mark.parametrize(
    "sentence",
    ["l’Inria", "d'Inria", "qu’Inria", "(Inria)", "Lux/Inria/Nox", "Inria, Inria-Lux", "« Inria »", "Inria."],
)
def test_a_name_is_found_after_an_elision_a_stroke_or_a_bracket(sentence):
    assert places(f"<p>{sentence}</p>", ("Inria", HUB)) == ["Inria"]


@pytest.mark.parametrize("sentence", ["Inrias", "pré-Inria", "Inria-Lux", "inria", "INRIA", "Inri&amp;a", "R&amp;D"])
def test_a_part_of_a_word_or_another_case_is_not_the_name(sentence):
    assert places(f"<p>{sentence}</p>", ("Inria", HUB), ("amp", TERM)) == []


@pytest.mark.parametrize(
    ("surface", "text"),
    [
        ("Agence de l'eau", "Agence de l’eau"),
        ("Agence de l’eau", "Agence de l'eau"),
        ("Val-de-Grâce", "Val‑de‑Grâce"),
        ("Health Data Hub", "Health\u00a0Data Hub"),
        ("Lux & Nox", "Lux &amp; Nox"),
        ("H&TI", "H&amp;TI"),
        ("Hub des données", "Hub \u00a0 des\ndonnées"),
    ],
)
def test_apostrophes_hyphens_spaces_and_signs_of_either_kind_are_the_same(surface, text):
    assert places(f"<p>Le {text} ouvre.</p>", (surface, HUB)) == [text]


def test_the_longest_name_wins_and_hides_the_shorter_inside_it():
    mentions = [("données", TERM), ("Hub des données", HUB), ("données de santé", "t2")]
    text = "<p>Le Hub des données tient des données de santé et des données.</p>"
    assert places(text, *mentions) == ["Hub des données", "données de santé", "données"]


@pytest.mark.parametrize(
    "closed",
    [
        "<h2>Ada Lux</h2>",
        '<p><a href="/x/">Ada Lux</a></p>',
        "<p><code>Ada Lux</code></p>",
        '<figure class="quote"><blockquote><p>Ada Lux</p></blockquote></figure>',
        '<figure class="picture"><figcaption>Ada Lux</figcaption></figure>',
        '<p>« <span id="c-1" class="quote-span quote-span--integrale">Ada Lux a raison</span> »</p>',
        '<p><span class="quote-span quote-span--partielle">Ada Lux a raison</span></p>',
        "<p>« Ada Lux a raison »</p>",
        "<p>“Ada Lux a raison”</p>",
        "<p>« J’ai vu <em>Ada</em> Lux, “Ada Lux”, hier</p>",
        '<p class="box__heading">Ada Lux</p>',
        '<p title="Ada Lux">Ada</p><p>Lux</p>',
        "<p>Ada<br>Lux</p>",
    ],
)
def test_nothing_is_marked_inside_of_links_headings_pictures_and_somebodys_words(closed):
    assert places(closed, ("Ada Lux", ADA)) == []
    assert places(f"{closed}<p>Puis Ada Lux et Ada Lux.</p>", ("Ada Lux", ADA)) == ["Ada Lux"]


def test_reported_speech_is_the_writers_and_may_be_marked():
    html = '<p>Elle juge que <span class="quote-span quote-span--indirecte">Ada Lux a raison</span>.</p>'
    assert places(html, ("Ada Lux", ADA)) == ["Ada Lux"]


def test_a_name_alone_between_marks_is_a_name_and_no_quotation():
    assert places("<p>Le laboratoire « Physique Lux » ouvre.</p>", ("Physique Lux", HUB)) == ["Physique Lux"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Le <em>Hub</em> Lux</p>", '<p>Le <a data-card="o1"><em>Hub</em> Lux</a></p>'),
        ("<p>Le <em>Hub Lux</em></p>", '<p>Le <em><a data-card="o1">Hub Lux</a></em></p>'),
        ("<p>Le Hub <em>Lux</em>.</p>", '<p>Le <a data-card="o1">Hub <em>Lux</em></a>.</p>'),
        (
            "<p>Le <em>bon Hub</em> Lux, Hub Lux</p>",
            '<p>Le <em>bon Hub</em> Lux, <a data-card="o1">Hub Lux</a></p>',
        ),
        (
            '<p><span lang="en">Hub</span> Lux</p>',
            '<p><a data-card="o1"><span lang="en">Hub</span> Lux</a></p>',
        ),
    ],
)
def test_tags_inside_a_name_stay_well_nested(html, expected):
    assert mark_mentions(html, [("Hub Lux", HUB)]) == expected


def test_marking_again_what_is_marked_changes_nothing():
    once = mark_mentions("<p>Ada Lux et Hub Lux, Ada Lux.</p>", [("Ada Lux", ADA), ("Hub Lux", HUB)])
    assert without_places(once) == "<p>Ada Lux et Hub Lux, Ada Lux.</p>"
    assert mark_mentions("<p>Rien.</p>", []) == "<p>Rien.</p>"
    assert mark_mentions("<p>Rien.</p>", [("Pr ", ADA), (" ", HUB)]) == "<p>Rien.</p>"


@pytest.mark.parametrize(
    ("html", "is_linkable"),
    [
        ("<p>Le Pr Maud Trividic parle.</p>", True),
        ("<p>« Merci à Maud Trividic », dit-on.</p>", False),
        ("<p>« Merci à Maud Trividic », dit-on. Maud Trividic sourit.</p>", True),
        ("<h2>Maud Trividic</h2><p>Un mot.</p>", False),
        ('<p><a href="/x/">Maud Trividic</a> parle.</p>', False),
        ('<p><a data-card="p1">Maud Trividic</a> parle.</p>', True),
        ("<p>Maud Trividicelli parle.</p>", False),
    ],
)
def test_a_name_is_linkable_where_accepting_it_would_mark_it(html, is_linkable):
    assert ("Maud Trividic" in Linkable(html)) is is_linkable
    marked = mark_mentions(without_places(html), [("Maud Trividic", "p1")])
    assert ("data-card" in marked) is is_linkable
