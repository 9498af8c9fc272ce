"""Two thousand requests of bad faith; a hundred thousand in `tests/drills/fuzz.py`."""

import logging
from urllib.parse import unquote

import pytest
from django.http import HttpResponse

from portal import home
from tests.operation.fuzzing import Fuzzer, routes
from tests.pages.crawl import build_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet():
    """Each refusal would be a line of the log."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def fuzzer(client):
    build_world()
    return Fuzzer(client, seed=7)


def test_no_request_ends_in_a_server_error(fuzzer):
    outcome = fuzzer.run(2000, slow_after=float("inf"))
    assert outcome.faults == [], "\n".join(outcome.faults)
    assert sum(outcome.answers.values()) == 2000
    # It goes everywhere: pages, redirections, refusals of each kind.
    assert {200, 302, 400, 404, 405} <= set(outcome.answers), outcome.answers
    assert outcome.answers[200] > 400


def test_the_same_seed_sends_the_same_requests(client):
    build_world()
    first, second = (Fuzzer(client, seed=3) for _time in range(2))
    for _request in range(50):
        one, other = first.environ(), second.environ()
        assert {name: one[name] for name in one if "wsgi" not in name} == {
            name: other[name] for name in other if "wsgi" not in name
        }
    assert len(routes()) > 60


@pytest.mark.parametrize("way", ["raises", "answers 500", "gives back"])
def test_it_sees_what_it_looks_for(fuzzer, monkeypatch, way):
    def broken(self, request, *args, **kwargs):
        if way == "raises":
            raise ZeroDivisionError
        return HttpResponse(f"<p>{unquote(request.META['QUERY_STRING'])}", status=500 if way == "answers 500" else 200)

    monkeypatch.setattr(home.HomeView, "get", broken)
    fuzzer.known = [b"/"]
    fuzzer.routes = [""]
    assert fuzzer.run(400, slow_after=1).faults
