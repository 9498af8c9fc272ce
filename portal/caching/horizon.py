"""When pages next change by themselves, asked of the database once for each version of the content."""

from datetime import datetime

from portal.caching.moments import next_change


class Horizon:
    """One assignment replaces what is known: threads need no lock."""

    def __init__(self):
        self._known: tuple[int, datetime, datetime] | None = None

    def seen(self, version: int, now: datetime) -> datetime:
        known = self._known
        if known is None or known[0] != version or not known[1] <= now < known[2]:
            self._known = known = (version, now, next_change(now))
        return known[2]
