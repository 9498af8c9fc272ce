"""Events as a calendar takes them (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from icalendar import Calendar, Timezone, vText
from icalendar import Event as CalendarEvent

from articles.event_times import begins, excluded_end
from articles.models import Event
from portal.core.pages import absolute
from portal.core.templatetags.house import plain

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESHED = timedelta(hours=12)  # how often a subscribed calendar need ask again
STATUSES = {
    Event.Standing.SCHEDULED: "CONFIRMED",
    Event.Standing.POSTPONED: "TENTATIVE",
    Event.Standing.CANCELLED: "CANCELLED",
}


def calendar(events: Iterable[Event], *, name: str) -> bytes:
    """`events` known to the day, their organisers at hand. Hours are of Paris, whose rules the file carries."""
    made = Calendar()
    made.add("prodid", f"-//{settings.SITE_NAME}//Agenda//FR")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", vText(name))
    made.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    for event in events:
        made.add_component(_component(event))
    made.add_missing_timezones()
    if not made.subcomponents:  # a calendar without any component is none
        made.add_component(Timezone.from_tzid(settings.TIME_ZONE))
    return made.to_ical()


def _component(event: Event) -> CalendarEvent:
    made = CalendarEvent()
    made.add("uid", f"evenement-{event.pk}@{urlsplit(settings.SITE_URL).hostname}")
    made.add("dtstamp", event.last_changed_at)
    made.add("last-modified", event.last_changed_at)
    made.add("dtstart", begins(event))
    if (end := excluded_end(event)) is not None:
        made.add("dtend", end)
    made.add("summary", _summary(event))
    if event.place:
        made.add("location", event.place)
    made.add("description", _description(event))
    made.add("url", absolute(event.get_absolute_url()))
    made.add("categories", [event.get_kind_display()])
    made.add("status", STATUSES[event.effective_standing])
    # Calendars that already hold the event only take a change of greater sequence.
    made.add("sequence", event.revision)
    if not isinstance(begins(event), datetime):
        made.add("transp", "TRANSPARENT")
    return made


def _summary(event: Event) -> str:
    """The standing in words too: few calendars show it otherwise."""
    is_kept = event.effective_standing == Event.Standing.SCHEDULED
    return event.name if is_kept else f"{event.name} ({event.standing_label})"


def _description(event: Event) -> str:
    organisers = ", ".join(house.name for house in event.organisers.all() if house.is_published)
    lines = [
        plain(event.description),
        f"Organisé par {organisers}." if organisers else "",
        event.website,
        absolute(event.get_absolute_url()),
    ]
    return "\n".join(line for line in lines if line)
