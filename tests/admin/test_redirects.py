"""Redirects typed by hand: they lead somewhere, and never round."""

import pytest
from django.contrib.redirects.models import Redirect

from tests.admin.forms import admin_url, fields_of, messages_of
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

ADD = admin_url(Redirect, "add")


def add(desk, old, new):
    return desk.post(ADD, fields_of(desk.get(ADD), "redirect_form") | {"old_path": old, "new_path": new}, follow=True)


@pytest.mark.parametrize("new", ["/articles/", "https://example.org/a", "http://example.org/", ""])
def test_a_redirect_leads_to_a_page_or_says_that_there_is_none_any_more(desk, new):
    add(desk, "/ancienne/", new)
    assert Redirect.objects.get().new_path == new


@pytest.mark.parametrize(
    "new", ["javascript:alert(1)", "//example.org/", "data:text/html,x", "articles/", "ftp://example.org/", "https://"]
)
def test_any_other_address_is_refused(desk, new):
    response = add(desk, "/ancienne/", new)

    assert "new_path" in response.context["adminform"].form.errors
    assert not Redirect.objects.exists()


def test_redirects_do_not_go_round(desk):
    add(desk, "/b/", "/c/")
    for old, new in (("/a/", "/a/"), ("/c/", "/b/")):
        assert "tournerait en rond" in add(desk, old, new).content.decode()
    add(desk, "/a/", "/b/")
    assert Redirect.objects.count() == 2


def test_an_old_address_that_still_answers_is_said(desk):
    article = ArticleFactory()

    assert "répond encore" in messages_of(add(desk, article.get_absolute_url(), "/articles/"))
    assert "répond encore" in messages_of(add(desk, "/articles/", "/"))
    assert "répond encore" not in messages_of(add(desk, "/n/999999/", "/"))
    assert "répond encore" not in messages_of(add(desk, "/rien/du/tout/", "/"))
