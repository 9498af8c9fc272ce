"""Where the sessions of the desk are kept: Django’s table, and its rules but one (SESSION_ENGINE)."""

import logging

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import OperationalError

NOTED = {"begun", "seen"}  # when a session began and when its member last made a gesture: no more than notes

_logger = logging.getLogger(__name__)


class SessionStore(DatabaseStore):
    """A gesture that a busy or full database cannot note costs its member nothing: the next one is noted.

    Django would answer that the session is over, to somebody whose article has just been saved. What is more than a
    note, such as a second factor, is refused with what the database says, and the page asks to try again.
    """

    def load(self):
        data = super().load()
        self._read = dict(data)
        return data

    def save(self, must_create=False):
        try:
            super().save(must_create)
        except UpdateError as refused:
            reason = refused.__context__
            if not isinstance(reason, OperationalError):  # the session is over: its row is not there any more
                raise
            if self._changed() - NOTED:
                raise reason from None
            _logger.warning("The last gesture of a session could not be noted: %s", reason)

    def _changed(self) -> set[str]:
        now, before = self._session, getattr(self, "_read", {})
        return {name for name in {*now, *before} if now.get(name) != before.get(name)}
