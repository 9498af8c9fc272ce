"""What is lacking for a while is told as such, in French; a fault of ours stays a fault."""

import errno
import sqlite3

import psycopg2
import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from psycopg2 import errorcodes, errors

from portal import outages, views
from tests.pages.html import Page


def caused(kind, cause):
    error = kind("panne d’essai")
    error.__cause__ = cause
    return error


def of_sqlite(kind, name):
    cause = kind("panne")
    cause.sqlite_errorname = name
    return cause


GONE = [
    ConnectionError("le seau ne répond pas"),
    OperationalError("base fermée"),
    caused(OperationalError, psycopg2.OperationalError("could not connect")),
    caused(OperationalError, errors.lookup(errorcodes.ADMIN_SHUTDOWN)("terminating connection")),
    caused(InterfaceError, psycopg2.InterfaceError("connection already closed")),
    caused(OperationalError, of_sqlite(sqlite3.OperationalError, "SQLITE_BUSY")),
    caused(OperationalError, of_sqlite(sqlite3.OperationalError, "SQLITE_IOERR_WRITE")),
]
FULL = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EDQUOT, "Disk quota exceeded"),
    caused(OperationalError, of_sqlite(sqlite3.OperationalError, "SQLITE_FULL")),
]
OURS = [
    RuntimeError("panne d’essai"),
    OSError(errno.ENOENT, "No such file or directory"),
    ProgrammingError("relation does not exist"),
    caused(OperationalError, of_sqlite(sqlite3.OperationalError, "SQLITE_ERROR")),
    caused(InterfaceError, sqlite3.InterfaceError("Error binding parameter 1")),
]
raised = []


def _raise(request):
    raise raised[-1]


class Routes:
    urlpatterns = [path("panne/", _raise), path("bien/", lambda request: HttpResponse("bien"))]
    handler500 = staticmethod(views.server_error)


def answer(client, error, method="get"):
    client.raise_request_exception = False
    raised.append(error)
    with override_settings(ROOT_URLCONF=Routes):
        return getattr(client, method)("/panne/")


@pytest.mark.parametrize("error", [*GONE, *FULL], ids=repr)
def test_readers_are_told_to_come_back(client, error):
    response = answer(client, error)
    assert response.status_code == 503
    assert response["Retry-After"] == str(outages.RETRY_AFTER)
    assert response["Cache-Control"] == "no-store"
    assert Page(response).texts("h1") == ["Le site revient bientôt"]
    assert not response.cookies


@pytest.mark.parametrize("error", GONE, ids=repr)
def test_a_save_is_told_to_have_been_refused(client, error):
    assert Page(answer(client, error, "post")).texts("h1") == ["Rien n’a été enregistré"]


@pytest.mark.parametrize("error", FULL, ids=repr)
def test_a_save_is_told_that_the_disk_is_full(client, error):
    page = Page(answer(client, error, "post"))
    assert page.texts("h1") == ["Plus de place : rien n’a été enregistré"]
    assert "ce que vous avez tapé y est encore" in page.text


@pytest.mark.django_db
@pytest.mark.parametrize("error", OURS, ids=repr)
def test_a_fault_of_ours_stays_one(client, error):
    assert answer(client, error).status_code == 500


def test_the_log_has_one_line_of_it_and_no_trace(client, caplog):
    answer(client, GONE[2])
    (record,) = caplog.records
    assert (record.levelname, record.exc_info) == ("ERROR", None)
    assert record.getMessage().startswith("/panne/: panne d")


@pytest.mark.django_db
def test_what_the_database_itself_raises_is_understood(client):
    """Of a table that is not there, on both engines: a fault of ours."""
    with pytest.raises((OperationalError, ProgrammingError)) as caught, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nulle_part")
    assert not outages.is_unreachable(caught.value)


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OURS[2], OURS[3]], ids=repr)
def test_readers_wait_for_migrations_that_are_yet_to_be_applied(client, error):
    MigrationRecorder(connection).record_unapplied("articles", "0001_initial")
    response = answer(client, error)
    assert response.status_code == 503
    assert Page(response).texts("h1") == ["Le site revient bientôt"]
    assert answer(client, OURS[0]).status_code == 500
