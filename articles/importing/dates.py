"""Dates and stamps as the two layouts print them. All hours are those of Paris."""

import re
from datetime import date, datetime, time

from django.utils import timezone

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "janvier janv",
            "février févr fevrier",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "août aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre déc decembre",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_FIRST_YEAR = 1900
WEEKDAY = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
DAY = rf"(?:{WEEKDAY} )?(?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH}) (?P<year>\d{{4}})"
STAMP = re.compile(rf"{DAY},? à (?P<hour>\d{{1,2}}) ?[h:] ?(?P<minute>\d{{2}})", re.IGNORECASE)
SHORT_STAMP = re.compile(
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{2,4}) à (?P<hour>\d{1,2}) ?[h:] ?(?P<minute>\d{2})"
)
_DAY = re.compile(DAY, re.IGNORECASE)
_RANGE = re.compile(rf"(?:du|les) (?P<first>\d{{1,2}})(?:er)? (?:au|et|-|–) {DAY}", re.IGNORECASE)


def stamp_of(match: re.Match) -> datetime | None:
    day = _date_of(match)
    hour, minute = int(match["hour"]), int(match["minute"])
    if day is None or day.year < _FIRST_YEAR or hour > 23 or minute > 59:
        return None
    return datetime.combine(day, time(hour, minute), tzinfo=timezone.get_default_timezone())


def read_days(text: str) -> tuple[date | None, date | None]:
    """First and last day stated by the text: « le 28 septembre 2021 », « du 5 au 7 octobre 2021 »."""
    if match := _RANGE.search(text):
        last = _date_of(match)
        if last and int(match["first"]) < last.day:
            return last.replace(day=int(match["first"])), last
    match = _DAY.search(text)
    return (_date_of(match), None) if match else (None, None)


def _date_of(match: re.Match) -> date | None:
    month = match["month"].lower().rstrip(".")
    year = int(match["year"])
    try:
        return date(
            year + 2000 if year < 100 else year, int(month) if month.isdigit() else MONTHS[month], int(match["day"])
        )
    except ValueError:
        return None
