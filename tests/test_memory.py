"""Garbage is looked for between pages, and not while one is made."""

import gc
import weakref

import pytest
from django.core.signals import request_finished
from django.test import Client

from portal import memory


class Left:
    """Two that hold one another: nothing but the collector finds them."""

    def __init__(self):
        self.other = [self]


def left_by_a_page() -> list[weakref.ref]:
    return [weakref.ref(Left()) for _rank in range(memory._LEFT)]


def are_gone(left: list[weakref.ref]) -> bool:
    return not any(reference() for reference in left)


@pytest.fixture(autouse=True)
def settled():
    """As the process that serves the site is; and then as the others are."""
    thresholds = gc.get_threshold()
    memory.settle()
    yield
    request_finished.disconnect(dispatch_uid="portal.memory.tidy")
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def test_what_pages_leave_is_freed_once_one_is_sent():
    left = left_by_a_page()
    assert not are_gone(left)
    Client().get("/robots.txt")
    assert are_gone(left)


def test_little_is_not_looked_for():
    gc.collect()
    left = weakref.ref(Left())
    memory.tidy()
    assert left()


@pytest.mark.parametrize("looks", [1, 2])
def test_what_was_still_held_when_it_was_looked_at_is_freed_in_the_end(looks):
    held = [Left() for _rank in range(memory._LEFT)]
    references = list(map(weakref.ref, held))
    for generation in range(looks):
        gc.collect(generation)  # it is young no more
    del held
    pages = 0
    while not are_gone(references):
        left_by_a_page()
        memory.tidy()
        pages += 1
        assert pages < (memory._OFTEN + 1) ** (looks + 1)
    assert pages
