"""« Fusionner… » as an editor does it, from a list or a form, and takes it back."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.models import Quote, Tag
from organisations.models import Organisation
from people.models import Person
from portal.core.merging import Merge
from tests.admin.forms import admin_url, fields_of, messages_of
from tests.admin.french import english_in, visible_texts
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory, TagFactory, quote_block

pytestmark = pytest.mark.django_db

PEOPLE = admin_url(Person, "changelist")
MERGE = admin_url(Person, "merge")


@pytest.fixture
def pair():
    """The one that stays by default, for she is quoted; and her double."""
    kept = PersonFactory(given_name="Maud", family_name="Trividic")
    merged = PersonFactory(given_name="Maude", family_name="Trividic")
    blocks = [
        quote_block("Le registre ouvre", speaker=kept),
        quote_block("Il compte", speaker=kept),
        quote_block("Le registre grandit", speaker=merged, speaker_label="Maude Trividic"),
    ]
    ArticleFactory(blocks=blocks)
    return kept, merged


def preview(desk, *records, **asked):
    return desk.get(admin_url(type(records[0]), "merge"), {"fiches": [record.pk for record in records]} | asked)


def post(desk, response, **changed):
    fields = fields_of(response, "merge_form")
    fields["fiches"] = [record.pk for record, _path in response.context["records"]]
    return desk.post(response.context["request"].path, fields | changed, follow=True)


def test_records_ticked_in_the_list_are_compared_then_merged(desk, pair, editor):
    kept, merged = pair
    asked = {"action": "merge_records", "_selected_action": [kept.pk, merged.pk]}
    shown = desk.post(PEOPLE, asked, follow=True)
    assert shown.context["kept"] == kept
    assert [(line.label, line.values) for line in shown.context["uses"]] == [("citations", [2, 1])]
    (plan,) = shown.context["plans"]
    assert (plan.moved_count, plan.dropped_count) == (1, 0)

    told = post(desk, shown, nature="pseudonyme")
    assert told.redirect_chain[-1][0] == admin_url(Person, "change", kept.pk)
    assert "est maintenant «\u00a0Maud Trividic\u00a0»" in messages_of(told)
    assert kept.quotes.count() == 3
    assert kept.names.get().kind == "pseudonyme"
    assert Quote.objects.get(text="Le registre grandit").speaker_label == "Maude Trividic"
    done = Merge.objects.get()
    assert (done.merged_by, done.summary) == (editor, "citations\u00a0: 1")
    assert "a reçu «\u00a0Maude Trividic\u00a0»" in LogEntry.objects.get(object_id=kept.pk).get_change_message()


def test_the_other_one_may_be_kept(desk, pair):
    kept, merged = pair
    shown = preview(desk, kept, merged, garder=merged.pk)
    assert shown.context["kept"] == merged
    post(desk, shown)

    assert Person.objects.get() == merged
    assert merged.quotes.count() == 3


def test_what_the_page_promises_is_true_of_the_records_that_it_shows(desk, pair):
    assert "présenté·e comme" in preview(desk, *pair).content.decode()
    assert "présenté·e comme" not in preview(desk, TagFactory(), TagFactory()).content.decode()


def test_what_is_sent_keeps_the_record_that_the_preview_says(desk, pair):
    shown = preview(desk, *pair)
    assert 'type="radio"' not in shown.content.decode()  # a choice that the last button would not heed
    assert fields_of(shown, "merge_form")["garder"] == str(shown.context["kept"].pk)


def test_looking_at_the_preview_writes_nothing(desk, pair):
    preview(desk, *pair)
    assert (Person.objects.count(), Merge.objects.count()) == (2, 0)


def test_a_form_leads_to_records_of_a_close_name(desk, pair):
    kept, merged = pair
    form = desk.get(admin_url(Person, "change", kept.pk))
    path = f"{MERGE}?fiches={kept.pk}"
    assert f'href="{path}"' in form.content.decode()
    assert [pk for pk, _label, _state in desk.get(path).context["found"]] == [merged.pk]


def test_another_name_may_be_looked_for(desk, pair):
    other = PersonFactory(given_name="Yann", family_name="Kergoat")
    found = desk.get(MERGE, {"fiches": pair[0].pk, "q": "kergoat", "chercher": "1"}).context["found"]
    assert [pk for pk, _label, _state in found] == [other.pk]


def test_three_records_become_one_together(desk):
    tags = [TagFactory() for _ in range(3)]
    ArticleFactory(tags=tags)
    post(desk, preview(desk, *tags, garder=tags[2].pk))

    assert Tag.objects.get() == tags[2]
    assert tags[2].synonyms.count() == 2
    assert Merge.objects.count() == 2


def test_sending_the_form_twice_merges_once(desk, pair):
    shown = preview(desk, *pair)
    post(desk, shown)
    told = post(desk, shown)

    assert "déjà faite" in messages_of(told)
    assert Merge.objects.count() == 1


@pytest.mark.parametrize("keys", [[], ["abc"], ["9" * 30], ["\x00"], ["4", "4"]])
def test_an_address_that_names_no_two_records_merges_nothing(desk, pair, keys):
    assert desk.get(MERGE, {"fiches": keys}).status_code in {200, 302}
    told = desk.post(MERGE, {"fiches": keys, "garder": "1"}, follow=True)

    assert Person.objects.count() == 2
    assert "rien n’est fusionné" in messages_of(told)


def test_a_record_is_not_merged_into_itself(desk, pair):
    kept = pair[0]
    told = desk.post(MERGE, {"fiches": [kept.pk, kept.pk], "garder": kept.pk}, follow=True)

    assert "rien n’est fusionné" in messages_of(told)
    assert Person.objects.count() == 2


def test_a_kind_of_name_that_does_not_exist_merges_nothing(desk, pair):
    told = post(desk, preview(desk, *pair), nature="sobriquet")
    assert "ce que devient le nom" in messages_of(told)
    assert Person.objects.count() == 2


def test_too_many_at_once_are_refused(desk):
    keys = [PersonFactory().pk for _ in range(7)]
    told = desk.post(PEOPLE, {"action": "merge_records", "_selected_action": keys}, follow=True)
    assert "6 fiches à la fois" in messages_of(told)


def test_a_merge_is_undone_from_its_list(desk, pair, editor):
    kept, merged = pair
    post(desk, preview(desk, kept, merged))
    listed = desk.get(admin_url(Merge, "changelist"))
    undo = reverse("admin:core_merge_undo", args=[Merge.objects.get().pk])
    assert undo in listed.content.decode()
    desk.get(undo)
    assert Person.objects.count() == 1
    told = desk.post(undo, follow=True)

    assert "«\u00a0Maude Trividic\u00a0» est de retour." in messages_of(told)
    assert merged.quotes.get().text == "Le registre grandit"
    assert "annulée par redaction" in desk.get(admin_url(Merge, "changelist")).content.decode()
    assert "déjà annulée" in messages_of(desk.post(undo, follow=True))


def test_the_page_of_an_undone_merge_leads_to_both_records(desk, pair):
    kept, merged = pair
    post(desk, preview(desk, kept, merged))
    undo = reverse("admin:core_merge_undo", args=[Merge.objects.get().pk])
    desk.post(undo)

    page = desk.get(undo).content.decode()
    for record in (kept, merged):
        assert f'href="{admin_url(Person, "change", record.pk)}">{record}</a>' in page
        assert f'href="{record.get_absolute_url()}">Voir sur le site' in page
    assert (
        f'href="{admin_url(Person, "change", merged.pk)}"' in desk.get(admin_url(Merge, "changelist")).content.decode()
    )
    merged.refresh_from_db()
    merged.quotes.all().delete()
    merged.delete()
    assert "Une seule existe encore" in desk.get(undo).content.decode()


def test_what_somebody_changed_since_is_told(desk, pair):
    kept, merged = pair
    post(desk, preview(desk, kept, merged))
    Quote.objects.filter(text="Le registre grandit").update(speaker=None)
    told = desk.post(reverse("admin:core_merge_undo", args=[Merge.objects.get().pk]), follow=True)

    assert "Laissé comme il est" in messages_of(told)
    assert "Le registre grandit" in messages_of(told)


@pytest.mark.parametrize("lacking", ["change_person", "delete_person", "publish_person"])
def test_merging_and_undoing_ask_for_every_right(client, django_user_model, pair, lacking):
    user = django_user_model.objects.create_user("pigiste", is_staff=True)
    rights = {"view_person", "change_person", "delete_person", "publish_person"} - {lacking}
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    done = Merge.objects.create(model="people.Person", kept_pk=pair[0].pk, merged_pk=0)
    client.force_login(user)

    assert client.get(MERGE, {"fiches": [record.pk for record in pair]}).status_code == 403
    assert client.post(MERGE, {"fiches": [record.pk for record in pair], "garder": pair[0].pk}).status_code == 403
    assert client.post(reverse("admin:core_merge_undo", args=[done.pk])).status_code == 403
    assert client.get(admin_url(Merge, "changelist")).status_code == 403
    assert "Fusionner…" not in client.get(PEOPLE).content.decode()
    assert "Fusionner…" not in client.get(admin_url(Person, "change", pair[0].pk)).content.decode()
    assert Person.objects.count() == 2


def test_whoever_merges_people_only_sees_no_merge_of_themes(client, django_user_model):
    user = django_user_model.objects.create_user("documentaliste", is_staff=True)
    rights = ["change_person", "delete_person", "publish_person"]
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    Merge.objects.create(model="people.Person", kept_pk=1, merged_pk=2, merged_name="Maude")
    theme = Merge.objects.create(model="articles.Tag", kept_pk=1, merged_pk=2, merged_name="registres")
    client.force_login(user)

    listed = client.get(admin_url(Merge, "changelist")).content.decode()
    assert "Maude" in listed
    assert "registres" not in listed
    assert client.get(reverse("admin:core_merge_undo", args=[theme.pk])).status_code == 403


def test_every_page_of_a_merge_is_french(desk, pair):
    organisations = [OrganisationFactory(siren=siren, name="Institut") for siren in ("732829320", "552100554")]
    pages = [preview(desk, *pair), preview(desk, pair[0]), preview(desk, *organisations)]
    assert "Deux fiches distinctes" in pages[2].content.decode()
    post(desk, pages[2])
    pages.append(desk.get(reverse("admin:core_merge_undo", args=[Merge.objects.get().pk])))
    pages.append(desk.get(admin_url(Merge, "changelist")))

    assert [text for page in pages for text in english_in(visible_texts(page.content.decode()))] == []
    assert Organisation.objects.count() == 1
