"""A save that cannot be written now because others write is kept on a page in French, and is sent again by a button."""

from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import OperationalError, ProgrammingError, connection, transaction

from articles.models import Article
from tests.admin.forms import admin_url, fields_of
from tests.factories import ArticleFactory, text_block
from tests.pages.html import Page

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article():
    return ArticleFactory(title="Le titre", blocks=[text_block("<p>Un texte.</p>")])


@pytest.fixture
def _impatient(monkeypatch):
    """The database says at once that it is busy, on both engines, where it would wait first."""
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0.01)
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '10ms'")
        yield
        cursor.execute("SET lock_timeout = 0")


@contextmanager
def held(article):
    """Somebody else is writing this article, and has not finished."""
    is_held, is_over = Event(), Event()

    def hold():
        try:
            with transaction.atomic():
                Article.objects.filter(pk=article.pk).update(dateline="Ailleurs")
                is_held.set()
                is_over.wait()
                transaction.set_rollback(True)
        finally:
            connection.close()

    other = Thread(target=hold)
    other.start()
    is_held.wait()
    try:
        yield
    finally:
        is_over.set()
        other.join()


@pytest.mark.usefixtures("_impatient")
def test_a_save_refused_by_a_busy_database_is_sent_again_whole(desk, article):
    desk.raise_request_exception = False
    address = admin_url(Article, "change", article.pk)
    posted = fields_of(desk.get(address), "article_form") | {"title": "Le titre de l’éditrice, neuf"}
    with held(article):
        refused = desk.post(address, posted)
    assert (refused.status_code, refused["Retry-After"], refused["Cache-Control"]) == (503, "5", "no-store")
    page = Page(refused)
    assert page.texts("h1") == ["Réessayez dans un instant"]
    assert "Vos saisies sont gardées sur cette page" in page.text
    assert page.one("form").get("action") == address
    assert Article.objects.get().title == "Le titre"

    assert desk.post(address, fields_of(refused, "again")).status_code == 302
    assert Article.objects.get().title == "Le titre de l’éditrice, neuf"


def _busy(*args, **kwargs):
    raise OperationalError("database is locked")


def test_a_page_that_is_only_read_is_asked_for_again(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("portal.home.HomeView.get", _busy)
    refused = client.get("/", {"a": "<b>"})
    assert refused.status_code == 503
    assert Page(refused).links()["Réessayer"] == "/?a=%3Cb%3E"
    assert not Page(refused).all("form")


def test_a_password_is_never_written_back(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.auth.forms.AuthenticationForm.clean", _busy)
    refused = client.post("/admin/login/", {"username": "redaction", "password": "tres-secret"})
    assert refused.status_code == 503
    assert "tres-secret" not in refused.content.decode()
    assert "Revenez en arrière" in Page(refused).text


def test_any_other_fault_of_the_database_stays_an_error(client, monkeypatch):
    def broken(*args, **kwargs):
        raise ProgrammingError("no such column")

    client.raise_request_exception = False
    monkeypatch.setattr("portal.home.HomeView.get", broken)
    assert client.get("/").status_code == 500
