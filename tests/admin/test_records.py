"""The other records of the desk: what is entered, corrected, deleted."""

from datetime import timedelta

import html5lib
import pytest
from django.contrib.redirects.models import Redirect
from django.urls import reverse
from django.utils import timezone

from articles.models import (
    Article,
    ArticleType,
    Byline,
    Event,
    GlossaryTerm,
    Participation,
    Quote,
    Rubrique,
    Tag,
)
from organisations.models import Organisation
from people.models import Person
from portal.core.bulk import BulkChange
from portal.core.publishing import Status
from tests.admin.forms import add_row, admin_url, fields_of, messages_of
from tests.factories import (
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    GlossaryTermFactory,
    OrganisationFactory,
    PersonFactory,
    TagFactory,
    quote_block,
)

pytestmark = pytest.mark.django_db


def edit(desk, record, **changes):
    url = admin_url(type(record), "change", record.pk)
    posted = fields_of(desk.get(url), f"{record._meta.model_name}_form")
    return desk.post(url, posted | changes, follow=True)


def test_a_record_published_by_hand_gets_its_date_and_number(desk):
    record = OrganisationFactory(status=Status.DRAFT, published_at=None)

    edit(desk, record, status="published")

    record.refresh_from_db()
    assert record.is_published
    assert record.number


def test_an_event_is_entered_with_who_speaks_there(desk):
    person = PersonFactory()
    url = admin_url(Event, "add")
    posted = add_row(
        fields_of(desk.get(url), "event_form"), "participations", person=person.pk, ordering=1, role="intervenant"
    )

    desk.post(url, posted | {"name": "Afterwork", "start": "22/09/2021"})

    assert Participation.objects.get().event.name == "Afterwork"


def test_a_quote_corrected_in_its_list_changes_the_page_of_its_article(desk):
    article = ArticleFactory(blocks=[quote_block("Des mots fautifs", speaker=PersonFactory())])
    quote = Quote.objects.get()

    edit(desk, quote, text_as_printed="Des mots justes", text="Des mots justes")

    article.refresh_from_db()
    assert "Des mots justes" in article.body_html


def test_quotes_are_neither_added_nor_deleted_in_their_list(desk):
    ArticleFactory(blocks=[quote_block("Des mots", speaker=PersonFactory())])

    assert desk.get(admin_url(Quote, "add")).status_code == 403
    assert desk.get(admin_url(Quote, "delete", Quote.objects.get().pk)).status_code == 403


def test_quotes_without_speaker_are_listed_apart(desk):
    ArticleFactory(
        status=Status.DRAFT,
        blocks=[
            quote_block("Orpheline"),
            quote_block("Signée", speaker=PersonFactory()),
            quote_block("Tue", is_unnamed=True),
        ],
    )

    def words(choice):
        rows = desk.get(admin_url(Quote, "changelist"), {"intervenant": choice}).context["cl"].result_list
        return [quote.text for quote in rows]

    assert words("manque") == ["Orpheline"]
    assert words("non-nomme") == ["Tue"]


def test_organisations_to_verify_are_listed_and_marked(desk):
    record = OrganisationFactory()
    url = admin_url(Organisation, "changelist")
    assert list(desk.get(url, {"verification": "a-verifier"}).context["cl"].result_list) == [record]

    response = desk.post(url, {"action": "verify_organisation", "_selected_action": [record.pk]}, follow=True)

    assert "Fiches vérifiées le" in messages_of(response)
    assert not desk.get(url, {"verification": "a-verifier"}).context["cl"].result_list


@pytest.mark.parametrize("factory", [PersonFactory, OrganisationFactory])
def test_records_verified_together_are_given_back_the_day_they_had(desk, factory):
    long_ago = timezone.now() - timedelta(days=900)
    never, before, later = factory(), factory(verified_at=long_ago), factory()
    model = type(never)
    chosen = {"action": f"verify_{model._meta.model_name}", "_selected_action": [never.pk, before.pk, later.pk]}
    response = desk.post(admin_url(model, "changelist"), chosen, follow=True)
    undo = reverse("admin:core_bulkchange_undo", args=[BulkChange.objects.get().pk])
    assert f'href="{undo}"' in messages_of(response)

    verified_again = timezone.now()
    model.objects.filter(pk=later.pk).update(verified_at=verified_again)
    response = desk.post(undo, follow=True)

    assert dict(model.objects.values_list("pk", "verified_at")) == {
        never.pk: None,
        before.pk: long_ago,
        later.pk: verified_again,
    }
    assert f"«\u00a0{later}\u00a0»\u00a0: une autre valeur lui a été donnée depuis" in messages_of(response)


def test_what_serves_cannot_be_deleted_and_the_page_says_why(desk):
    person, event, tag = PersonFactory(), EventFactory(), TagFactory()
    article = ArticleFactory(event=event, tags=[tag], blocks=[quote_block("Des mots", speaker=person)])

    for record in (person, event, tag, article.type):
        page = desk.get(admin_url(type(record), "delete", record.pk)).content.decode()
        assert "<h1>Suppression impossible</h1>" in page
        assert "Utilisée par" in page
        assert "Revenir à la fiche" in page
        assert "Votre compte" not in page
        assert "permission" not in page
        answer = desk.post(admin_url(type(record), "delete", record.pk), {"post": "yes"})
        assert answer.status_code == 200
        assert type(record).objects.filter(pk=record.pk).exists()


def uses(desk, record):
    page = html5lib.parse(
        desk.get(admin_url(type(record), "delete", record.pk)).content.decode(), namespaceHTMLElements=False
    )
    return {link.get("href") for link in page.findall(".//ul[@id='deleted-objects']//a")}


def test_the_page_leads_to_what_uses_a_record(desk):
    signatory, cited, organisation, tag = PersonFactory(), PersonFactory(), OrganisationFactory(), TagFactory()
    article = ArticleFactory(tags=[tag])
    Byline.objects.create(article=article, person=signatory)
    article.about_people.add(cited)
    AffiliationFactory(person=cited, organisation=organisation)

    assert uses(desk, signatory) == {admin_url(Article, "change", article.pk)}
    assert uses(desk, tag) == {admin_url(Article, "change", article.pk)}
    assert uses(desk, organisation) == {admin_url(Person, "change", cited.pk)}
    assert admin_url(Article, "change", article.pk) in uses(desk, cited)


def test_a_record_that_is_only_cited_in_a_list_is_not_deleted(desk):
    person, organisation = PersonFactory(), OrganisationFactory()
    article = ArticleFactory()
    article.about_people.add(person)
    EventFactory().organisers.add(organisation)

    for record in (person, organisation):
        desk.post(admin_url(type(record), "delete", record.pk), {"post": "yes"})
        assert type(record).objects.filter(pk=record.pk).exists()


def test_a_published_event_goes_with_nobody_and_a_draft_with_its_participations(desk):
    published, unfinished = EventFactory(), EventFactory(status=Status.DRAFT, published_at=None)
    for event in (published, unfinished):
        Participation.objects.create(event=event, person=PersonFactory())
        desk.post(admin_url(Event, "delete", event.pk), {"post": "yes"})

    assert list(Event.objects.all()) == [published]


def test_what_serves_nothing_is_deleted(desk):
    for record in (PersonFactory(), TagFactory(), GlossaryTermFactory()):
        desk.post(admin_url(type(record), "delete", record.pk), {"post": "yes"})
    assert [model.objects.count() for model in (Person, Tag, GlossaryTerm)] == [0, 0, 0]


def test_deleting_several_at_once_spares_those_that_serve(desk):
    used, free = PersonFactory(), PersonFactory()
    ArticleFactory(blocks=[quote_block("Des mots", speaker=used)])
    chosen = {"action": "delete_selected", "_selected_action": [used.pk, free.pk], "post": "yes"}

    assert desk.post(admin_url(Person, "changelist"), chosen).status_code == 200
    assert Person.objects.count() == 2


def test_an_address_is_redirected_once(desk):
    url = admin_url(Redirect, "add")
    typed = {"old_path": "/ancienne/", "new_path": "/articles/"}
    posted = fields_of(desk.get(url), "redirect_form") | typed

    assert desk.post(url, posted).status_code == 302
    assert "Cette adresse est déjà redirigée." in desk.post(url, posted).content.decode()
    assert "barre oblique" in desk.post(url, posted | {"old_path": "sans"}).content.decode()
    assert Redirect.objects.count() == 1


def test_rubriques_and_types_are_entered_by_hand(desk):
    for model, fields in ((Rubrique, {"name": "Santé"}), (ArticleType, {"name": "Enquête", "plural_name": "Enquêtes"})):
        url = admin_url(model, "add")
        desk.post(url, fields_of(desk.get(url), f"{model._meta.model_name}_form") | fields)
        assert model.objects.filter(name=fields["name"]).exists()
