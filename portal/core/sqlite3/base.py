"""Django’s SQLite, where the transactions of one process that write are served in the order in which they come.

SQLite has no queue: who finds the file locked asks again, after 1 ms, then more and more seldom. Among twenty threads
that save without a pause, who came last passes before who has waited longest, and one of them waits for ever.
"""

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from portal.core.turns import Turns

BUSY = "database is locked"  # as SQLite says it
_turns: dict[str, Turns] = {}  # by file


class DatabaseWrapper(base.DatabaseWrapper):
    """A turn is held from the start of a transaction to its end. Other processes are waited for as SQLite does."""

    _held: Turns | None = None

    def _start_transaction_under_autocommit(self):
        turns = _turns.setdefault(str(self.settings_dict["NAME"]), Turns())  # whole, whoever else asks at the same time
        if not turns.take(self.settings_dict["OPTIONS"].get("timeout", 5)):
            raise OperationalError(BUSY)
        self._held = turns
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._give_back()
            raise

    def _set_autocommit(self, autocommit):
        """Called once the transaction has been committed or undone, and before what waits for its commit is run."""
        super()._set_autocommit(autocommit)
        if autocommit:
            self._give_back()

    def _close(self):
        try:
            super()._close()
        finally:
            self._give_back()

    def _give_back(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.leave()
