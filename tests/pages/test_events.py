"""The agenda, and the page of an event: when, where, by whom, and what was said there."""

import json
from datetime import UTC, date, datetime, time, timedelta

import feedparser
import pytest
from django.utils import timezone

from articles.models import Attachment, Event, EventResource, EventSeries, Participation
from portal.core.publishing import Status
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
)
from tests.pages.html import get_page, text_of

pytestmark = pytest.mark.django_db

TODAY = date(2024, 6, 15)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    """Just after midnight in Paris, when it is still the day before in UTC."""
    moment = datetime(2024, 6, 14, 22, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def _section(page, title):
    found = page.section(title)
    return text_of(found) if found is not None else ""


def _agenda(client, query=""):
    page = get_page(client, f"/evenements/{query}")
    return page, _section(page, "À venir"), _section(page, "Passés")


def test_the_agenda_is_cut_at_midnight_in_paris(client):
    for day in (14, 15):
        EventFactory(name=f"Le {day}", start=date(2024, 6, day))
    _page, coming, past = _agenda(client)
    assert "Le 15" in coming
    assert "Le 14" not in coming
    assert "Le 14" in past


def test_coming_events_stand_by_month_the_soonest_first_and_undated_ones_at_the_end(client):
    EventFactory(name="Sans date", start=None)
    EventFactory(name="Quatrième", start=date(2025, 1, 1), start_precision="year")
    EventFactory(name="Troisième", start=date(2024, 9, 3), start_precision="month")
    EventFactory(name="Deuxième", start=date(2024, 6, 20))
    EventFactory(name="Première", start=date(2024, 5, 30), end=date(2024, 6, 16))
    page, coming, _past = _agenda(client)
    names = ["Première", "Deuxième", "Troisième", "Quatrième", "Sans date"]
    assert sorted(names, key=coming.index) == names
    headings = [text_of(node) for node in page.section("À venir").iter("h3")]
    assert headings == ["Juin 2024", "Septembre 2024", "Dans l’année 2025", "Date à préciser"]


def test_past_events_stand_by_year_the_newest_first(client):
    for year in (2021, 2023, 2022):
        EventFactory(name=f"Rencontre {year}", start=date(year, 3, 1))
    page, _coming, _past = _agenda(client)
    assert [text_of(node) for node in page.section("Passés").iter("h3")] == ["2023", "2022", "2021"]


def test_the_agenda_is_narrowed_by_kind_and_by_year(client):
    for kind in ("salon", "conference"):
        for year in (2023, 2025):
            EventFactory(name=f"{kind} {year}", kind=kind, start=date(year, 3, 1))
    page, coming, past = _agenda(client, "?nature=salon&annee=2025")
    assert "salon 2025" in coming
    assert not {"salon 2023", "conference 2023", "conference 2025"} & set(page.links())
    assert "avec ces filtres" in past
    assert '<meta name="robots" content="noindex, follow">' in page.source
    assert page.links()["Salon (retirer ce filtre)"] == "/evenements/?annee=2025"
    assert "noindex" not in get_page(client, "/evenements/?nature=salon").source


@pytest.mark.parametrize("query", ["?nature=bal", "?annee=99999", "?annee=x", "?annee=1", "?nature=%00"])
def test_an_unknown_filter_is_not_found(client, query):
    assert client.get(f"/evenements/{query}").status_code == 404


def test_an_empty_agenda_says_so(client):
    _page, coming, past = _agenda(client)
    assert "Aucun événement à venir n’est annoncé." in coming
    assert "Aucun événement passé." in past


def test_a_session_is_listed_by_its_event_and_alone_while_that_is_not_public(client):
    event = EventFactory(name="Congrès")
    EventFactory(name="Table ronde", parent=event)
    assert "Table ronde" not in get_page(client, "/evenements/").text
    Event.objects.filter(pk=event.pk).update(status=Status.DRAFT)
    assert "Table ronde" in get_page(client, "/evenements/").text


@pytest.mark.parametrize(
    ("fields", "tile", "words"),
    [
        ({"start": date(2021, 9, 1)}, "1er septembre 2021", "1er septembre 2021"),
        ({"start": date(2021, 10, 5), "end": date(2021, 10, 7)}, "5–7 octobre 2021", "Du 5 au 7 octobre 2021"),
        (
            {"start": date(2021, 9, 30), "end": date(2021, 10, 2)},
            "30 septembre 2021",
            "Du 30 septembre au 2 octobre 2021",
        ),
        ({"start": date(2021, 11, 9), "start_precision": "month"}, "novembre 2021", "Novembre 2021"),
        ({"start": date(2021, 11, 9), "start_precision": "year"}, "2021", "2021"),
        ({"start": None}, "date inconnue", "Date inconnue"),
    ],
)
def test_a_card_bears_its_date_as_a_sheet_of_the_calendar_and_in_words(client, fields, tile, words):
    EventFactory(**fields)
    page = get_page(client, "/evenements/")
    assert page.texts("span", "date-tile") == [tile]
    assert page.texts("p", "card__dates") == [words]


@pytest.mark.parametrize(("standing", "said"), [("annule", "Annulé"), ("reporte", "Reporté")])
def test_what_became_of_an_event_is_said_in_words(client, standing, said):
    event = EventFactory(standing=standing)
    assert page_says(client, "/evenements/", said)
    assert page_says(client, event.get_absolute_url(), f"{said}.")


def page_says(client, url, words):
    return words in get_page(client, url).text


def test_an_event_with_a_name_only_has_a_finished_page(client):
    event = EventFactory(name="Rencontre", start=None, kind="autre")
    page = get_page(client, event.get_absolute_url())
    assert "Ce qui s’y dira sera publié ici." in _section(page, "Suivre")
    assert "Ajouter à mon calendrier" not in page.text
    assert _node(page)["@type"] == "Thing"


def test_an_event_says_its_hours_way_of_taking_part_and_organisers(client):
    event = EventFactory(start_time=time(9), end_time=time(17, 30), attendance="mixte", edition="3e édition")
    event.organisers.add(OrganisationFactory(name="Medicen"))
    text = get_page(client, event.get_absolute_url()).text
    for words in ("de 9 h à 17 h 30", "Sur place et en ligne", "3e édition", "Medicen"):
        assert words in text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("fields", "is_printed"),
    [
        ({"start": date(2024, 9, 1)}, False),
        ({"start": date(2024, 9, 1), "start_time": time(9)}, True),
        ({"start": date(2024, 9, 5), "end": date(2024, 9, 7)}, False),
        ({"start": date(2024, 9, 30), "end": date(2024, 10, 2)}, True),
    ],
)
def test_the_date_is_printed_beside_its_tile_only_when_that_leaves_something_out(client, fields, is_printed):
    page = get_page(client, EventFactory(**fields).get_absolute_url())
    dates = [node for node in page.one("dl", "facts") if text_of(node).startswith("Date")]
    assert [node.get("class") for node in dates] == [None if is_printed else "visually-hidden"]


def test_an_edition_that_is_the_year_is_not_told_twice(client):
    edition, other = (EventFactory(start=date(2025, 3, 1), edition=edition) for edition in ("2025", "3e édition"))
    assert "Édition" not in text_of(get_page(client, edition.get_absolute_url()).one("dl", "facts"))
    assert "3e édition" in text_of(get_page(client, other.get_absolute_url()).one("dl", "facts"))


def test_only_an_event_to_come_is_offered_to_calendars_but_each_keeps_its_address(client):
    for day, is_offered in ((date(2024, 6, 14), False), (date(2024, 6, 15), True)):
        event = EventFactory(start=day)
        assert ("Ajouter à mon calendrier" in get_page(client, event.get_absolute_url()).links()) is is_offered
        assert client.get(f"{event.get_absolute_url()}evenement.ics").status_code == 200


def test_one_article_of_one_day_is_named_once_above_what_was_said(client):
    event, day = EventFactory(), date(2024, 3, 1)
    said = [quote_block(words, speaker=PersonFactory(), said_on=day) for words in ("Un.", "Deux.")]
    article = ArticleFactory(title="Le compte rendu", event=event, blocks=said)
    section = get_page(client, event.get_absolute_url()).section("Ce qui s’y est dit")
    assert text_of(section).count(article.title) == text_of(section).count("1er mars 2024") == 1
    ArticleFactory(title="Un autre", event=event, blocks=[quote_block("Trois.", speaker=PersonFactory(), said_on=day)])
    section = get_page(client, event.get_absolute_url()).section("Ce qui s’y est dit")
    assert text_of(section).count(article.title) == 2


def test_sessions_are_in_order_of_time_and_lead_back_to_their_event(client):
    event = EventFactory(name="Congrès")
    for hour in (14, 9):
        EventFactory(name=f"À {hour} heures", parent=event, start_time=time(hour))
    session = EventFactory(name="La veille", parent=event, start=event.start - timedelta(days=1))
    Participation.objects.create(event=session, person=PersonFactory(given_name="", family_name="Oratrice"))
    EventFactory(name="En préparation", parent=event, status=Status.DRAFT)
    programme = _section(get_page(client, event.get_absolute_url()), "Programme")
    names = ["La veille", "À 9 heures", "À 14 heures"]
    assert sorted(names, key=programme.index) == names
    assert "Oratrice" in programme
    assert "En préparation" not in programme
    assert get_page(client, session.get_absolute_url()).links()["Congrès"] == event.get_absolute_url()


def test_what_was_said_is_grouped_by_voice_with_the_session_and_the_label_typed_once(client):
    event = EventFactory()
    session = EventFactory(name="Table ronde", parent=event)
    one, other = PersonFactory(given_name="", family_name="Une"), PersonFactory(given_name="", family_name="Autre")
    Participation.objects.create(event=session, person=one, label="présidente du jury")
    blocks = [
        quote_block("Un.", speaker=one),
        quote_block("Deux.", speaker=other, speaker_label="Autre, juge"),
        quote_block("Trois.", speaker=one, event=session),
        quote_block("Bribes", speaker=one, kind="partielle"),
    ]
    ArticleFactory(event=event, blocks=blocks)
    page = get_page(client, event.get_absolute_url())
    voices = page.texts("div", "voice")
    assert len(voices) == 2
    assert all(words in voices[0] for words in ("Une", "présidente du jury", "Un.", "Trois.", "Session « Table ronde"))
    assert "Deux." in voices[1]
    assert "Bribes" not in page.text


def test_coverage_and_documents_are_those_of_the_event_and_of_its_sessions_each_once(client):
    event = EventFactory()
    session = EventFactory(parent=event)
    shared, hidden = DocumentFactory(title="La présentation"), DocumentFactory(title="Le brouillon")
    for title, where in (("Ouverture", event), ("Suite", session)):
        ArticleFactory(title=title, event=where, blocks=[Attachment(document=shared, region="body")])
    ArticleFactory(status=Status.DRAFT, event=event, blocks=[Attachment(document=hidden, region="body")])
    EventResource.objects.create(event=event, document=shared)
    EventResource.objects.create(event=event, image=ImageFactory(caption="La salle"))
    EventResource.objects.create(event=session, title="Captation", url="https://example.org/film")
    page = get_page(client, event.get_absolute_url())
    assert {"Ouverture", "Suite"} <= set(page.links())
    assert _section(page, "Documents").count("La présentation") == 1
    assert page.links()["Captation"] == "https://example.org/film"
    assert "La salle" in _section(page, "Photos")
    assert "Le brouillon" not in page.text


def test_editions_follow_each_other(client):
    series = EventSeries.objects.create(name="Medicen Day")
    editions = [EventFactory(name=f"Édition {year}", series=series, start=date(year, 9, 28)) for year in (2020, 2021)]
    links = get_page(client, editions[0].get_absolute_url()).links()
    assert links["Édition 2021"] == editions[1].get_absolute_url()
    assert "Édition précédente" not in get_page(client, editions[0].get_absolute_url()).text


def _node(page):
    source = page.graph_source
    graph = json.loads(source)["@graph"]
    return next(found for found in graph if found.get("@id", "").endswith("#evenement"))


def test_machines_read_when_where_by_whom_and_what_became_of_it(client):
    event = EventFactory(name="Congrès", place="Paris", start_time=time(9), end_time=time(17), standing="annule")
    session = EventFactory(parent=event)
    organiser, speaker = OrganisationFactory(), PersonFactory()
    event.organisers.add(organiser)
    Participation.objects.create(event=event, person=speaker)
    Participation.objects.create(event=event, person=PersonFactory(), role="invite")
    found = _node(get_page(client, event.get_absolute_url()))
    assert found["@type"] == "Event"
    assert (found["startDate"], found["endDate"]) == ("2024-03-11T09:00:00+01:00", "2024-03-11T17:00:00+01:00")
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert found["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert found["location"] == {"@type": "Place", "name": "Paris", "address": "Paris"}
    assert [node["name"] for node in found["organizer"]] == [organiser.name]
    assert [node["name"] for node in found["performer"]] == [speaker.name]
    assert found["subEvent"] == [{"@id": f"http://127.0.0.1:8000{session.get_absolute_url()}#evenement"}]


@pytest.mark.parametrize(
    ("attendance", "fields", "kinds"),
    [
        ("sur-place", {}, None),
        ("en-ligne", {"place": "Paris"}, None),
        ("en-ligne", {"website": "https://example.org/"}, ["VirtualLocation"]),
        ("mixte", {"place": "Paris", "website": "https://example.org/"}, ["Place", "VirtualLocation"]),
    ],
)
def test_no_place_is_invented(client, attendance, fields, kinds):
    found = _node(get_page(client, EventFactory(attendance=attendance, **fields).get_absolute_url()))
    places = found.get("location")
    places = [places] if isinstance(places, dict) else places
    assert (found["@type"] == "Event") is (kinds is not None)
    assert (places and [place["@type"] for place in places]) == kinds


def _feed(client, url):
    feed = feedparser.parse(client.get(url).content)
    assert not feed.bozo
    return [entry.title for entry in feed.entries]


def test_the_feed_of_events_holds_coming_and_past_ones_the_last_made_public_first(client):
    for name, start, published in (("Passé", date(2021, 3, 1), 2), ("À venir", date(2025, 3, 1), 1)):
        EventFactory(name=name, start=start, published_at=datetime(2024, 1, published, tzinfo=UTC))
    EventFactory(name="Projet", status=Status.DRAFT)
    assert _feed(client, "/evenements/flux/") == ["Passé", "À venir"]
    assert _feed(client, "/evenements/flux/?annee=2025") == ["À venir"]


def test_the_feed_of_an_event_holds_what_was_written_and_said_there_and_in_its_sessions(client):
    event = EventFactory(name="Congrès")
    url = f"{event.get_absolute_url()}flux/"
    assert _feed(client, url) == ["Congrès"]
    speaker = PersonFactory(given_name="", family_name="Oratrice")
    ArticleFactory(
        title="Compte rendu", event=EventFactory(parent=event), blocks=[quote_block("Oui.", speaker=speaker)]
    )
    titles = _feed(client, url)
    assert "Compte rendu" in titles
    assert any("Oratrice" in title for title in titles)


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.DRAFT])
def test_what_is_not_public_has_neither_feed_nor_file(client, status):
    event = EventFactory(status=status)
    expected = 410 if status == Status.WITHDRAWN else 404
    for end in ("", "flux/", "evenement.ics"):
        assert client.get(f"{event.get_absolute_url()}{end}").status_code == expected
