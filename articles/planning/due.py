"""When the next planned change is due: asked of the database once a second at most, whatever the number of requests.

A change is planned at least a minute ahead, so that every process knows of it before its time.
"""

import time
from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone

from articles.models import PlannedChange

EVERY = 1.0  # seconds
AHEAD = timedelta(minutes=1)

_known: dict[str, float | datetime | None] = {"asked_at": None, "next": None}


def is_due() -> bool:
    """Whether a planned change waits to be made now."""
    asked_at = _known["asked_at"]
    if asked_at is None or time.monotonic() - asked_at >= EVERY:
        _known["next"] = PlannedChange.objects.filter(done_at=None).aggregate(next=Min("at"))["next"]
        _known["asked_at"] = time.monotonic()
    upcoming = _known["next"]
    return upcoming is not None and upcoming <= timezone.now()


def forget() -> None:
    """Something was planned, made or given up: it is asked again."""
    _known["asked_at"] = None


def put_off() -> None:
    """A change could not be made: it is tried again a second later, and not by each request."""
    _known["next"], _known["asked_at"] = None, time.monotonic()
