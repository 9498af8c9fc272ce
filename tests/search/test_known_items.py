"""Articles that one half remembers: by a part of the title, without accents, in the other number, with a slip."""

import io
import random
import re
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from unidecode import unidecode

from articles.corpus.generating import generate
from articles.models import Article
from portal.core.saving import many_written
from portal.search import analysis
from portal.search.kinds import Kind
from portal.search.results import Ask
from portal.search.searching import search
from tests.search.lasting import as_if_committed, gone_after
from tests.search.reading import share_alike

AMONG = 5
GENERATED, SAMPLED = 300, 100
COMPARED = 6  # one title in so many is looked for by reading every document too
UNTIL = datetime(2026, 6, 30, tzinfo=UTC)
LETTERS = "abcdefghijklmnopqrstuvwxyz"

_WORD = re.compile(r"[^\W_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def titles(django_db_setup, django_db_blocker):
    """The titles of the demonstration and of some generated articles, by key."""
    with gone_after(django_db_blocker):
        with as_if_committed():
            call_command("load_demo", stdout=io.StringIO())
        demonstration = list(Article.objects.published().order_by("pk").values_list("pk", "title"))
        with as_if_committed():
            generate(articles=GENERATED, seed=7, until=UNTIL, progress=lambda number: None)
            many_written.send(None)
        known = {key for key, _ in demonstration}
        generated = Article.objects.published().exclude(pk__in=known).order_by("pk").values_list("pk", "title")
        yield dict([*demonstration, *random.Random(4).sample(list(generated), SAMPLED)])  # noqa: S311 - reproducible


def less_two_words(title, dice):
    """Two words that mean something are forgotten, as long as two are left."""
    words = [match for match in _WORD.finditer(title) if analysis.alternatives(match[0])]
    forgotten = dice.sample(words, min(2, max(len(words) - 2, 0)))
    spans = {match.span() for match in forgotten}
    return " ".join(match[0] for match in _WORD.finditer(title) if match.span() not in spans)


def without_accents(title, dice):
    return unidecode(title)


def in_the_other_number(title, dice):
    """One common noun or adjective, singular for plural or the reverse."""
    words = [match for match in _LONG_WORD.finditer(title) if match[0].islower()]
    if not words:
        return title
    match = dice.choice(words)
    word = match[0]
    flipped = word[:-1] if word.endswith("s") else word if word.endswith("x") else f"{word}s"
    return title[: match.start()] + flipped + title[match.end() :]


def with_a_slip(title, dice):
    """One letter left out, doubled, changed or swapped with the next, inside a word of five letters or more."""
    match = dice.choice(list(_LONG_WORD.finditer(title)))
    word, place = match[0], dice.randrange(1, len(match[0]) - 2)
    slips = [
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + dice.choice(LETTERS) + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ]
    return title[: match.start()] + dice.choice(slips) + title[match.end() :]


def share_found(titles, change):
    """The part of the articles that stand among the first ones, and what was typed for the others."""
    dice, lost = random.Random(11), []  # noqa: S311 - reproducible
    for key, title in titles.items():
        text = change(title, dice)
        results = search(Ask(text=text), is_counted=False)
        first = [*results.best, *results.hits][:AMONG]
        if not any(hit.kind == Kind.ARTICLE and hit.record.pk == key for hit in first):
            lost.append(f"{text!r} for {title!r}")
    return 1 - len(lost) / len(titles), lost


@pytest.mark.parametrize(
    ("change", "wanted"),
    [(less_two_words, 0.95), (without_accents, 0.95), (in_the_other_number, 0.95), (with_a_slip, 0.80)],
)
def test_an_article_is_found_by_what_one_remembers_of_its_title(change, wanted, titles):
    share, lost = share_found(titles, change)
    print(f"\n{change.__name__}: success@{AMONG} {share:.3f}", *lost, sep="\n  ")  # noqa: T201 - shown with -s
    assert share >= wanted


@pytest.mark.parametrize("change", [less_two_words, without_accents, in_the_other_number, with_a_slip])
def test_the_first_ten_are_those_of_any_engine(change, titles, monkeypatch):
    dice = random.Random(11)  # noqa: S311 - reproducible
    queries = [change(title, dice) for title in list(titles.values())[::COMPARED]]
    share, unlike = share_alike(queries, monkeypatch)
    print(f"\n{change.__name__}: the same first ten for {share:.3f} of {len(queries)} queries")  # noqa: T201
    assert unlike == []
