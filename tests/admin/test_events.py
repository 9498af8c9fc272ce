"""Events and dossiers on the desk: what the database refuses, the form says in French."""

from datetime import date, time

import pytest

from articles.models import Dossier, DossierEntry, Event, EventResource, Participation
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of
from tests.factories import ArticleFactory, DocumentFactory, DossierFactory, EventFactory, PersonFactory
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db


def _save(desk, record, **fields):
    url = admin_url(type(record), "change", record.pk)
    posted = fields_of(desk.get(url), f"{record._meta.model_name}_form")
    return desk.post(url, posted | fields)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"start": "02/05/2024", "end": "01/05/2024"}, "La fin ne peut précéder le début."),
        ({"start_time": "9 h", "start_precision": "month"}, "Une heure de début demande une date connue au jour."),
        ({"end_time": "9 h"}, "Une heure de fin demande une heure de début."),
        ({"start_time": "9h30", "end_time": "9:15"}, "L’heure de fin suit celle du début."),
    ],
)
def test_dates_and_hours_that_cannot_be_are_refused_in_french(desk, fields, said):
    event = EventFactory()
    response = _save(desk, event, **fields)
    assert response.status_code == 200
    assert said in response.content.decode()


def test_hours_are_typed_as_one_writes_them(desk):
    event = EventFactory()
    assert _save(desk, event, start_time="9 h", end_time="17 h 30").status_code == 302
    event.refresh_from_db()
    assert (event.start_time, event.end_time) == (time(9), time(17, 30))


def test_an_event_is_part_of_another_but_never_round_and_round(desk):
    whole, part, other = EventFactory(), EventFactory(), EventFactory()
    assert _save(desk, part, parent=whole.pk).status_code == 302
    assert "pas une session de lui-même" in _save(desk, whole, parent=whole.pk).content.decode()
    assert "a des sessions" in _save(desk, whole, parent=other.pk).content.decode()
    assert "est lui-même une session" in _save(desk, other, parent=part.pk).content.decode()


def test_a_resource_is_one_thing(desk):
    event, document = EventFactory(), DocumentFactory()
    url = admin_url(Event, "change", event.pk)
    posted = add_row(fields_of(desk.get(url), "event_form"), "resources", url="https://example.org/", ordering=0)
    assert "Une ressource est un document" in desk.post(url, posted).content.decode()
    posted = add_row(fields_of(desk.get(url), "event_form"), "resources", document=document.pk, ordering=0)
    assert desk.post(url, posted).status_code == 302
    assert EventResource.objects.get().document == document


def test_a_person_takes_part_once(desk):
    event, person = EventFactory(), PersonFactory()
    Participation.objects.create(event=event, person=person)
    url = admin_url(Event, "change", event.pk)
    posted = fields_of(desk.get(url), "event_form")
    posted = add_row(posted, "participations", person=person.pk, ordering=1, role="invite")
    assert "Cette personne est déjà inscrite à cet événement." in desk.post(url, posted).content.decode()


def test_an_event_of_the_same_name_and_day_is_asked_about_and_another_edition_is_not(desk):
    EventFactory(name="Journée imaginaire", start=date(2024, 3, 11))
    url = admin_url(Event, "add")
    posted = fields_of(desk.get(url), "event_form") | {"name": "Journée imaginaire", "start": "11/03/2024"}
    assert "Déjà dans la base" in desk.post(url, posted).content.decode()
    assert desk.post(url, posted | {"is_not_duplicate": "on"}).status_code == 302
    assert desk.post(url, posted | {"start": "11/03/2025"}).status_code == 302


def test_a_dossier_is_written_with_its_articles_and_published(desk, client):
    article = ArticleFactory(title="Un début")
    url = admin_url(Dossier, "add")
    posted = fields_of(desk.get(url), "dossier_form") | {"title": "Un dossier", "status": Status.PUBLISHED}
    posted = add_row(posted, "entries", article=article.pk, ordering=1, note="L’annonce")
    assert desk.post(url, posted).status_code == 302
    dossier = Dossier.objects.get()
    assert "Un début" in get_page(client, dossier.get_absolute_url()).text


def test_a_state_of_play_without_a_date_and_an_article_twice_are_refused(desk):
    dossier, article = DossierFactory(), ArticleFactory()
    response = _save(desk, dossier, state_of_play="<p>Tout attend.</p>")
    assert "porte une date" in response.content.decode()
    DossierEntry.objects.create(dossier=dossier, article=article)
    url = admin_url(Dossier, "change", dossier.pk)
    posted = add_row(fields_of(desk.get(url), "dossier_form"), "entries", article=article.pk, ordering=2)
    assert "Cet article est déjà dans le dossier." in desk.post(url, posted).content.decode()


def test_sessions_are_added_from_the_event_and_are_no_doubles_of_one_another(desk):
    whole = EventFactory(name="Journée imaginaire", start=date(2024, 3, 11))
    sister = EventFactory(name="Journée imaginaire, session 1", start=date(2024, 3, 11), parent=whole)
    page = desk.get(admin_url(Event, "change", whole.pk)).content.decode()
    assert sister.name in page
    address = f"{admin_url(Event, 'add')}?parent={whole.pk}&start=11%2F03%2F2024"
    assert address.replace("&", "&amp;") in page
    posted = fields_of(desk.get(address), "event_form")
    assert (posted["parent"], posted["start"]) == (str(whole.pk), "11/03/2024")
    same = desk.post(address, posted | {"name": sister.name})
    assert "Déjà dans la base" in same.content.decode()
    assert desk.post(address, posted | {"name": "Journée imaginaire, session 2"}).status_code == 302


@pytest.mark.parametrize("parent", ["abc", "", "9" * 30, "²"])
def test_a_parent_typed_by_hand_in_the_address_is_forgotten(desk, parent):
    assert desk.get(admin_url(Event, "add"), {"parent": parent}).status_code == 200


def test_an_hour_comes_back_as_it_is_written_and_a_wrong_one_is_explained(desk):
    event = EventFactory(start_time=time(9))
    posted = fields_of(desk.get(admin_url(Event, "change", event.pk)), "event_form")
    assert posted["start_time"] == "09:00"
    assert "Une heure s’écrit" in _save(desk, event, start_time="neuf").content.decode()
