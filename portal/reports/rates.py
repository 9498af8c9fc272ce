"""No more reports from one place, or from all, than a newsroom can read. No address is kept."""

import hashlib
import hmac
from datetime import date

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from portal.reports.models import SendingCount

FROM_ONE_PLACE = 10  # a day
FROM_ALL = 500  # a day: more is an attack, and would bury what readers say


class TooManySendings(Exception):
    """No report is taken from there any more today."""


def count_sending(sender: str) -> None:
    """Counts one report. Raises `TooManySendings`, to be left in the transaction of the report."""
    today = timezone.localdate()
    SendingCount.objects.filter(day__lt=today).delete()
    _add(today, "", FROM_ALL)
    if sender:
        _add(today, _fingerprint(today, sender), FROM_ONE_PLACE)


def _add(day: date, fingerprint: str, limit: int) -> None:
    """In one step, so that reports that come together are all counted."""
    SendingCount.objects.get_or_create(day=day, fingerprint=fingerprint)
    rows = SendingCount.objects.filter(day=day, fingerprint=fingerprint, number__lt=limit)
    if not rows.update(number=F("number") + 1):
        raise TooManySendings


def _fingerprint(day: date, sender: str) -> str:
    key = f"vigie.reports:{settings.SECRET_KEY}:{day}".encode()
    return hmac.new(key, sender.encode(), hashlib.sha256).hexdigest()
