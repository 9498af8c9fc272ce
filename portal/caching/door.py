"""Before Django: what this process keeps is answered at once, as the middleware would answer it (tests compare them).

A request takes Django twice as long as the server around it; a page that is kept needs none of what it does.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from http import HTTPStatus
from time import perf_counter

from django.db import connection
from django.utils import timezone
from django.utils.encoding import escape_uri_path

from portal import requests
from portal.caching.asking import Address, may_be_kept
from portal.caching.entries import Entry
from portal.caching.kept import current_version, shelves
from portal.front import KEPT
from portal.logs import request_id

_FRONT = ("X-Accel-Expires", str(KEPT))
_RARE = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")  # left to Django


class Door:
    """Answers what is kept, and leaves the rest to the site."""

    def __init__(self, site: Callable):
        self._site = site

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        started = perf_counter()
        entry = shelves().get(Address.of(environ)) if _is_ours(environ) else None
        if entry is None:
            return self._site(environ, start_response)
        number = requests.numbered(environ.get("HTTP_X_REQUEST_ID", ""))
        token = request_id.set(number)
        try:
            connection.close_if_unusable_or_obsolete()  # as Django does around each request
            version, now = current_version(), timezone.now()
            if not entry.stands(version, now):
                return self._site(environ, start_response)
            status, headers, body = _answer(entry, environ, now)
            if requests.is_told():
                path = environ["PATH_INFO"].encode("latin-1").decode(errors="replace")
                requests.tell("GET", escape_uri_path(path), status, started)
        finally:
            request_id.reset(token)
        start_response(f"{status} {status.phrase}", [*headers, _FRONT, (requests.HEADER, number)])
        return [body]


def _is_ours(environ: dict) -> bool:
    return environ["REQUEST_METHOD"] == "GET" and may_be_kept(environ) and not any(map(environ.get, _RARE))


def _answer(entry: Entry, environ: dict, now: datetime) -> tuple[HTTPStatus, list[tuple[str, str]], bytes]:
    form = entry.form(environ.get("HTTP_ACCEPT_ENCODING", ""))
    control = ("Cache-Control", entry.control(now))
    if form.is_known(environ.get("HTTP_IF_NONE_MATCH", "")):
        return HTTPStatus.NOT_MODIFIED, [*form.unmodified, control], b""
    return HTTPStatus.OK, [*form.headers, control], form.body
