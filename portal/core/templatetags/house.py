"""Dates and extracts as the house prints them."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from portal.core import house
from portal.core.approximate_dates import Precision, format_approximate, starting
from portal.core.markup import plain_text

register = template.Library()


@register.filter
def list_stamp(moment: datetime) -> str:
    """« 23/09/21 à 11:17 »"""
    return house.list_stamp(moment)


@register.filter
def instant(moment: datetime) -> str:
    """« 2021-09-23T14:35:00+02:00 », for machines. HTML knows no more than thousandths of a second."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


@register.filter
def french_day(day: date) -> str:
    """« 1er octobre 2021 »"""
    return house.french_date(day, "j F Y")


@register.filter
def function_period(function) -> str:
    """« depuis mars 2021 », « jusqu’en 2020 »; of a former function, whose end is unknown, only its beginning."""
    if not function.is_former or function.end:
        return function.period
    begins = format_approximate(function.start, function.start_precision)
    return starting(begins, is_day=function.start_precision == Precision.DAY) if begins else ""


@register.filter
def excerpt(text: str, length: int) -> str:
    """At most `length` characters of plain text, cut at a word."""
    text = text.replace("\n", " ")
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0].rstrip(' ,;:.–-')}…"


@register.filter
def plain(markup: str) -> str:
    """The text of rich text, on one line: for descriptions and extracts."""
    return plain_text(markup).replace("\n", " ")
