"""The dates that a reader types: a year, a month or a day, in figures or in French words."""

import re
from datetime import date, timedelta

from articles.importing.dates import MONTHS
from portal.core.approximate_dates import Precision, last_day
from portal.core.text import fold

FIRST_YEAR, LAST_YEAR = 1900, 2100

_MONTHS = {fold(name): number for name, number in MONTHS.items()} | {"dec": 12, "fev": 2}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
# « 1er septembre 2021 » with its accents, to be looked for in a line where it needs no quotation marks.
_NAMES = "|".join(sorted({*MONTHS, *_MONTHS}, key=len, reverse=True))
WORDED = rf"(?:\d{{1,2}}(?:er)?\s+)?(?:{_NAMES})\.?\s+\d{{4}}(?!\d)"

IN_FIGURES = r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})"  # a day of a month of a year, to be looked for in a line

_FORMS = [
    re.compile(r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<day>\d{1,2})[-/.])?(?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{2})"),
    re.compile(rf"(?:(?P<day>\d{{1,2}})(?:er)? )?(?P<month>{_MONTH})\.? (?P<year>\d{{4}})"),
]
_CENTURY = 2000  # of « 21 »
_RELATIVE = {"aujourd'hui": 0, "hier": 1, "avant-hier": 2}


def period(text: str, *, today: date) -> tuple[date, date] | None:
    """The first and the last day of what `text` names, whatever the year; None for what is no date."""
    text = fold(text)
    if text in _RELATIVE:
        day = today - timedelta(days=_RELATIVE[text])
        return day, day
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    try:
        first = date(_CENTURY + int(year) if len(year) == 2 else int(year), _number(month or "1"), int(day or "1"))
    except ValueError:
        return None
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return first, last_day(first, precision)


def _number(month: str) -> int:
    return int(month) if month.isdecimal() else _MONTHS[month]
