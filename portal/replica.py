"""Readers’ pages are read from the replica while it answers, and from the primary database otherwise."""

import logging
import time
from contextlib import suppress
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, InterfaceError, connections

from portal.core.reading import REPLICA, reading_from

logger = logging.getLogger(__name__)

PAUSE = 30.0  # seconds in which a replica that did not answer is left alone
# The desk and its previews, the form that readers send, who watches over the site: they see what was just written.
_PRIMARY = ("/admin/", "/apercu/", "/signaler/", "/sante/")
_FILES = (settings.STATIC_URL, settings.MEDIA_URL)


class Replica:
    """What this process knows of it."""

    def __init__(self):
        self._left_alone_until = 0.0

    def answers(self) -> bool:
        """Whether it can be asked now. A connection that is kept is tried first: it may have died meanwhile."""
        if time.monotonic() < self._left_alone_until:
            return False
        connection = connections[REPLICA]
        try:
            connection.close_if_health_check_failed()
            connection.ensure_connection()
        except (DatabaseError, InterfaceError) as error:
            self.leave_alone(str(error).partition("\n")[0])
            return False
        return True

    def leave_alone(self, reason: str) -> None:
        self._left_alone_until = time.monotonic() + PAUSE
        logger.warning("the replica does not answer, readers are served from the primary database: %s", reason)
        with suppress(DatabaseError, InterfaceError):
            connections[REPLICA].close()


class ReadersReplica:
    """Around every cache of pages: the version of the content and the page that it is of come from one database."""

    def __init__(self, get_response):
        if REPLICA not in settings.DATABASES or settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.replica = Replica()

    def __call__(self, request):
        if not is_for_readers(request) or not self.replica.answers():
            return self.get_response(request)
        with reading_from(REPLICA):
            response = self.get_response(request)
        if response.status_code != HTTPStatus.SERVICE_UNAVAILABLE:
            return response
        self.replica.leave_alone(f"an answer {response.status_code}")  # it went away in the middle of the page
        return self.get_response(request)


def is_for_readers(request) -> bool:
    """A page that anybody may be shown. Whoever has a cookie is of the house, and looks at what was just saved."""
    return (
        request.method in {"GET", "HEAD"}
        and "HTTP_COOKIE" not in request.META
        and not request.path_info.startswith((*_PRIMARY, *_FILES))
    )
