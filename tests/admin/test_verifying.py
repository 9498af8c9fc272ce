"""Records of the directory to verify: listed, and marked in one click."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles.models import DirectoryEntry, Mention
from organisations.models import Organisation
from people.models import Person
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.factories import PAST, ArticleFactory, OrganisationFactory, PersonFactory, mention, quote_block, text_block

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("factory", [OrganisationFactory, PersonFactory], ids=["organisation", "personne"])


def days_ago(days):
    return timezone.now() - timedelta(days=days)


def listed(desk, model, choice):
    return set(desk.get(admin_url(model, "changelist"), {"verification": choice}).context["cl"].result_list)


@BOTH
def test_what_was_never_verified_or_too_long_ago_is_to_verify(desk, factory):
    never, old, fresh = factory(), factory(verified_at=days_ago(731)), factory(verified_at=days_ago(729))
    model = type(never)

    assert listed(desk, model, "a-verifier") == {never, old}
    assert listed(desk, model, "fraiche") == {fresh}


def test_organisations_that_readers_meet_come_first(desk):
    """Those of the last twelve months: quoted, written about, or linked, in what readers may read."""
    quoted, about, linked, refused, draft, former = (OrganisationFactory() for _ in range(6))
    lately = {"published_at": days_ago(10), "blocks": [text_block("<p>Un mot.</p>")]}
    ArticleFactory(published_at=days_ago(10), blocks=[quote_block("Un mot", organisation=quoted)])
    article = ArticleFactory(**lately)
    article.about_organisations.add(about)
    mention(article, "lui", linked)
    mention(article, "elle", refused, state=Mention.State.REJECTED)
    ArticleFactory(status="draft", published_at=None).about_organisations.add(draft)
    ArticleFactory(published_at=PAST).about_organisations.add(former)

    assert listed(desk, Organisation, "d-abord") == {quoted, about, linked}


def test_what_an_article_lists_in_its_directory_was_met_by_readers(desk):
    listed_lately, listed_before, of_draft = (OrganisationFactory() for _ in range(3))
    for organisation, article in (
        (listed_lately, ArticleFactory(published_at=days_ago(10))),
        (listed_before, ArticleFactory(published_at=PAST)),
        (of_draft, ArticleFactory(status="draft", published_at=None)),
    ):
        DirectoryEntry.objects.create(article=article, organisation=organisation)

    assert listed(desk, Organisation, "d-abord") == {listed_lately}


def test_people_that_readers_meet_come_first(desk):
    quoted, other = PersonFactory(), PersonFactory()
    ArticleFactory(published_at=days_ago(10), blocks=[quote_block("Un mot", speaker=quoted)])

    assert listed(desk, Person, "d-abord") == {quoted}
    assert other in listed(desk, Person, "a-verifier")


@BOTH
def test_one_click_in_the_list_verifies_and_comes_back_to_it(desk, editor, factory):
    record = factory()
    model = type(record)
    here = f"{admin_url(model, 'changelist')}?verification=a-verifier"
    click = admin_url(model, "verify", record.pk)
    assert f'formaction="{click}"' in desk.get(here).content.decode()

    response = desk.post(click, headers={"referer": f"http://testserver{here}"}, follow=True)

    record.refresh_from_db()
    assert record.verified_at > days_ago(1)
    assert "Fiche vérifiée le" in messages_of(response)
    assert response.redirect_chain == [(f"http://testserver{here}", 302)]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.get_change_message()) == (editor, str(record.pk), "Vérifiée.")


def test_a_click_that_comes_from_elsewhere_leads_to_our_list(desk):
    record = OrganisationFactory()
    home = admin_url(Organisation, "changelist")

    for came in ("https://ailleurs.example" + home, "http://testserver/admin/", "", "javascript:x"):
        response = desk.post(admin_url(Organisation, "verify", record.pk), headers={"referer": came})
        assert response.url == home


def test_reading_the_address_verifies_nothing_and_a_record_that_is_gone_is_no_error(desk):
    record = OrganisationFactory()
    desk.get(admin_url(Organisation, "verify", record.pk))
    response = desk.post(admin_url(Organisation, "verify", record.pk + 1), follow=True)

    record.refresh_from_db()
    assert record.verified_at is None
    assert response.status_code == 200
    assert "Cette fiche n’existe plus" in messages_of(response)


@BOTH
def test_the_button_of_the_form_keeps_what_was_typed(desk, factory):
    record = factory()
    url = admin_url(type(record), "change", record.pk)
    page = desk.get(url)
    assert "Enregistrer, vérifiée aujourd’hui" in page.content.decode()
    posted = fields_of(page, f"{record._meta.model_name}_form")

    desk.post(url, posted | {"website": "https://exemple.org/", "_verify": "1"})

    record.refresh_from_db()
    assert record.website == "https://exemple.org/"
    assert record.verified_at > days_ago(1)


def test_who_may_only_look_verifies_nothing(client, django_user_model):
    record = OrganisationFactory()
    reader = django_user_model.objects.create_user("lecture", password="x", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_organisation"))
    client.force_login(reader)

    page = client.get(admin_url(Organisation, "changelist")).content.decode()
    assert "Vérifiée aujourd’hui" not in page
    assert "jamais" in page
    assert client.post(admin_url(Organisation, "verify", record.pk)).status_code == 403
    assert "vérifiée aujourd’hui" not in client.get(admin_url(Organisation, "change", record.pk)).content.decode()


def test_readers_are_told_of_the_new_date(desk, client):
    record = OrganisationFactory()
    assert "vérifiée le" not in client.get(record.get_absolute_url()).content.decode()

    desk.post(admin_url(Organisation, "verify", record.pk))

    assert "vérifiée le" in client.get(record.get_absolute_url()).content.decode()
