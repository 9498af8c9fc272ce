"""What events tell machines (schema.org Event)."""

from dataclasses import dataclass
from datetime import datetime

from articles.event_times import begins, ends
from articles.models import Event, Participation
from organisations.models import Organisation
from organisations.structured_data import reference
from portal.core.pages import PageInfo
from portal.core.structured_data import identifier, node
from portal.core.templatetags.house import plain

_VOCABULARY = "https://schema.org"
STATUSES = {
    Event.Standing.SCHEDULED: "EventScheduled",
    Event.Standing.POSTPONED: "EventPostponed",
    Event.Standing.CANCELLED: "EventCancelled",
}
MODES = {
    Event.Attendance.ONSITE: "OfflineEventAttendanceMode",
    Event.Attendance.ONLINE: "OnlineEventAttendanceMode",
    Event.Attendance.MIXED: "MixedEventAttendanceMode",
}


@dataclass(frozen=True, kw_only=True)
class Ties:
    """What the page of an event shows that it is tied to."""

    organisers: list[Organisation]
    participations: list[Participation]
    parent: Event | None
    sessions: list[Event]


def event_node(event: Event, page: PageInfo, ties: Ties) -> dict:
    """The event in full, for its own page.

    Search engines know no Event without a date and a place. Where we do not know them we say no more than
    we know: a thing that has a name, of the kind « event ».
    """
    said = {
        "name": event.name,
        "description": plain(event.description) or page.summary,
        "image": [page.shown_picture.url],
    }
    places = locations(event)
    if event.start is None or not places:
        return node("Thing", event, additionalType=f"{_VOCABULARY}/Event", **said)
    return node(
        "Event",
        event,
        **said,
        startDate=_printed(begins(event)),
        endDate=_printed(ends(event)),
        eventStatus=f"{_VOCABULARY}/{STATUSES[event.effective_standing]}",
        eventAttendanceMode=f"{_VOCABULARY}/{MODES[event.attendance]}",
        location=places if len(places) > 1 else places[0],
        organizer=[reference(organisation) for organisation in ties.organisers],
        performer=[
            node("Person", participation.person, name=participation.person.name)
            for participation in ties.participations
            if participation.role == Participation.Role.SPEAKER
        ],
        superEvent={"@id": identifier(ties.parent)} if ties.parent else None,
        subEvent=[{"@id": identifier(session)} for session in ties.sessions],
    )


def locations(event: Event) -> list[dict]:
    """Where it takes place, as far as known: the place named, the address where one follows it from afar."""
    place = {"@type": "Place", "name": event.place, "address": event.place}
    online = {"@type": "VirtualLocation", "url": event.website}
    here = [place] if event.place and event.attendance != Event.Attendance.ONLINE else []
    afar = [online] if event.website and event.attendance != Event.Attendance.ONSITE else []
    return here + afar


def _printed(moment) -> str:
    if moment is None:
        return ""
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()
