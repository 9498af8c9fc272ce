"""Whether readers find what they look for: the judged queries over the demonstration and the two imported pages."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, Event, Quote, Tag
from organisations.models import Organisation
from people.models import Person
from portal.search.engines import engine
from portal.search.kinds import KINDS, first_id
from portal.search.models import SearchDocument
from portal.search.naming.understanding import understand
from portal.search.query import parse
from portal.search.results import Ask
from portal.search.searching import search
from tests.search.judged import HTI, IMPORTED, JUDGED, MIND
from tests.search.lasting import as_if_committed, gone_after
from tests.search.measures import DEPTH, ndcg

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


def first_ones(text):
    results = search(Ask(text=text), is_counted=False)
    return [(hit.kind, hit.record.pk) for hit in [*results.best, *results.hits]][:DEPTH]


def test_enough_queries_are_judged_and_each_once():
    queries = [row.query for row in JUDGED]
    assert len(set(queries)) == len(queries) >= 60


@pytest.mark.usefixtures("newsroom")
def test_readers_find_what_the_judged_queries_look_for():
    names = records({name for _query, grades in judged() for name in grades})
    scores = {}
    for query, grades in judged():
        scores[query] = ndcg(first_ones(query), {names[name]: grade for name, grade in grades.items()})
    mean = sum(scores.values()) / len(scores)
    print(f"\nnDCG@{DEPTH} of {len(scores)} queries: {mean:.3f}")  # noqa: T201 - shown with -s
    for query, score in sorted(scores.items(), key=lambda pair: pair[1]):
        print(f"{score:.2f}  {query}")  # noqa: T201
    assert mean >= MEAN
    assert {query: score for query, score in scores.items() if score < LOWEST} == {}


def read_through(match, documents):
    """The documents that match, by reading them all: what both databases must find, in the same order."""

    def bears(document, phrases):
        texts = [document.title] if match.in_title else [document.title, document.lead, document.body]
        return any(f" {' '.join(phrase)} " in f" {text} " for phrase in phrases for text in texts)

    def matches(document):
        facets = set(document.facets.split())
        return (
            document.visible_from is not None
            and document.visible_from <= match.visible_at
            and all(bears(document, group) for group in match.required)
            and not bears(document, match.excluded)
            and all(facets & tokens for tokens in match.filters)
            and (match.since is match.until is None or document.id >= first_id(match.since or date.min))
            and (match.until is None or document.id < first_id(match.until + timedelta(days=1)))
        )

    return [document.id for document in documents if matches(document)]


@pytest.mark.usefixtures("newsroom")
def test_the_database_finds_what_one_finds_by_reading_every_document():
    """Run on each database, this holds both to the same results; what orders them is no part of either."""
    documents, now = list(SearchDocument.objects.order_by("-id")), timezone.now()
    for row in JUDGED:
        understood = understand(parse(row.query, today=now.date()), now)
        for in_title in (False, True):
            match = understood.query.match(now, understood.filters, in_title=in_title)
            found = [document.id for document in engine().newest(match, len(documents))]
            assert found == read_through(match, documents), row.query
