"""`make bench`: what is said of the measures, and where its databases are."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from articles.models import Article, Profile, Quote
from scripts.bench import linking
from scripts.bench.databases import Bench, Database
from scripts.bench.publishing import Publications
from scripts.bench.report import report
from scripts.bench.rows import SERVED
from scripts.bench.servers import Load
from scripts.bench.serving import DJANGO, KEPT, KNOWN, MADE, WSGI, Served, table
from tests.factories import ArticleFactory, quote_block, text_block

SERVER = "postgres://postgres@127.0.0.1:5432/postgres"


def _measures(bare, page):
    timed = {
        name: {"wall_50": value, "wall_99": 2 * value, "wall_99.9": 3 * value, "cpu_50": value / 2, "cpu_99": value}
        for name, value in {"vue Django nue": bare, "recherche": page}.items()
    }
    timed["recherche"]["queries"] = 9
    return {"rows": timed, "versions": {"python": "3.11.7", "database": "3.40.1"}, "names": 10_000, "memory": 120.4} | {
        "served": {},
        "worker": 98.7,
    }


def test_the_table_has_a_line_for_each_page_and_tells_how_it_grows():
    measured = {("sqlite", 10_000): _measures(0.5, 8), ("sqlite", 100_000): _measures(0.5, 12)}
    text = report(measured, 200)
    head, rule, bare, page = [line.split(" | ") for line in text.splitlines() if line.startswith("|")][:4]
    assert len(head) == len(rule) == len(bare) == len(page) == 10
    small, large = "8,0 / 16,0 / 24,0 | 4,0 / 8,0 | 9", "12,0 / 24,0 / 36,0 | 6,0 / 12,0 | 9"
    assert " | ".join(page) == f"| recherche | {small} | {large} | 24,0 | 1,5 | 1,5 |"
    assert head[4] == "100\u202f000 : p50 / p99 / p99,9"
    assert "10\u202f000 articles, 120 Mo ; 100\u202f000 articles, 120 Mo." in text
    assert "SQLite 3.40.1" in text
    assert "200 requêtes" in text


def test_a_single_corpus_is_compared_with_itself():
    assert "| 1,0 | 1,0 |" in report({("postgresql", 500): _measures(0.5, 8)}, 50)


def test_its_databases_are_never_those_of_the_site(tmp_path):
    bench = Bench(tmp_path, SERVER, seed=7)
    sqlite, server = Database(bench, "sqlite", 300), Database(bench, "postgresql", 300)
    assert Path(sqlite.address.removeprefix("sqlite:///")).parent == tmp_path
    assert server.address == f"postgres://postgres@127.0.0.1:5432/{tmp_path.name}-300-7"
    assert sqlite.environment["DATABASE_URL"] == sqlite.address
    assert sqlite.environment["MEDIA_ROOT"] == f"{tmp_path}/media"


def _search(wall, processor, *, smaller=8.0):
    measured = {("sqlite", 10_000): _measures(0.5, smaller), ("sqlite", 100_000): _measures(0.5, 12)}
    measured["sqlite", 100_000]["rows"]["recherche"] |= {"wall_99": wall, "cpu_50": processor}
    return report(measured, 200)


def test_it_says_which_bars_are_exceeded():
    assert "Barres tenues." in _search(49.9, 25.0)
    text = _search(50.1, 25.1, smaller=5.9)
    assert "Barres tenues." not in text
    assert "- recherche, p99 : 50,1 pour 50,0\n- recherche, processeur p50 : 25,1 pour 25,0\n" in text
    assert "- recherche, croissance : 2,0 pour 2,0" in text


def test_finding_names_is_timed_on_texts_that_name_somebody(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["linking", "--names", "400", "--texts", "2"])
    linking.main()
    told = capsys.readouterr().out
    assert told.startswith("400 noms, 2 textes de 5000 octets, 12.0 mentions par texte")


def test_a_page_that_is_kept_is_compared_with_a_bare_application_of_the_same_round():
    rates = (1000.0, 9000.0, 3000.0)
    loads = {
        WSGI: [Load(rate, 100.0, [1.0, 2.0]) for rate in rates],
        KEPT: [Load(rate / 2, 125.0, [2.0, 4.0]) for rate in rates],
    }
    lines = table({"article": Served(7000, loads)}).splitlines()
    assert lines[2] == "| article, application nue | 7000 | 3000 | 1,0 / 2,0 / 2,0 | 0,10 | 1,00 | 1,00 |"
    assert lines[3] == "| article, page gardée | 7000 | 1500 | 2,0 / 4,0 / 4,0 | 0,12 | 0,50 | 0,80 |"


def test_a_whole_bench_of_a_few_articles(tmp_path, monkeypatch):
    monkeypatch.setattr("scripts.bench.databases._REQUESTS", 40)
    monkeypatch.setattr("scripts.bench.databases._ROUNDS", 1)
    database = Database(Bench(tmp_path, "", seed=7), "sqlite", 20)
    database.prepare()

    told = database.measured(2)

    assert set(told["served"]) == set(SERVED)
    for page in told["served"].values():
        assert list(page.loads) == [WSGI, DJANGO, MADE, KEPT, KNOWN]
        assert page.size > 1000
    text = report({("sqlite", 20): told}, 2)
    assert text.count(", page gardée |") == text.count(", 304 |") == len(SERVED)
    assert "#### Servies par gunicorn, 20 articles" in text


@pytest.mark.django_db
def test_a_publication_that_is_timed_is_that_of_a_whole_article_and_leaves_nothing():
    blocks = [text_block("<p>Texte.</p>"), quote_block("Dit.", speaker_label="Une voix")]
    model, other = ArticleFactory(tags=["rare"], blocks=blocks), ArticleFactory(tags=["rare"])
    publications = Publications(SimpleNamespace(articles=[model, other], number=1))
    assert len(publications) == 1
    with publications.each(0) as publish:
        assert Profile.objects.count() == 2
        publish()
        copy = Article.objects.published().exclude(pk__in=[model.pk, other.pk]).get()
        assert copy.body_html
        assert Quote.objects.filter(parent=copy).count() == 1
        assert Profile.objects.get(pk=copy.pk).features == Profile.objects.get(pk=model.pk).features
    assert Article.objects.count() == Profile.objects.count() == 2
