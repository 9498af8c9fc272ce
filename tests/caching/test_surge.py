"""Many readers at once, on a page that nobody has asked for yet."""

import threading

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from portal.caching.middleware import KeptPages
from tests.caching.test_parts import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("warm")]


class Site:
    """Answers slowly, and counts how often it is asked."""

    def __init__(self, response):
        self.response, self.asked, self._lock = response, 0, threading.Lock()
        self.gate = threading.Event()

    def __call__(self, request):
        with self._lock:
            self.asked += 1
        self.gate.wait(0.3)
        if isinstance(self.response, Exception):
            raise self.response
        return self.response()


def surge(site, number=20) -> list:
    kept = KeptPages(site)

    def ask():
        try:
            return kept(RequestFactory().get("/articles/")).content
        except ZeroDivisionError:
            return "faute"
        finally:
            connection.close()

    return together(number, ask)


def page(**headers):
    return lambda: HttpResponse("la page", headers=headers)


def test_the_page_is_made_once():
    site = Site(page())
    assert surge(site) == [b"la page"] * 20
    assert site.asked == 1


def test_a_page_that_is_not_kept_is_made_for_each_and_nobody_waits_in_turn():
    site = Site(page(**{"Cache-Control": "no-store"}))
    assert surge(site) == [b"la page"] * 20
    assert site.asked == 20


def test_a_page_that_fails_holds_nobody():
    site = Site(ZeroDivisionError())
    assert surge(site) == ["faute"] * 20
    assert site.asked == 20


def test_two_pages_do_not_wait_for_each_other():
    slow, quick = Site(page()), Site(page())
    kept = KeptPages(lambda request: (slow if request.path == "/lente/" else quick)(request))
    quick.gate.set()
    thread = threading.Thread(target=lambda: (kept(RequestFactory().get("/lente/")), connection.close()))
    thread.start()
    assert kept(RequestFactory().get("/vive/")).content == b"la page"
    assert thread.is_alive()
    thread.join()
