"""`kill -9` of gunicorn’s workers, then of its master, while editors save: what was acknowledged is kept.

Three among the tests, a hundred of each under `make drills`.
"""

import random
import time

import pytest

from tests.drills.saves import Saves, assert_nothing_was_lost, assert_search_finds
from tests.drills.site import SupervisedSite, end, wait_until
from tests.drills.sizes import size

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = size(3, 100)
# The site is not there, or was cut off in the middle of an answer. Never an error of its own.
CUT_OFF = {"ConnectionResetError", "RemoteDisconnected", "IncompleteRead", "BrokenPipeError", "BadStatusLine"}
MANY = 20  # fewer may all fall between two requests
LOOKED_FOR = 50  # words, among the newest


def _kill_a_worker(site: SupervisedSite, chance: random.Random) -> None:
    wait_until(lambda: len(site.workers()) == 2, "no worker comes back")
    victim = chance.choice(sorted(site.workers()))
    end(int(victim))
    wait_until(lambda: victim not in site.workers(), "a worker outlives its end")


def _kill_the_master(site: SupervisedSite, chance: random.Random) -> None:
    starts = site.starts
    end(site.process.pid)
    wait_until(lambda: site.starts > starts, "nothing starts again")


@pytest.mark.parametrize("kill", [_kill_a_worker, _kill_the_master])
def test_no_acknowledged_save_is_lost(tmp_path, editor, kill):
    chance = random.Random(1)  # noqa: S311 - the same at each run
    with SupervisedSite(tmp_path) as site:
        wait_until(site.is_up, "the site does not start")
        with Saves(lambda: site.port, editor) as saves:
            for _rank in range(KILLS):
                saves.wait_for_more()
                time.sleep(chance.uniform(0, 0.2))
                kill(site, chance)
            saves.wait_for_more(3)
        assert_search_finds(site.port, saves.words[-LOOKED_FOR:])
    print(f"{len(saves.words)} saves acknowledged, {dict(saves.refusals)}")  # noqa: T201
    assert set(saves.refusals) <= CUT_OFF
    assert saves.refusals or KILLS < MANY
    assert_nothing_was_lost(saves)
