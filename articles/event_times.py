"""When events begin and end, as calendars and machines want it: an instant in Paris, or a day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from articles.models import Event
from portal.core.approximate_dates import Precision, last_day
from portal.core.house import french_date


def is_exact(event: Event) -> bool:
    """Whether its days are known: « novembre 2021 » has no place in a calendar."""
    ends_on_a_day = event.end is None or event.end_precision == Precision.DAY
    return event.start is not None and event.start_precision == Precision.DAY and ends_on_a_day


def begins(event: Event) -> date | datetime | None:
    """An instant with the zone of the site when the hour is known, else the first day that it may mean."""
    if event.start is None or event.start_time is None:
        return event.start
    return _instant(event.start, event.start_time)


def ends(event: Event) -> date | datetime | None:
    """The last day, or the instant when it is known. Of an hour without end, or of a month, nothing is said."""
    day = last_day(event.end, event.end_precision) if event.end else event.start
    if event.start_time is None:
        is_said = event.end is not None or event.start_precision == Precision.DAY
        return day if is_said else None
    if event.end_time is None:
        return day if event.end else None
    end = _instant(day, event.end_time)
    return end if end > begins(event) else None


def excluded_end(event: Event) -> date | datetime | None:
    """The first moment after the event, of the same type as `begins` (RFC 5545, DTEND)."""
    first, last = begins(event), ends(event)
    if last is None or isinstance(last, datetime):
        return last
    if last == date.max:
        return None
    after = last + timedelta(days=1)
    return _instant(after, time()) if isinstance(first, datetime) else after


def _instant(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=timezone.get_default_timezone())


@dataclass(frozen=True)
class DateTile:
    """The date as a sheet of a calendar. `is_partial`: more days follow than it can show."""

    day: str = ""
    month: str = ""
    year: str = ""
    is_partial: bool = False


def date_tile(event: Event) -> DateTile:
    if event.start is None:
        return DateTile()
    year, month = str(event.start.year), french_date(event.start, "F")
    is_longer = event.end is not None and last_day(event.end, event.end_precision) > last_day(
        event.start, event.start_precision
    )
    if event.start_precision == Precision.YEAR:
        return DateTile(year=year, is_partial=is_longer)
    if event.start_precision == Precision.MONTH:
        return DateTile(month=month, year=year, is_partial=is_longer)
    day = french_date(event.start, "j")
    if is_longer and is_exact(event) and (event.end.year, event.end.month) == (event.start.year, event.start.month):
        return DateTile(f"{day}–{event.end.day}", month, year)
    return DateTile("1er" if event.start.day == 1 else day, month, year, is_partial=is_longer)
