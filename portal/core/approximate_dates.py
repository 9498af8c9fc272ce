"""Dates known to the day, the month or the year: « novembre 2021 », « horizon 2028 »."""

import calendar
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from portal.core.house import french_date


class Precision(models.TextChoices):
    DAY = "day", "au jour"
    MONTH = "month", "au mois"
    YEAR = "year", "à l’année"


# Years that a date of the newsroom may have: far enough for any archive, near enough to be added to.
YEARS = range(1800, 2201)


def validate_year(value: date) -> None:
    if value.year not in YEARS:
        raise ValidationError(f"L’année est entre {YEARS[0]} et {YEARS[-1]}.")


def first_day(value: date, precision: str) -> date:
    """The first day that an approximate date may mean. Stored dates are brought to it, so that they sort."""
    if precision == Precision.YEAR:
        return value.replace(month=1, day=1)
    if precision == Precision.MONTH:
        return value.replace(day=1)
    return value


def last_day(value: date, precision: str) -> date:
    """The last day that an approximate date may mean."""
    if precision == Precision.YEAR:
        return value.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return value.replace(day=calendar.monthrange(value.year, value.month)[1])
    return value


def format_approximate(value: date | None, precision: str) -> str:
    """« 22 septembre 2021 », « septembre 2021 » or « 2021 »; an empty string without a date."""
    if value is None:
        return ""
    if precision == Precision.YEAR:
        return str(value.year)
    if precision == Precision.MONTH:
        return french_date(value, "F Y")
    return french_date(value, "j F Y")


def format_period(start: date | None, start_precision: str, end: date | None, end_precision: str) -> str:
    """« depuis mars 2021 », « jusqu’en 2020 », « d’avril 2018 à 2020 »; an empty string when nothing is known.

    Of what has not begun: « à partir du 3 mars 2031 ».
    """
    begins, ends = format_approximate(start, start_precision), format_approximate(end, end_precision)
    is_day, ends_on_day = start_precision == Precision.DAY, end_precision == Precision.DAY
    if begins and ends:
        return f"{_from(begins, is_day=is_day)} {'au' if ends_on_day else 'à'} {ends}"
    if begins and start > timezone.localdate():
        return starting(begins, is_day=is_day)
    if begins:
        return f"depuis le {begins}" if is_day else f"depuis {begins}"
    if ends:
        return f"jusqu’au {ends}" if ends_on_day else f"jusqu’en {ends}"
    return ""


def starting(words: str, *, is_day: bool) -> str:
    """« à partir du 3 mars 2018 », « à partir de mars 2018 », « à partir d’avril 2018 »."""
    if is_day:
        return f"à partir du {words}"
    return f"à partir d’{words}" if words[0] in "ao" else f"à partir de {words}"


def _from(words: str, *, is_day: bool) -> str:
    """« du 3 mars 2018 », « de mars 2018 », « d’avril 2018 », « de 2018 »."""
    if is_day:
        return f"du {words}"
    return f"d’{words}" if words[0] in "ao" else f"de {words}"


def format_span(start: date | None, start_precision: str, end: date | None, end_precision: str) -> str:
    """The dates of an event: « 28 septembre 2021 », « du 5 au 7 octobre 2021 », « novembre 2021 »."""
    if start is None:
        return ""
    begins = format_approximate(start, start_precision)
    if end is None or last_day(end, end_precision) <= last_day(start, start_precision):
        return begins
    if start_precision != Precision.DAY:
        return f"{begins} – {format_approximate(end, end_precision)}"
    if end_precision == Precision.DAY and (start.year, start.month) == (end.year, end.month):
        return f"du {french_date(start, 'j')} au {french_date(end, 'j F Y')}"
    if end_precision == Precision.DAY and start.year == end.year:
        return f"du {french_date(start, 'j F')} au {french_date(end, 'j F Y')}"
    return f"du {begins} au {format_approximate(end, end_precision)}"
