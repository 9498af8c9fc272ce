"""Searches without result are counted by day, without anything that tells who asked."""

import logging
import sqlite3
import time
from datetime import timedelta

import psycopg2
import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Tag
from portal.search.desk import empty
from portal.search.desk.empty import note_empty
from portal.search.models import EmptySearch

pytestmark = pytest.mark.django_db


def counted():
    return dict(EmptySearch.objects.values_list("words", "number"))


def test_a_search_is_counted_once_more_each_time():
    for words in ("Hôpital  Chimérique", "hopital-chimerique", "HÔPITAL CHIMÉRIQUE"):
        note_empty(words)
    note_empty("licorne")

    assert counted() == {"Hôpital Chimérique": 3, "licorne": 1}
    assert set(EmptySearch.objects.values_list("day", flat=True)) == {timezone.localdate()}


def test_each_day_has_its_own_count():
    EmptySearch.objects.create(day=timezone.localdate() - timedelta(days=1), key="licorne", words="licorne", number=7)
    note_empty("licorne")

    assert sorted(EmptySearch.objects.values_list("number", flat=True)) == [1, 7]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "!?",
        "🦄",
        "12 rue",  # kept: see below
        "zoe@example.org",
        "https://example.org/page",
        "www.example.org",
        "dossier 123456",
        "06 12 34 56 78",
        *("tel 06:12:34:56:78", "06_12_34_56_78", "(06)(12)(34)(56)", "tel 06123 45678", "a 06a12a34a56a78"),
        *("zoe(at)example.fr", "zoe arobase exemple", "twitter.com/zoe"),
        "Zoé 01/02/1980",
        "2025",
        "x" * 101,
        " ".join(["mot"] * 9),
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "1 OR 1=1; drop table x --",
    ],
)
def test_what_may_be_personal_or_hostile_is_not_kept(words):
    note_empty(words)

    assert counted() == ({"12 rue": 1} if words == "12 rue" else {})


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("a\x00b", "ab"),
        ("l’\u202einserm\u200b", "l’inserm"),
        ("demi\ud800e", "demie"),
        ("plan\u00a02025-2030", "plan 2025-2030"),
        ("covid-19 en 2021", "covid-19 en 2021"),
        ("ﬁchier", "fichier"),
    ],
)
def test_words_are_kept_as_they_can_be_read(words, kept):
    note_empty(words)

    assert counted() == {kept: 1}


def test_a_day_takes_so_many_words_and_what_is_typed_once_gives_its_place(monkeypatch):
    monkeypatch.setattr(empty, "NEW_A_DAY", 5)
    for words in ("institut fictif", "institut fictif", "hôpital fictif"):
        note_empty(words)
    for rank in range(50):
        note_empty(f"licorne {rank}")
    note_empty("licorne 48")

    assert counted() == {"institut fictif": 2, "licorne 46": 1, "licorne 47": 1, "licorne 48": 2, "licorne 49": 1}


def test_a_day_full_of_words_that_were_all_typed_again_takes_no_other(monkeypatch):
    monkeypatch.setattr(empty, "NEW_A_DAY", 2)
    for words in ("un", "un", "deux", "deux", "trois"):
        note_empty(f"licorne {words}")

    assert counted() == {"licorne un": 2, "licorne deux": 2}


def test_the_first_of_a_day_forgets_what_is_old():
    today = timezone.localdate()
    for age in (401, 400, 30):
        EmptySearch.objects.create(day=today - timedelta(days=age), key="vieux", words="vieux")
    note_empty("licorne")

    ages = sorted((today - day).days for day in EmptySearch.objects.values_list("day", flat=True))
    assert ages == [0, 30, 400]


def make_read_only():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = 1" if connection.vendor == "sqlite" else "SET TRANSACTION READ ONLY")


@pytest.fixture
def writable_again():
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = 0")


def test_a_database_that_takes_no_write_is_no_error_and_the_log_holds_no_words(writable_again, caplog):
    make_read_only()
    with caplog.at_level(logging.WARNING):
        note_empty("licorne")

    assert "could not be counted" in caplog.text
    assert "licorne" not in caplog.text
    assert counted() == {}


def test_a_transaction_that_is_open_goes_on_after_a_refusal(caplog):
    def refuse(execute, sql, params, many, context):
        if sql.startswith("INSERT") and "emptysearch" in sql:
            execute("SELECT no_such_column FROM no_such_table", None, False, context)
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(refuse):
            note_empty("licorne")
        Tag.objects.create(name="thème imaginaire")

    assert "could not be counted" in caplog.text
    assert Tag.objects.count() == 1


@pytest.fixture
def other_writer():
    """Another connection to the same database, whose transaction holds the row or the whole database."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        other = sqlite3.connect(settings["NAME"], isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
    else:
        other = psycopg2.connect(
            dbname=settings["NAME"],
            user=settings["USER"],
            password=settings["PASSWORD"],
            host=settings["HOST"],
            port=settings["PORT"],
        )
        other.cursor().execute("LOCK TABLE search_emptysearch IN EXCLUSIVE MODE")
    yield other
    other.rollback()
    other.close()


@pytest.mark.django_db(transaction=True)
def test_a_reader_does_not_wait_for_another_writer(other_writer):
    note_started = time.monotonic()
    note_empty("licorne")

    assert time.monotonic() - note_started < 2
    other_writer.rollback()
    assert counted() == {}
    note_empty("licorne")
    assert counted() == {"licorne": 1}


@pytest.mark.django_db(transaction=True)
def test_the_patience_of_other_writes_is_left_as_it_was():
    note_empty("licorne")

    question = "PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout"
    with connection.cursor() as cursor:
        cursor.execute(question)
        assert cursor.fetchone()[0] == (20_000 if connection.vendor == "sqlite" else "0")


@pytest.mark.parametrize("asked", ["zoe.quidam@example.org", "06 12 34 56 78 licorne", "https://example.org/licorne"])
def test_the_page_of_results_hands_over_what_was_typed_as_it_was(client, asked):
    assert client.get("/recherche/", {"q": asked}).status_code == 200
    client.get("/recherche/", {"q": "licorne"})

    assert counted() == {"licorne": 1}


def test_the_page_of_results_is_shown_whole_by_a_database_that_takes_no_write(client, writable_again, caplog):
    make_read_only()
    response = client.get("/recherche/", {"q": "licorne"})

    assert response.status_code == 200
    assert "licorne" in response.content.decode()
    assert "could not be counted" in caplog.text
