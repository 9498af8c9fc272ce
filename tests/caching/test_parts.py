"""The parts of the cache, without a site: its room, those who wait for one another, its keys."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse

from portal.caching import flights as flying
from portal.caching.asking import Address
from portal.caching.entries import Entry, told
from portal.caching.flights import Flights
from portal.caching.shelf import Shelf, Shelves

NOW = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def entry(text: str = "du texte", *, version: int = 1) -> Entry:
    return Entry.of(HttpResponse(text), version=version, made_at=NOW, until=NOW + HOUR)


def at(path: str, query: str = "") -> Address:
    return Address("https", "vigie.example.org", path, query)


def test_the_least_lately_asked_for_leaves_first_and_the_room_is_never_exceeded():
    shelf = Shelf(room=16 * entry().size)
    for rank in range(100):
        shelf.put(at(f"/{rank}/"), entry())
        assert shelf.taken <= 16 * entry().size
        assert shelf.get(at("/0/")) is not None  # asked for again and again
    assert shelf.get(at("/1/")) is None
    assert shelf.get(at("/99/")) is not None


def test_what_replaces_another_takes_its_room():
    shelf = Shelf(room=1_000_000)
    for length in (10, 50_000, 20):
        shelf.put(at("/"), entry("é" * length))
    assert shelf.taken == at("/").size + entry("é" * 20).size


def test_an_answer_as_large_as_the_room_pushes_nothing_out():
    shelf = Shelf(room=100_000)
    shelf.put(at("/petite/"), entry())
    shelf.put(at("/grande/"), entry("é" * 50_000))
    assert shelf.get(at("/grande/")) is None
    assert shelf.get(at("/petite/")) is not None


def test_a_thousand_queries_push_no_page_out():
    shelves = Shelves(room=100_000)
    shelves.put(at("/"), entry())
    for rank in range(1_000):
        shelves.put(at("/", f"invente={rank}"), entry())
    assert shelves.get(at("/")) is not None
    assert shelves.taken <= 100_000


def test_an_entry_stands_for_its_version_and_within_its_time():
    kept = entry(version=7)
    assert kept.stands(7, NOW)
    assert kept.stands(7, NOW + HOUR - timedelta(microseconds=1))
    assert not kept.stands(7, NOW + HOUR)
    assert not kept.stands(8, NOW)
    assert not kept.stands(7, NOW - timedelta(seconds=1))  # the clock was put back


@pytest.mark.parametrize(
    ("seconds", "age", "late"), [(3600, 1, 3), (4, 1, 3), (2.9, 1, 2), (1, 1, 1), (0.5, 0, 0), (0, 0, 0), (-9, 0, 0)]
)
def test_nobody_is_told_to_keep_it_longer_than_it_stands(seconds, age, late):
    expected = f"public, max-age={age}, stale-while-revalidate={late}, stale-if-error={late}"
    assert told(timedelta(seconds=seconds)) == expected


@pytest.mark.parametrize("text", ["court", "long " * 100])
def test_an_entry_comes_back_from_elsewhere_as_it_was(text):
    kept = entry(text)
    assert Entry.from_bytes(kept.to_bytes()) == kept


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"autre chose",
        b"{}\n",
        b"[]\n",
        b"\x80\x04\x95.",
        entry("long " * 100).to_bytes()[:-1],
        entry("court").to_bytes() + b"!",
    ],
)
def test_what_is_no_whole_entry_is_refused(spoilt):
    with pytest.raises(ValueError, match=r"entry|Expecting|decode"):
        Entry.from_bytes(spoilt)


def together(number: int, act) -> list:
    """What `act` answers to that many threads that begin at once."""
    answers, gate = [], threading.Barrier(number)

    def run():
        gate.wait()
        answers.append(act())

    threads = [threading.Thread(target=run) for _rank in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return answers


def test_of_twenty_who_ask_at_once_one_makes_it():
    flights, made, kept = Flights(), [], entry()

    def ask():
        flight, is_ours = flights.join("page")
        if not is_ours:
            return flight.awaited()
        made.append(1)
        time.sleep(0.2)
        flights.land("page", kept)
        return kept

    assert together(20, ask) == [kept] * 20
    assert len(made) == 1
    assert flights.join("page")[1]  # it is over: the next one makes it again


def test_who_has_waited_long_enough_waits_no_more(monkeypatch):
    monkeypatch.setattr(flying, "PATIENCE", 0.05)
    flights = Flights()
    flights.join("page")
    assert flights.join("page")[0].awaited() is None
