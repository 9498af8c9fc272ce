"""Searches without result, counted by day for the editors: what readers look for under another name.

Anybody may send anything, and a page that only reads must neither fail nor wait: what cannot be written at once is not.
"""

import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from portal.core.reading import on_primary
from portal.core.text import name_key, squash
from portal.search.models import EmptySearch

logger = logging.getLogger(__name__)

LENGTH, WORDS = 100, 8  # beyond, it is a text that was pasted
NEW_A_DAY = 500  # different words: a visitor who sends thousands fills no disk
FIGURES = 5  # beyond, years apart, they may be a telephone number; that of an article has fewer
KEPT = timedelta(days=400)
WAIT = 100  # milliseconds

# An address, a telephone number, a date of birth, the number of an account: what may tell who somebody is.
_PERSONAL = re.compile(
    r"@|[(\[]at[)\]]|\barobase\b|://|\bwww\.|\w\.(?:com|eu|fr|net|org)\b|\d+(?:\W+\d+){2}", re.IGNORECASE
)
_CODE = re.compile(r"[<>{}=\\$;|]|\(\)|\.\./|--")
_LETTER = re.compile(r"[a-z]")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def note_empty(words: str) -> None:
    """Counts one more search that found nothing, today. Nothing is kept of who asked, nor of the hour."""
    words = _readable(words)
    key = name_key(words)
    if not _is_kept(words, key):
        return
    # A transaction that is open must survive a refusal; without one, reading must not begin one, which locks SQLite.
    spared = transaction.atomic() if connection.in_atomic_block else nullcontext()
    try:
        with spared, on_primary():
            _note(timezone.localdate(), key, words)
    except DatabaseError as error:  # whose own words may hold those of the reader
        logger.warning("a search without result could not be counted (%s)", type(error).__name__)


def _readable(words: str) -> str:
    """On one line, without what does not show: no database takes NUL or half of a character."""
    return squash("".join(sign for sign in squash(unicodedata.normalize("NFKC", words)) if sign.isprintable()))


def _is_kept(words: str, key: str) -> bool:
    if len(words) > LENGTH or len(key) > LENGTH or len(key.split()) > WORDS:
        return False
    if sum(map(str.isdecimal, _YEAR.sub("", key))) > FIGURES:
        return False
    return bool(_LETTER.search(key)) and not _PERSONAL.search(words) and not _CODE.search(words)


def _note(day: date, key: str, words: str) -> None:
    """Once a day holds all the words that it may, the first that was typed only once gives its place: a visitor who
    sends hundreds keeps nobody else’s from being seen when they are typed again.
    """
    of_day = EmptySearch.objects.filter(day=day)
    same = of_day.filter(key=key)
    if same.exists():
        with _at_once():
            same.update(number=F("number") + 1)
        return
    held = of_day.count()
    with _at_once():
        if held >= NEW_A_DAY:
            once = of_day.filter(number=1).order_by("pk").values_list("pk", flat=True)[:1]
            if not EmptySearch.objects.filter(pk__in=list(once)).delete()[0]:
                return
        if held == 0:
            EmptySearch.objects.filter(day__lt=day - KEPT).delete()
        # Another reader may do the same just now: whoever comes second finds the row, and both count.
        EmptySearch.objects.bulk_create([EmptySearch(day=day, key=key, words=words)], ignore_conflicts=True)
        same.update(number=F("number") + 1)


@contextmanager
def _at_once() -> Iterator[None]:
    """A transaction that is refused rather than wait long for another to end."""
    if connection.vendor != "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {WAIT}")
            yield
            cursor.execute("SET LOCAL lock_timeout TO DEFAULT")  # for a transaction around this one
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        former = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {WAIT}")
        try:
            with transaction.atomic():
                yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {former}")
