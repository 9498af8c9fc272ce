"""A session of the desk ends: left alone, too old, or because its member’s account changed."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from portal.accounts import middleware
from portal.accounts.sessions import end_sessions
from portal.core.roles import WRITER
from tests.accounts.helpers import try_login
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db

HOUR = 3600


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


@pytest.fixture
def clock(monkeypatch):
    """Moves the time of the middleware, and the ends of sessions written in the database."""
    state = {"now": middleware.time.time()}
    monkeypatch.setattr(middleware.time, "time", lambda: state["now"])

    def move(seconds):
        state["now"] += seconds
        for session in Session.objects.all():
            session.expire_date -= timedelta(seconds=seconds)
            session.save()

    return move


def _busy(session, **_how):
    raise OperationalError("database is locked")


def test_left_alone_a_session_ends_after_four_hours_and_each_gesture_puts_it_off(desk, clock):
    assert is_in(desk)
    clock(3.9 * HOUR)
    assert is_in(desk)
    clock(3.9 * HOUR)
    assert is_in(desk)
    clock(4.1 * HOUR)
    assert not is_in(desk)


def test_after_twelve_hours_one_logs_in_again_whatever_one_did(desk, editor, clock):
    for _hour in range(12):
        clock(HOUR - 1)
        assert is_in(desk)
    clock(HOUR)
    assert not is_in(desk)
    assert try_login(desk).status_code == 302
    clock(HOUR)
    assert is_in(desk)


def test_the_cookie_lasts_as_long_as_the_session_and_is_not_written_at_each_gesture(desk, clock):
    assert "sessionid" not in desk.get("/admin/").cookies
    clock(HOUR)
    assert desk.get("/admin/").cookies["sessionid"]["max-age"] == 4 * HOUR
    assert "sessionid" not in desk.get("/admin/").cookies


class TestADatabaseThatCannotNoteAGesture:
    """Busy, or its disk full, once the answer is made."""

    def test_costs_the_answer_to_nobody(self, desk, clock, monkeypatch):
        clock(HOUR)
        with monkeypatch.context() as held:
            held.setattr(Session, "save", _busy)
            assert is_in(desk)
        assert desk.get("/admin/").cookies["sessionid"]["max-age"] == 4 * HOUR, "noted with the next gesture"

    def test_keeps_nothing_else_from_being_told(self, desk, monkeypatch):
        session = desk.session
        session["second_factor"] = "passed"
        monkeypatch.setattr(Session, "save", _busy)
        with pytest.raises(OperationalError, match="locked"):
            session.save()

    def test_is_not_taken_for_a_session_that_is_over(self, desk):
        session = desk.session
        session["seen"] = 0
        Session.objects.all().delete()
        with pytest.raises(UpdateError):
            session.save()


def test_pages_for_readers_neither_read_nor_renew_it(desk, clock):
    clock(HOUR)
    response = desk.get("/sante/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_password_that_changes_ends_the_other_sessions(desk, editor):
    elsewhere = desk_of(editor)
    sent = {"old_password": "mot-de-passe-d-essai", **dict.fromkeys(("new_password1", "new_password2"), "Xk9-uvw-pqr!")}
    assert desk.post("/admin/password_change/", sent).status_code == 302
    assert is_in(desk)
    assert not is_in(elsewhere)


def test_an_account_that_is_closed_has_no_session_left(editor, client):
    theirs = desk_of(someone := member(WRITER))
    assert is_in(theirs)
    someone.is_active = False
    someone.save()
    assert not is_in(theirs)


def test_the_sessions_of_one_member_are_ended_and_no_others(editor):
    mine, also_mine, theirs = desk_of(editor), desk_of(editor), desk_of(member(WRITER))
    assert end_sessions(editor, but=mine.session.session_key) == 1
    assert [is_in(client) for client in (mine, also_mine, theirs)] == [True, False, True]


def test_sessions_that_are_over_are_forgotten(desk):
    running = Session.objects.get()
    ended = desk_of(member(WRITER))
    Session.objects.exclude(pk=running.pk).update(expire_date=timezone.now() - timedelta(seconds=1))
    call_command("forget_logins", stdout=StringIO())
    assert list(Session.objects.all()) == [running]
    assert not is_in(ended)


def test_a_page_asks_whether_its_session_goes_on(desk, editor):
    answer = desk.get("/admin/connexion/")
    assert answer.json()["token"]
    assert "no-store" in answer["Cache-Control"]
    assert Client().get("/admin/connexion/").status_code == 302
    checked = Client(enforce_csrf_checks=True)
    checked.force_login(editor)
    token = checked.get("/admin/connexion/").json()["token"]
    assert checked.post("/admin/logout/", {"csrfmiddlewaretoken": token}).status_code == 200
