"""Those who write one after the other are served in the order in which they came."""

from threading import Event, Thread

import pytest
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections, transaction

from portal.core.database import is_busy
from portal.core.turns import Turns

IS_SQLITE = connection.vendor == "sqlite"
only_sqlite = pytest.mark.skipif(not IS_SQLITE, reason="PostgreSQL has a queue of its own")
RANKS = list(range(8))


def served_in_turn(turns: Turns, serve) -> list[Thread]:
    """Threads of which each comes once the one before it waits."""
    threads = []
    for rank in RANKS:
        threads.append(Thread(target=serve, args=[rank]))
        threads[-1].start()
        while turns.waiting <= rank:
            Event().wait(0.001)
    return threads


def test_first_come_first_served():
    turns, served = Turns(), []

    def serve(rank):
        assert turns.take(60)
        served.append(rank)
        turns.leave()

    assert turns.take(0)
    threads = served_in_turn(turns, serve)
    turns.leave()
    for thread in threads:
        thread.join()
    assert served == RANKS


def test_who_gives_up_hinders_nobody():
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.001)
    assert turns.waiting == 0
    turns.leave()
    assert turns.take(0)


@pytest.fixture
def turns(transactional_db):
    """The queue of the test database, which no transaction holds."""
    with transaction.atomic():
        queue = connection._held
    assert queue is not None
    return queue


@only_sqlite
def test_transactions_are_begun_in_the_order_in_which_they_are_asked_for(turns):
    served = []

    def serve(rank):
        try:
            with transaction.atomic():
                served.append(rank)
        finally:
            connection.close()

    with transaction.atomic():
        threads = served_in_turn(turns, serve)
    for thread in threads:
        thread.join()
    assert served == RANKS


@only_sqlite
def test_a_turn_that_does_not_come_is_told_as_a_busy_database(turns, monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.001)
    other = connections.create_connection(DEFAULT_DB_ALIAS)
    with transaction.atomic(), pytest.raises(OperationalError) as refused:
        other.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    other.close()
    assert is_busy(refused.value)
    assert turns.take(0)
    turns.leave()


@only_sqlite
def test_what_runs_after_a_commit_may_write_in_its_turn(turns):
    seen = []

    def write():
        with transaction.atomic():
            seen.append(connection._held)

    with transaction.atomic():
        transaction.on_commit(write)
    assert seen == [turns]


@only_sqlite
@pytest.mark.parametrize("is_closed", [False, True])
def test_a_transaction_that_ends_badly_gives_its_turn_back(turns, is_closed):
    @transaction.atomic
    def fail():
        if is_closed:
            connection.close()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert turns.take(0)
    turns.leave()
