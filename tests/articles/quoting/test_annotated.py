"""Precision and recall of quotations and of who speaks, on sentences of our own annotated by hand: every form."""

import pytest

from articles.importing.parsing import parse_file
from articles.quoting.attribution import SURE, Candidate, attribute
from articles.quoting.spans import find_spans
from tests.articles.importing.paths import SEEDS
from tests.articles.quoting.annotations import KEYS, PAGES, PRESS, SENTENCES, UNSEEN, Annotated, Wanted, cast, texts

HTI = SEEDS / "002_65d5f8bb86f397a1.txt"
FILES = pytest.mark.parametrize("file", [SENTENCES, PAGES, *PRESS, UNSEEN], ids=lambda file: file.stem)


def _found(text: Annotated) -> dict[tuple[int, int, int], Candidate]:
    rows = attribute(text.passages, cast(), with_names=True)
    return {(rank, found.span.start, found.span.end): found for rank, row in enumerate(rows) for found in row}


def _measured(file):
    """Pairs of what is wanted and what is found at the same place (None on one side: missed, or too much)."""
    pairs = []
    for text in texts(file):
        found = _found(text)
        for wanted in text.wanted:
            candidate = found.pop((wanted.block, wanted.start, wanted.end), None)
            pairs.append((text.text, wanted, candidate))
        pairs += [(text.text, None, candidate) for candidate in found.values()]
    return pairs


def named(candidate: Candidate) -> str:
    """As annotated: the key of a person on record, « @ » an organisation, « * » the words for somebody unknown."""
    if candidate.voice:
        return KEYS.get(candidate.voice.name, f"*{candidate.voice.name}")
    if candidate.organisation:
        return f"@{candidate.organisation}"
    return f"*{candidate.printed}" if candidate.printed and not candidate.is_pronoun else "-"


def is_right(wanted: Wanted | None, candidate: Candidate) -> bool:
    if wanted is None or named(candidate) == "-":
        return False
    told = named(candidate)
    if wanted.who.startswith("*"):
        return told.startswith("*") and wanted.who[1:] in told
    return told == wanted.who


def _shown(pairs) -> list[tuple]:
    return [
        (text, wanted.who if wanted else "", named(candidate) if candidate else "missed", candidate and candidate.rule)
        for text, wanted, candidate in pairs
    ]


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted)


@FILES
def test_the_quotations_are_found_with_their_bounds(file, capsys):
    pairs = _measured(file)
    right = sum(bool(wanted and found) for _text, wanted, found in pairs)
    score = f1(right, sum(found is not None for *_rest, found in pairs), sum(w is not None for _t, w, _f in pairs))
    with capsys.disabled():
        print(f"\nquoting, {file.stem}: {len(pairs)} quotations, spans F1 {score:.3f}")  # noqa: T201
    assert len(texts(SENTENCES)) >= 60
    assert score >= 0.97, _shown([pair for pair in pairs if not (pair[1] and pair[2])])


@FILES
def test_the_speakers_are_named(file, capsys):
    pairs = _measured(file)
    told = [pair for pair in pairs if pair[2] and named(pair[2]) != "-"]
    wanted = sum(bool(pair[1] and pair[1].who != "-") for pair in pairs)
    right = sum(is_right(pair[1], pair[2]) for pair in told)
    score = f1(right, len(told), wanted)
    with capsys.disabled():
        print(f"\nquoting, {file.stem}: speakers F1 {score:.3f}, {right} right of {len(told)} told and {wanted} wanted")  # noqa: T201
    missed = [pair for pair in pairs if pair[1] and pair[1].who != "-" and not (pair[2] and is_right(*pair[1:]))]
    wrong = [pair for pair in told if not is_right(*pair[1:])]
    assert score >= 0.90, _shown([*missed, *wrong])


@FILES
def test_where_the_extractor_is_sure_it_is_right(file, capsys):
    sure = [pair for pair in _measured(file) if pair[2] and pair[2].confidence >= SURE]
    right = sum(is_right(wanted, found) for _text, wanted, found in sure)
    precision = right / len(sure)
    with capsys.disabled():
        print(f"\nquoting, {file.stem}: sure of {len(sure)}, precision {precision:.3f}")  # noqa: T201
    assert len(sure) >= 20
    assert precision >= 0.95, _shown([pair for pair in sure if not is_right(*pair[1:])])


@FILES
def test_the_nature_of_the_words_is_told(file, capsys):
    letters = {"integrale": "F", "partielle": "P", "nom": "N"}
    pairs = [pair for pair in _measured(file) if pair[1] and pair[2]]
    right = [pair for pair in pairs if letters[pair[2].nature] == pair[1].nature]
    with capsys.disabled():
        print(f"\nquoting, {file.stem}: nature right {len(right)} of {len(pairs)}")  # noqa: T201
    assert len(right) / len(pairs) >= 0.95, [(p[0], p[1].nature, p[2].nature) for p in pairs if p not in right]


@pytest.mark.skipif(not HTI.is_file(), reason="le texte de la page n’est pas sur cette machine")
def test_the_spans_of_a_real_page_are_all_found_and_its_full_quotations_have_their_speakers():
    spans = [span for line in HTI.read_text().split("\n") for span in find_spans(line)]
    assert len(spans) == 29
    page = parse_file(HTI)
    quotes = [*page.quotes, *(block.quote for block in page.blocks if block.quote)]
    full = [quote.speaker for quote in quotes if quote.kind == "integrale"]
    partial = [quote for quote in quotes if quote.kind == "partielle"]
    assert (len(full), len(partial)) == (7, 17)
    assert sorted(full.count(name) for name in set(full)) == [1, 3, 3]
    assert len(spans) - len(quotes) == 5  # four of other articles, and the name of a laboratory
