"""No more reports from one place, or from all, than a newsroom can read. No address is kept."""

import hashlib
import hmac
from datetime import date
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from portal.reports.models import SendingCount

FROM_ONE_PLACE = 10  # a day
FROM_ALL = 500  # a day: more is an attack, and would bury what readers say


class TooManySendings(Exception):
    """No report is taken from there any more today."""


def sender_of(request: HttpRequest) -> str:
    """The network address of the reader, or nothing when it cannot be known.

    Behind the site’s own front server, which asks from a private address, it is the last of « X-Forwarded-For »: the
    one that this server wrote. Those before it are what the reader’s machine pretends.
    """
    near = _address(request.META.get("REMOTE_ADDR", ""))
    if near is not None and near.is_global:
        return _place(near)
    told = _address(request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip())
    return _place(told) if told is not None and told.is_global else ""


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


def _address(text: str):
    try:
        return ip_address(text)
    except ValueError:
        return None


def _place(address) -> str:
    """A household has a whole /64 of IPv6 addresses."""
    if isinstance(address, IPv6Address):
        return address.exploded[:19]
    return str(address)


def _fingerprint(day: date, sender: str) -> str:
    key = f"vigie.reports:{settings.SECRET_KEY}:{day}".encode()
    return hmac.new(key, sender.encode(), hashlib.sha256).hexdigest()
