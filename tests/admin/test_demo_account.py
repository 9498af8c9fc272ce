import re

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from articles.demo.account import USERNAME, create_accounts

pytestmark = pytest.mark.django_db


def _entries(client):
    page = client.get(reverse("admin:index")).content.decode()
    return set(re.findall(r'href="(/admin/[a-z]+/[a-z]+/)"', page))


def test_the_demonstration_account_opens_every_entry_of_the_desk_but_the_accounts(client, editor):
    editor.username = "autre"
    editor.save()
    client.force_login(editor)
    wanted = {entry for entry in _entries(client) if not entry.startswith(("/admin/auth/", "/admin/accounts/"))}
    create_accounts()
    client.force_login(get_user_model().objects.get(username=USERNAME))
    assert _entries(client) == wanted
    assert {client.get(entry).status_code for entry in wanted} == {200}


def test_an_account_made_before_gets_what_the_newsroom_may_do_since(client):
    assert create_accounts()
    account = get_user_model().objects.get(username=USERNAME)
    account.groups.clear()
    assert not create_accounts()
    assert get_user_model().objects.get(username=USERNAME).has_perm("editorial.change_editorialpage")
