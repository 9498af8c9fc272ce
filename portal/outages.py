"""What the site lacks for a while by no fault of its own: its database, its bucket, or room on the disk.

Django calls the view of server errors (`portal.views.server_error`) while it handles whatever was raised, in a view or
in a middleware; that one asks here first.
"""

import errno
from http import HTTPStatus

import psycopg2
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template import loader
from django.utils.log import log_response

RETRY_AFTER = 30  # seconds
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_DISK_FULL = "53100"  # the class 53 of PostgreSQL: insufficient resources


def answer(request, error: BaseException | None) -> HttpResponse | None:
    """« Come back later », when that is what the error means. One line of the log: many ask while it lasts."""
    if not (is_full := has_no_room(error)) and not is_unreachable(error):
        return None
    is_write = request.method not in {"GET", "HEAD"}
    page = loader.get_template("503_outage.html").render({"is_full": is_full, "is_write": is_write})
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    response = HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE, headers=headers)
    reason = str(error).partition("\n")[0]
    log_response("%s: %s", request.path, reason, response=response, request=request)
    return response


def has_no_room(error: BaseException | None) -> bool:
    cause = error.__cause__ if isinstance(error, OperationalError) else error
    if isinstance(cause, OSError):
        return cause.errno in _NO_ROOM
    return getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL" or getattr(cause, "pgcode", "") == _DISK_FULL


def is_unreachable(error: BaseException | None) -> bool:
    """The database is gone, closed, locked or unreadable. A question that it does not understand is our fault."""
    if isinstance(error, ConnectionError):  # of the service that keeps uploads
        return True
    if isinstance(error, InterfaceError):
        return isinstance(error.__cause__, psycopg2.InterfaceError)  # « connection already closed »
    # SQLite tells so of a table that is not there.
    return isinstance(error, OperationalError) and getattr(error.__cause__, "sqlite_errorname", "") != "SQLITE_ERROR"
