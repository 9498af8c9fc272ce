"""Articles follow what they print, whatever the form in which it is corrected."""

import pytest
from django.dispatch import receiver

from articles import services
from articles.models import Event, Figure, Publication
from organisations.models import Organisation
from people.models import Person
from portal.core.saving import record_saved
from portal.media.models import Document, Image
from tests.admin.forms import add_row, admin_url, fields_of, messages_of
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    DocumentFactory,
    EventFactory,
    ImageFactory,
    OrganisationFactory,
    PersonFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db


def edit(desk, record, **changes):
    url = admin_url(type(record), "change", record.pk)
    return desk.post(url, fields_of(desk.get(url), f"{record._meta.model_name}_form") | changes, follow=True)


@pytest.fixture
def heard():
    found = []

    @receiver(record_saved, weak=False)
    def hear(sender, record, request, **kwargs):
        found.append((sender, record.pk, request.method))

    yield found
    record_saved.disconnect(hear)


def test_every_kind_of_cited_record_says_that_it_was_saved(desk, heard):
    records = [PersonFactory(), OrganisationFactory(), EventFactory(), ImageFactory(), DocumentFactory()]
    records.append(ArticleFactory().publication)

    for record in records:
        assert edit(desk, record).status_code == 200

    assert heard == [(type(record), record.pk, "POST") for record in records]
    assert {sender for sender, *_rest in heard} == {Person, Organisation, Event, Image, Document, Publication}


def test_a_record_that_was_added_says_so_once_its_parts_are_saved(desk, heard):
    url = admin_url(Person, "add")
    posted = add_row(fields_of(desk.get(url), "person_form"), "names", kind="graphie", name="Zozo")

    assert desk.post(url, posted | {"family_name": "Quidam"}).status_code == 302

    assert heard == [(Person, Person.objects.get().pk, "POST")]


def test_a_change_of_names_says_how_many_articles_follow_and_another_save_says_nothing(desk):
    person = PersonFactory(given_name="Maud", family_name="Trividic")
    for _rank in range(2):
        ArticleFactory(blocks=[quote_block("Nous ouvrons.", speaker=person)])
    said = "2 articles nomment ou citent cette fiche"

    assert said not in messages_of(edit(desk, person))
    assert said in messages_of(edit(desk, person, given_name="Maude"))


def test_a_function_changed_under_a_full_wording_is_told_not_to_be_printed(desk):
    person = PersonFactory()
    AffiliationFactory(person=person, role="directrice", label="directrice des Embruns")
    warned = "« directrice des Embruns »"

    said = messages_of(edit(desk, person, **{"affiliations-0-role": "présidente"})).replace("\u00a0", " ")
    assert warned in said
    changes = {"affiliations-0-role": "élue", "affiliations-0-label": "élue des Embruns"}
    assert "libellé" not in messages_of(edit(desk, person, **changes))
    assert "libellé" not in messages_of(edit(desk, person, biography="<p>Élue.</p>"))
    assert "libellé" not in messages_of(edit(desk, person, **{"affiliations-0-role": "x", "affiliations-0-label": ""}))


def test_a_corrected_credit_shows_on_the_page(desk):
    image = ImageFactory(credit="Ancien crédit")
    article = ArticleFactory(blocks=[Figure(image=image, region="body")])

    edit(desk, image, credit="Nouveau crédit")

    article.refresh_from_db()
    assert "Nouveau crédit" in article.body_html


def test_the_editor_of_a_picture_is_told_how_many_pages_keep_it_and_the_command(desk, monkeypatch):
    image = ImageFactory()
    monkeypatch.setattr(services, "refresh_citing", lambda record: services.Followed(60, 12))
    said = messages_of(edit(desk, image, rights_until="2025-01-01"))
    assert "12 autres articles gardent l’image telle qu’elle était" in said
    assert "manage.py refresh_articles" in said


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (3, "3 articles citent cette fiche et seront mis à jour par la commande refresh_articles."),
        (1, "1 article cite cette fiche et sera mis à jour par la commande refresh_articles."),
    ],
)
def test_the_editor_is_told_of_articles_left_for_later(desk, monkeypatch, left, said):
    person = PersonFactory()
    ArticleFactory(blocks=[quote_block("Des mots", speaker=person)])
    monkeypatch.setattr(services, "refresh_citing", lambda record: services.Followed(0, left))

    assert said in messages_of(edit(desk, person))
