"""What the site lacks for a while: its database, its bucket, room on the disk, or migrations yet to be applied.

Django calls the view of server errors (`portal.views.server_error`) while it handles whatever was raised, in a view or
in a middleware; that one asks here first.
"""

import errno
from http import HTTPStatus

import psycopg2
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from django.http import HttpResponse
from django.template import loader
from django.utils.log import log_response

from portal import schema
from portal.core.database import is_busy

RETRY_AFTER, RETRY_BUSY = 30, 5  # seconds
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_DISK_FULL = "53100"  # the class 53 of PostgreSQL: insufficient resources


def answer(request, error: BaseException | None) -> HttpResponse | None:
    """« Come back later », when that is what the error means. One line of the log: many ask while it lasts."""
    if is_busy(error):
        page, seconds = _busy(request), RETRY_BUSY
    elif (is_full := has_no_room(error)) or is_unreachable(error) or is_behind(error):
        page, seconds = _page("503_outage.html", is_full=is_full, is_write=_is_write(request)), RETRY_AFTER
    else:
        return None
    headers = {"Retry-After": str(seconds), "Cache-Control": "no-store"}
    response = HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE, headers=headers)
    reason = str(error).partition("\n")[0]
    log_response("%s: %s", request.path, reason, response=response, request=request)
    return response


def _busy(request) -> str:
    """What was sent is on the page, to be sent again by one button; but no password is written back, and no file is."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    is_kept = bool(sent) and not any("password" in name for name, _value in sent)
    return _page(
        "503_busy.html",
        is_write=_is_write(request),
        address=request.get_full_path(),
        sent=sent if is_kept else [],
        has_files=bool(request.FILES),
    )


def _is_write(request) -> bool:
    return request.method not in {"GET", "HEAD"}


def _page(template: str, **context) -> str:
    return loader.get_template(template).render(context)


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


def is_behind(error: BaseException | None) -> bool:
    """A table or a column is yet to come: the code was started before its migrations."""
    if not isinstance(error, ProgrammingError | OperationalError):
        return False
    try:
        return schema.is_behind()
    except DatabaseError:
        return False
