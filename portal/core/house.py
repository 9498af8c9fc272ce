"""House styles: how a press title prints dates and quotation marks."""

import re
from datetime import date, datetime, time
from functools import lru_cache

from django.db import models
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import override

_INNER_MARKS = ((re.compile(r"«\s*"), "“"), (re.compile(r"\s*»"), "”"))
_FIRST_OF_MONTH = re.compile(r"\b1(?= (?:jan|fév|mar|avr|mai|jui|aoû|sep|oct|nov|déc))")


class StampStyle(models.TextChoices):
    COMPACT = "compact", "29 septembre 2021 à 16h48"
    LONG = "long", "jeudi 23 septembre 2021 à 14 h 35"


class QuotationMarks(models.TextChoices):
    FRENCH = "french", "« guillemets français »"
    ENGLISH = "english", "“guillemets anglais”"

    @property
    def opening(self) -> str:
        return "«\u00a0" if self == QuotationMarks.FRENCH else "“"

    @property
    def closing(self) -> str:
        return "\u00a0»" if self == QuotationMarks.FRENCH else "”"


_STAMPS = {StampStyle.COMPACT: r"j F Y à H\hi", StampStyle.LONG: r"l j F Y à H \h i"}


def french_date(value: date | datetime, pattern: str) -> str:
    """`value` under a pattern of Django's `date` filter, in French whatever the active language; « 1er » kept.

    An instant is first brought to the site’s time zone: at 00:30 in Paris it is still the day before in UTC.
    """
    if not isinstance(value, datetime):
        return _printed_day(value, pattern)
    return _printed(timezone.localtime(value) if timezone.is_aware(value) else value, pattern)


def _printed(value: date | datetime, pattern: str) -> str:
    with override("fr"):
        return _FIRST_OF_MONTH.sub("1er", date_format(value, pattern))


# A page prints some sixty days, and the next one many of the same.
_printed_day = lru_cache(maxsize=4_000)(_printed)


def stamp(moment: datetime, style: str) -> str:
    """A publication stamp in the time zone of the site."""
    return french_date(moment, _STAMPS[StampStyle(style)])


def clock(hour: time) -> str:
    """« 18 h 30 », « 9 h »: an hour as French prints it, unbreakable."""
    return f"{hour.hour}\u00a0h\u00a0{hour.minute:02}" if hour.minute else f"{hour.hour}\u00a0h"


def list_stamp(moment: datetime) -> str:
    """The short stamp of lists: « 23/09/21 à 11:17 »."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{local:%d/%m/%y} à {local:%H:%M}"


def quoted(text: str, marks: str) -> str:
    """`text` between the quotation marks of the house."""
    style = QuotationMarks(marks)
    return f"{style.opening}{text}{style.closing}"


def between_marks(words: str) -> str:
    """« Le mot “donnée” »: French marks around, and those inside become inner ones."""
    for mark, inner in _INNER_MARKS:
        words = mark.sub(inner, words)
    return f"«\u00a0{words}\u00a0»"


def midnight(day: date) -> datetime:
    """The first moment of `day` in the time zone of the site."""
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())
