"""The second level: what the processes of the site, and its machines, make for one another in Redis (`CACHE_URL`)."""

import json
import logging
import time
from dataclasses import astuple
from datetime import datetime
from hashlib import sha256

from django.core.cache import caches
from redis.exceptions import RedisError

from portal.caching.asking import Address
from portal.caching.entries import Entry
from portal.caching.release import release

logger = logging.getLogger(__name__)

REST = 10.0  # seconds without a try after a failure


class Bytes:
    """For Redis: nothing of what is read there becomes an object of Python by itself, as with `pickle`."""

    def dumps(self, value: bytes) -> bytes:
        return value

    def loads(self, value: bytes) -> bytes:
        return value


class Shared:
    """Pages never wait for it, but for its first failure: a quarter of a second (settings), every ten seconds."""

    def __init__(self):
        self._rests_until = 0.0

    def get(self, key: Address) -> Entry | None:
        try:
            held = self._asked("get", _name(key))
            return held and Entry.from_bytes(held)
        except ValueError:
            logger.warning("the shared cache holds something else than a page")
            return None

    def put(self, key: Address, entry: Entry, now: datetime) -> None:
        """Addresses with a query stay where they were made: anybody may make up as many as they like."""
        seconds = int((entry.until - now).total_seconds())
        if seconds > 0 and not key.query:
            self._asked("set", _name(key), entry.to_bytes(), timeout=seconds)

    def _asked(self, verb: str, *values, **options) -> bytes | None:
        if time.monotonic() < self._rests_until:
            return None
        try:
            return getattr(caches["pages"], verb)(*values, **options)
        except RedisError as error:
            self._rests_until = time.monotonic() + REST
            logger.warning("the shared cache does not answer (%s)", type(error).__name__)
            return None


def _name(key: Address) -> str:
    return sha256(json.dumps([release(), *astuple(key)]).encode()).hexdigest()
