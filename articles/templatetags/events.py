"""How the dates of events are printed."""

from django import template
from django.utils.text import capfirst

from articles import event_times
from articles.models import Event

register = template.Library()


@register.filter
def date_tile(event: Event) -> event_times.DateTile:
    return event_times.date_tile(event)


@register.filter
def in_short(event: Event) -> str:
    """« Conférence • Paris • en ligne • de 9 h à 17 h »: what is known besides the name and the days."""
    kind = "" if event.kind == Event.Kind.OTHER else event.get_kind_display()
    attendance = "" if event.attendance == Event.Attendance.ONSITE else event.get_attendance_display()
    facts = [fact for fact in (kind, event.place, attendance, event.hours) if fact]
    return " • ".join([capfirst(facts[0]), *facts[1:]]) if facts else ""
