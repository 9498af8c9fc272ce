"""Whether readers find what they look for: the judged queries over the demonstration and the two imported pages."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, Event, Quote, Tag
from organisations.models import Organisation
from people.models import Person
from portal.search.engines import engine
from portal.search.kinds import KINDS
from portal.search.naming.understanding import understand
from portal.search.query import parse
from tests.search.judged import HTI, IMPORTED, JUDGED, MIND
from tests.search.lasting import as_if_committed, gone_after
from tests.search.measures import DEPTH, ndcg
from tests.search.reading import ReadingEngine, first_ones, share_alike

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
PAGES = sorted(SEEDS.glob("*.txt"))
MEAN, LOWEST = 0.90, 0.50

_MODELS = {"intervenant": Person, "organisation": Organisation, "evenement": Event, "theme": Tag}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def newsroom(django_db_setup, django_db_blocker):
    """The demonstration, and the imported pages where their texts are on the machine; gone after the module."""
    with gone_after(django_db_blocker):
        with as_if_committed():
            call_command("load_demo", stdout=io.StringIO())
            if PAGES:
                call_command("import_article", *map(str, PAGES), "--publish", stdout=io.StringIO())
        yield


def records(names):
    """What the names of the judgements stand for: kind and key."""
    pages = {name.partition(" ")[2] for name in (MIND, HTI)}
    quotes = Quote.objects.exclude(kind=Quote.Kind.TITLE)
    found = {}
    for name in names:
        kind, _, value = name.partition(" ")
        if kind in _MODELS:
            record = _MODELS[kind].objects.get(slug=value)
        elif kind in {"article", "page"}:
            record = Article.objects.get(slug=value)
        else:
            own = quotes.filter(parent__slug__in=pages) if kind == "dite" else quotes.exclude(parent__slug__in=pages)
            record = own.get(text__contains=value)
        found[name] = KINDS[type(record)], record.pk
    return found


def judged():
    """The judgements, without what the machine does not have."""
    for row in JUDGED:
        grades = {name: grade for name, grade in row.grades.items() if PAGES or not name.startswith(IMPORTED)}
        if max(grades.values(), default=0) > 1:
            yield row.query, grades


def test_enough_queries_are_judged_and_each_once():
    queries = [row.query for row in JUDGED]
    assert len(set(queries)) == len(queries) >= 60


@pytest.mark.usefixtures("newsroom")
def test_readers_find_what_the_judged_queries_look_for():
    names = records({name for _query, grades in judged() for name in grades})
    scores = {}
    for query, grades in judged():
        scores[query] = ndcg(first_ones(query, DEPTH), {names[name]: grade for name, grade in grades.items()})
    mean = sum(scores.values()) / len(scores)
    print(f"\nnDCG@{DEPTH} of {len(scores)} queries: {mean:.3f}")  # noqa: T201 - shown with -s
    for query, score in sorted(scores.items(), key=lambda pair: pair[1]):
        print(f"{score:.2f}  {query}")  # noqa: T201
    assert mean >= MEAN
    assert {query: score for query, score in scores.items() if score < LOWEST} == {}


@pytest.mark.usefixtures("newsroom")
def test_the_database_finds_what_one_finds_by_reading_every_document():
    """Run on each database, this holds both to the same results; what orders them is no part of either."""
    reading, now = ReadingEngine(), timezone.now()
    everything = len(reading.documents)
    for row in JUDGED:
        understood = understand(parse(row.query, today=now.date()), now)
        for in_title in (False, True):
            match = understood.query.match(now, understood.filters, in_title=in_title)
            assert engine().newest(match, everything) == reading.newest(match, everything), row.query


@pytest.mark.usefixtures("newsroom")
def test_the_first_ten_are_those_of_any_engine(monkeypatch):
    share, unlike = share_alike([row.query for row in JUDGED], monkeypatch)
    print(f"\nthe same first ten for {share:.3f} of {len(JUDGED)} queries")  # noqa: T201 - shown with -s
    assert unlike == []
