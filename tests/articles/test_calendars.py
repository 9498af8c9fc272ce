"""Events as calendars take them (RFC 5545)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Calendar

from articles.queries import events as event_queries
from portal.core.publishing import Status
from tests.factories import PAST, EventFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")


def _file(client, event):
    response = client.get(f"{event.get_absolute_url()}evenement.ics")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    lines = response.content.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    return Calendar.from_ical(response.content)


def _event(calendar):
    (found,) = calendar.walk("VEVENT")
    return found


def test_hours_are_of_paris_and_the_file_carries_its_rules(client):
    event = EventFactory(start=date(2026, 7, 1), start_time=time(9), end_time=time(17, 30))
    calendar = _file(client, event)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    found = _event(calendar)
    assert found["DTSTART"].params["TZID"] == "Europe/Paris"
    assert found.decoded("DTSTART") == datetime(2026, 7, 1, 9, tzinfo=PARIS)
    assert found.decoded("DTEND") == datetime(2026, 7, 1, 17, 30, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({}, date(2024, 3, 11), date(2024, 3, 12)),
        ({"end": date(2024, 3, 13)}, date(2024, 3, 11), date(2024, 3, 14)),
        ({"start_time": time(9)}, datetime(2024, 3, 11, 9, tzinfo=PARIS), None),
        ({"start_time": time(9), "end_time": time(8)}, datetime(2024, 3, 11, 9, tzinfo=PARIS), None),
        (
            {"start_time": time(9), "end": date(2024, 3, 13)},
            datetime(2024, 3, 11, 9, tzinfo=PARIS),
            datetime(2024, 3, 14, 0, tzinfo=PARIS),
        ),
    ],
)
def test_the_end_is_the_first_moment_after_and_never_invented(client, fields, start, end):
    found = _event(_file(client, EventFactory(**fields)))
    assert found.decoded("DTSTART") == start
    assert (found.decoded("DTEND") if "DTEND" in found else None) == end


@pytest.mark.parametrize(
    ("standing", "status"), [("maintenu", "CONFIRMED"), ("reporte", "TENTATIVE"), ("annule", "CANCELLED")]
)
def test_what_became_of_it_is_said(client, standing, status):
    assert _event(_file(client, EventFactory(standing=standing)))["STATUS"] == status


def test_calendars_that_hold_an_event_learn_of_each_change(client):
    event = EventFactory()
    first = _event(_file(client, event))
    for rank, change in enumerate(({"standing": "reporte"}, {"standing": "maintenu"}, {"start": date(2024, 4, 2)}), 1):
        for name, value in change.items():
            setattr(event, name, value)
        event.save()
        found = _event(_file(client, event))
        assert found["SEQUENCE"] == rank
        assert found.decoded("LAST-MODIFIED") > first.decoded("LAST-MODIFIED")
    event.description = "<p>Une précision.</p>"
    event.save()
    assert _event(_file(client, event))["SEQUENCE"] == 3


def test_a_session_follows_what_became_of_its_day(client):
    day = EventFactory(standing="annule")
    session = EventFactory(parent=day)
    assert _event(_file(client, session))["STATUS"] == "CANCELLED"
    assert "Annulé" in client.get(session.get_absolute_url()).content.decode()


def test_an_end_without_end_breaks_no_calendar(client):
    event = EventFactory(end=date.max)
    assert "DTEND" not in _event(_file(client, event))
    with pytest.raises(ValidationError, match="L’année est entre"):
        event.full_clean()


def test_the_file_says_what_the_page_says_and_nothing_unpublished(client):
    event = EventFactory(
        name="Données ; santé, et « mots »", place="Paris, 5e", description="<p>Un <strong>jour</strong>.</p>"
    )
    event.organisers.add(
        OrganisationFactory(name="Medicen"), OrganisationFactory(name="Cachée", status=Status.DRAFT, published_at=None)
    )
    found = _event(_file(client, event))
    assert found["UID"] == f"evenement-{event.pk}@127.0.0.1"
    assert found["SUMMARY"] == event.name
    assert found["LOCATION"] == "Paris, 5e"
    assert found["URL"] == f"http://127.0.0.1:8000{event.get_absolute_url()}"
    assert found.decoded("DTSTAMP") == PAST
    assert str(found["DESCRIPTION"]).startswith("Un jour.\nOrganisé par Medicen.\n")
    assert "Cachée" not in found["DESCRIPTION"]
    assert "ORGANIZER" not in found


@pytest.mark.parametrize("fields", [{"start_precision": "month"}, {"start_precision": "year"}, {"start": None}])
def test_an_event_without_a_day_is_in_no_calendar(client, fields):
    event = EventFactory(**fields)
    assert client.get(f"{event.get_absolute_url()}evenement.ics").status_code == 404
    assert b"BEGIN:VEVENT" not in client.get("/evenements/agenda.ics").content


def _agenda(client):
    response = client.get("/evenements/agenda.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return [str(found["SUMMARY"]) for found in Calendar.from_ical(response.content).walk("VEVENT")]


def test_the_agenda_holds_what_comes_and_the_last_twelve_months(client):
    today = timezone.localdate()
    for name, days in (("bientôt", 5), ("naguère", -300), ("jadis", -400)):
        EventFactory(name=name, start=today + timedelta(days=days))
    EventFactory(name="brouillon", start=today, status=Status.DRAFT)
    assert _agenda(client) == ["bientôt", "naguère"]


def test_the_agenda_is_bounded_and_drops_the_oldest(client, monkeypatch):
    monkeypatch.setattr(event_queries, "CALENDAR", 2)
    for days in (1, -1, -2):
        EventFactory(name=str(days), start=timezone.localdate() + timedelta(days=days))
    assert _agenda(client) == ["1", "-1"]


def test_an_agenda_without_events_is_still_a_calendar(client):
    assert len(Calendar.from_ical(client.get("/evenements/agenda.ics").content).subcomponents) == 1
