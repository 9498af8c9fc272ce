"""Whoever guesses passwords is stopped, and nobody else is."""

import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db.models import F
from django.test import Client

from portal import logs
from portal.core.roles import ADMINISTRATOR
from tests.accounts.helpers import ELSEWHERE, HERE, LOGIN, PASSWORD, fail, try_login
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _editor(editor):
    return editor


def age(**time):
    """As if the failures had been that long ago."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(**time))


def test_five_failures_are_forgiven_and_the_sixth_closes_the_door(client):
    assert fail(client, 5) == [200] * 5
    assert try_login(client).status_code == 302
    assert fail(client, 6) == [200] * 5 + [429]
    assert try_login(Client()).status_code == 429


def test_another_place_and_another_account_are_not_closed(client):
    User.objects.create_superuser("autre", password=PASSWORD)
    fail(client, 6)
    assert try_login(Client(), address=ELSEWHERE).status_code == 302
    assert try_login(Client(), username="autre").status_code == 302


def test_time_opens_the_door_again_and_knocking_does_not_put_it_off(client):
    fail(client, 6)
    age(minutes=10)
    assert try_login(client).status_code == 429
    age(minutes=6)
    assert try_login(client).status_code == 302


def test_a_browser_that_says_it_is_another_is_counted_with_the_first(client):
    agents = [try_login(client, "faux", HTTP_USER_AGENT=f"Navigateur/{rank}").status_code for rank in range(6)]
    assert agents[-1] == 429


@pytest.mark.parametrize("front", ["127.0.0.1", "10.0.0.7", ""])
def test_behind_the_front_server_what_a_machine_pretends_changes_nothing(front):
    def arrive(rank, last, password):
        told = f"8.8.8.{rank}, {last}"
        return try_login(Client(), password, address=front, HTTP_X_FORWARDED_FOR=told).status_code

    assert [arrive(rank, HERE, "faux") for rank in range(6)][-1] == 429
    assert arrive(9, HERE, PASSWORD) == 429
    assert arrive(9, ELSEWHERE, PASSWORD) == 302


def test_asked_directly_what_a_machine_pretends_changes_nothing():
    codes = [try_login(Client(), "faux", HTTP_X_FORWARDED_FOR=f"8.8.8.{rank}").status_code for rank in range(6)]
    assert codes[-1] == 429


def test_members_of_a_house_and_of_a_household_are_told_apart_as_networks_are():
    fail(Client(), 6, address="10.0.0.5")
    assert try_login(Client(), address="10.0.0.6").status_code == 302
    fail(Client(), 5, address="2a01:e0a:1:2::5")
    assert fail(Client(), 1, address="2a01:e0a:1:2:ffff::6") == [429]
    assert try_login(Client(), address="2a01:e0a:1:3::5").status_code == 302


def test_the_refusal_says_how_long_and_leads_back_to_the_same_form(client):
    path = f"{LOGIN}?next=/admin/articles/article/%3Fq%3Da"
    fail(client, 6, path=path)
    age(minutes=5, seconds=30)
    response = try_login(client, path=path)
    assert 0 < int(response["Retry-After"]) <= 570
    assert response["Cache-Control"] == "no-store"
    page = response.content.decode()
    assert "avant 10 minutes" in page
    assert f'href="{path}"' in page
    assert client.get(path).context["form"].fields.keys() == {"username", "password"}


def test_of_a_failure_is_kept_what_is_counted_and_for_the_time_it_counts(client):
    path = f"{LOGIN}?secret=motdouble"
    sent = {"username": "redaction", "password": "faux-passe", "inconnu": "motdouble"}
    for _time in range(2):
        client.post(path, sent, REMOTE_ADDR=HERE, HTTP_USER_AGENT="Navigateur", HTTP_ACCEPT="text/motdouble")
    (kept,) = AccessAttempt.objects.values()
    told = {name: value for name, value in kept.items() if name not in {"id", "attempt_time"}}
    assert told == {
        "username": "redaction",
        "ip_address": HERE,
        "path_info": LOGIN,
        "failures_since_start": 2,
        **dict.fromkeys(("user_agent", "http_accept", "get_data", "post_data"), ""),
    }
    call_command("forget_logins")
    assert AccessAttempt.objects.exists()
    age(minutes=16)
    call_command("forget_logins")
    assert not AccessAttempt.objects.exists()


def test_nothing_of_it_is_in_the_log(client, capsys, monkeypatch):
    monkeypatch.setattr(logging, "lastResort", logging.StreamHandler())
    logging.config.dictConfig(logs.configuration(level="DEBUG", is_json=False))
    try:
        fail(client, 7)
        client.get("/", headers={"host": "autre.example"})
    finally:
        logging.config.dictConfig(settings.LOGGING)
    written = "".join(capsys.readouterr())
    assert "Too Many Requests: /admin/login/" in written
    assert [word for word in ("redaction", HERE, "autre.example", "Traceback") if word in written] == []


def test_an_administrator_sees_what_is_closed_and_opens_it(client):
    fail(client, 6)
    fail(client, 2, username="autre")
    desk = desk_of(member(ADMINISTRATOR))
    listed = desk.get("/admin/accounts/closedlogin/")
    assert [row.username for row in listed.context["cl"].result_list] == ["redaction"]
    assert HERE in listed.content.decode()
    chosen = AccessAttempt.objects.get(username="redaction").pk
    done = desk.post("/admin/accounts/closedlogin/", {"action": "lift", "_selected_action": [chosen]}, follow=True)
    assert "Blocage levé\u00a0: redaction." in done.content.decode()
    assert try_login(client).status_code == 302
    assert AccessAttempt.objects.filter(username="autre").exists()
