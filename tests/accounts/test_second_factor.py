"""A code besides the password: who has one, who must, who lost it."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts import second_factor, waiting
from portal.core.roles import ADMINISTRATOR, EDITOR
from tests.accounts.helpers import LOGIN, PASSWORD, fail, try_login
from tests.admin.french import english_in, visible_texts
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db

ASK, SET_UP = "/admin/code/", "/admin/double-authentification/"
KEY = "3132333435363738393031323334353637383930"


def code(key: str = KEY) -> str:
    return f"{totp(bytes.fromhex(key)):06}"


def a_minute_later():
    TOTPDevice.objects.update(last_t=-1, drift=0)


@pytest.fixture
def enrolled(editor):
    """An editor with a telephone; the recovery codes."""
    _device, codes = second_factor.enrol(editor, key=KEY, code=code())
    a_minute_later()
    return codes


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def set_up(client, **sent):
    """What somebody does on the page: reads the key, types the code of the application."""
    page = client.get(SET_UP)
    key = client.session["second_factor_key"]
    assert page.context["words"].replace(" ", "") in page.content.decode().replace(" ", "")
    return client.post(SET_UP, {"code": code(key)} | sent)


def test_without_a_second_factor_the_password_is_enough(client, editor):
    assert try_login(client)["Location"] == "/admin/"
    assert is_in(client)


def test_the_password_alone_opens_nothing_of_a_member_who_has_one(client, enrolled):
    response = try_login(client, path=LOGIN)
    assert response["Location"] == f"{ASK}?next=%2Fadmin%2F"
    assert "_auth_user_id" not in client.session
    assert not is_in(client)
    assert client.get(SET_UP)["Location"].startswith(ASK)
    assert client.post(SET_UP, {"remove": "1", "code": code()})["Location"].startswith(ASK)
    response = client.post(ASK, {"code": code(), "next": "/admin/articles/article/?q=a"})
    assert response["Location"] == "/admin/articles/article/?q=a"
    assert is_in(client)


def test_a_code_opens_once_and_a_wrong_one_makes_the_next_wait(client, enrolled):
    try_login(client)
    assert client.post(ASK, {"code": "000000" if code() != "000000" else "111111"}).status_code == 200
    refused = client.post(ASK, {"code": code()})
    assert "attendez 1 seconde." in refused.content.decode()
    TOTPDevice.objects.update(throttling_failure_timestamp=F("throttling_failure_timestamp") - timedelta(seconds=2))
    assert client.post(ASK, {"code": f" {code()[:3]} {code()[3:]}"}).status_code == 302
    other = Client()
    try_login(other)
    assert "pas le bon" in other.post(ASK, {"code": code()}).content.decode()


def test_each_recovery_code_opens_once(enrolled):
    for given, status in ((enrolled[3].upper(), 302), (enrolled[4], 302), (enrolled[3], 200)):
        client = Client()
        try_login(client)
        assert client.post(ASK, {"code": given}).status_code == status
    assert StaticToken.objects.count() == second_factor.RECOVERY_CODES - 2


@pytest.mark.parametrize("given", ["", "x", "\0", "٣" * 6, "1" * 41, "-12345", "0x1234"])
def test_anything_else_is_refused(client, enrolled, given):
    try_login(client)
    assert client.post(ASK, {"code": given}).status_code == 200
    assert not is_in(client)


def test_nobody_is_awaited_for_long_nor_once_the_password_has_changed(client, enrolled, editor, monkeypatch):
    try_login(client)
    now = waiting.time.time()
    monkeypatch.setattr(waiting.time, "time", lambda: now + waiting.PATIENCE + 1)
    assert client.get(ASK).status_code == 302
    monkeypatch.undo()
    assert client.get(ASK).status_code == 200
    editor.set_password("un-autre-mot-de-passe")
    editor.save()
    assert client.post(ASK, {"code": code()}).status_code == 302
    assert not is_in(client)


def test_next_never_leads_elsewhere(client, enrolled):
    assert client.get(ASK, {"next": "des mots"}).status_code == 302
    assert client.get(ASK, {"next": "//autre.example/"})["Location"] == "/admin/"
    try_login(client)
    assert client.post(ASK, {"code": code(), "next": "https://autre.example/"})["Location"] == "/admin/"


def test_a_member_sets_it_up_and_has_no_other_session_left(desk, editor):
    elsewhere = desk_of(editor)
    wrong = desk.get(SET_UP) and desk.post(SET_UP, {"code": "000000"})
    assert "pas celui de cette clé" in wrong.content.decode()
    key = desk.session["second_factor_key"]
    page = set_up(desk).content.decode()
    shown = re.findall(r"<code>([a-z2-7]{8})</code>", page)
    assert sorted(shown) == sorted(StaticToken.objects.values_list("token", flat=True))
    assert len(set(shown)) == 10
    assert TOTPDevice.objects.get(user=editor).key == key
    assert is_in(desk)
    assert not is_in(elsewhere)
    assert "second_factor_key" not in desk.session
    again = desk.get(SET_UP).content.decode()
    assert not [given for given in shown if given in again]
    client = Client()
    try_login(client)
    assert client.post(ASK, {"code": code(key)}).status_code == 200, "the code of the set-up opens nothing more"


def test_it_is_renewed_or_removed_for_a_code_alone(client, enrolled):
    try_login(client)
    client.post(ASK, {"code": enrolled[0]})
    assert client.post(SET_UP, {"renew": "1", "code": enrolled[0]}).status_code == 200
    StaticDevice.objects.update(throttling_failure_count=0)
    assert set(StaticToken.objects.values_list("token", flat=True)) == set(enrolled[1:])
    client.post(SET_UP, {"renew": "1", "code": enrolled[1]})
    assert not set(StaticToken.objects.values_list("token", flat=True)) & set(enrolled)
    client.post(SET_UP, {"remove": "1", "code": code()})
    assert not TOTPDevice.objects.exists()
    assert not StaticToken.objects.exists()
    assert is_in(client)
    assert try_login(Client())["Location"] == "/admin/"


def test_required_it_is_set_up_before_anything_else(client, editor, settings):
    before = desk_of(editor)
    settings.REQUIRE_TOTP = True
    assert not is_in(before)
    response = try_login(client)
    assert response["Location"].startswith(SET_UP)
    assert not is_in(client)
    assert "Confirmer" in client.get(SET_UP).content.decode()
    page = set_up(client, next="/admin/articles/article/").content.decode()
    assert 'href="/admin/articles/article/"' in page
    assert is_in(client)
    a_minute_later()
    client.post(SET_UP, {"remove": "1", "code": code(TOTPDevice.objects.get().key)})
    assert TOTPDevice.objects.exists()


def test_an_administrator_takes_away_a_lost_telephone(enrolled, editor, settings):
    User.objects.filter(pk=editor.pk).update(is_superuser=False)
    thief = desk_of(editor)
    desk, chief = desk_of(member(ADMINISTRATOR)), User.objects.create_superuser("chef", password=PASSWORD)
    second_factor.enrol(chief, key=KEY, code=code())
    sent = {"action": "remove_second_factor", "_selected_action": [editor.pk, chief.pk]}
    done = desk.post("/admin/auth/user/", sent, follow=True)
    assert "Double authentification retirée\u00a0: redaction." in done.content.decode()
    assert list(TOTPDevice.objects.values_list("user__username", flat=True)) == ["chef"]
    assert not is_in(thief)
    assert desk_of(member(EDITOR)).post("/admin/auth/user/", sent).status_code == 403
    call_command("forget_second_factor", "chef")
    assert not TOTPDevice.objects.exists()
    with pytest.raises(CommandError, match="n’existe pas"):
        call_command("forget_second_factor", "personne")


def test_wrong_passwords_are_counted_until_the_code_is_given(client, enrolled):
    fail(client, 5)
    assert try_login(client).status_code == 302
    assert fail(client, 1) == [429]


def test_an_account_closed_meanwhile_is_not_let_in(client, enrolled, editor):
    try_login(client)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert client.post(ASK, {"code": code()}).status_code == 302
    assert not is_in(client)
    assert not [one for one in Session.objects.all() if "_auth_user_id" in one.get_decoded()]


def test_the_pages_are_french(client, desk, editor):
    pages = [desk.get(SET_UP), desk.post(SET_UP, {"code": "1"}), set_up(desk), desk.get(SET_UP)]
    try_login(client.__class__())
    for page in pages:
        assert english_in(visible_texts(page.content.decode())) == []
        assert "no-store" in page["Cache-Control"]
    visitor = Client()
    try_login(visitor)
    assert english_in(visible_texts(visitor.get(ASK).content.decode())) == []
