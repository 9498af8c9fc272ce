import pytest

from articles.quoting.sentences import sentences
from articles.quoting.spans import find_spans, mask


def inners(text):
    return [span.inner(text) for span in find_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui » et « non ».", ["oui", "non"]),
        ("Il dit «\u00a0oui\u00a0».", ["oui"]),
        ('“Oui.” puis "non"', ["Oui.", "non"]),
        ("« Elle a dit “jamais” hier »", ["Elle a dit “jamais” hier"]),
        ("« un « deux » trois »", ["un « deux » trois"]),
        ("« il a dit “non » puis « oui »", ["il a dit “non", "oui"]),
        ("Rien entre guillemets.", []),
    ],
)
def test_the_outermost_pairs_are_found_whatever_the_marks(text, expected):
    assert inners(text) == expected


def test_a_quotation_left_open_ends_with_its_block_and_says_so():
    (span,) = find_spans("Il dit « oui\nUn autre bloc.")
    assert span.is_closed is False
    assert span.inner("Il dit « oui\nUn autre bloc.") == "oui"


def test_masking_keeps_the_length_and_hides_the_words():
    text = "Il dit « Paul parle » hier."
    masked = mask(text, find_spans(text))
    assert len(masked) == len(text)
    assert "Paul" not in masked


def test_titles_and_initials_do_not_end_a_sentence_and_a_full_stop_inside_the_marks_does():
    text = "M. Petit arrive. « Je pars. » Le Dr. Roy reste."
    cut = [text[start:end].strip() for start, end in sentences(text, find_spans(text))]
    assert cut == ["M. Petit arrive.", "« Je pars. »", "Le Dr. Roy reste."]
