"""What readers did not find, and the names that editors give so that they find it."""

from datetime import timedelta

import html5lib
import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Tag, TagSynonym
from organisations.models import Organisation, OrganisationName
from people.models import Person, PersonName
from portal.core.publishing import Status
from portal.core.text import name_key
from portal.search.models import EmptySearch, IgnoredSearch
from tests.admin.forms import fields_of, messages_of
from tests.admin.french import english_in, visible_texts
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory, TagFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/search/emptysearch/"


def noted(words, number=1, *, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    return EmptySearch.objects.create(day=day, key=name_key(words), words=words, number=number)


def rows(response):
    """The cells of each row of the list."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    body = page.find(".//table[@id='result_list']/tbody")
    cells = ["".join(cell.itertext()).split() for line in ([] if body is None else body) for cell in line]
    texts = [" ".join(cell) for cell in cells]
    return [tuple(texts[start : start + 4]) for start in range(0, len(texts), 4)]


def words_of(response):
    return [row[0] for row in rows(response)]


def name_page(search):
    return reverse("admin:search_emptysearch_name", args=[search.pk])


def post(desk, search, **fields):
    url = name_page(search)
    return desk.post(url, fields_of(desk.get(url), "name_form") | fields)


def test_the_days_of_a_month_are_added_up_the_most_typed_first(desk):
    noted("licorne", 2)
    noted("licorne", 3, days_ago=29)
    noted("licorne", 50, days_ago=30)
    noted("hôpital chimérique", 4, days_ago=1)

    found = rows(desk.get(LIST))
    assert [row[:2] for row in found] == [("licorne", "5"), ("hôpital chimérique", "4")]
    assert found[0][2] == f"{timezone.localdate():%d/%m/%y}"


@pytest.mark.parametrize(("days", "shown"), [("7", 1), ("30", 2), ("365", 3), ("autre", 2), ("", 2)])
def test_the_period_may_be_chosen(desk, days, shown):
    for age in (6, 20, 300):
        noted(f"licorne {age}", days_ago=age)

    assert len(rows(desk.get(LIST, {"jours": days}))) == shown


@pytest.mark.parametrize("page", ["2", "99", "0", "-1", "abc", "9" * 30])
def test_a_long_list_is_cut_in_pages_and_no_number_is_an_error(desk, page):
    for rank in range(60):
        noted(f"licorne {rank}")

    assert len(rows(desk.get(LIST))) == 50
    assert len(rows(desk.get(LIST, {"p": page}))) in {10, 50}
    assert len(rows(desk.get(LIST, {"p": "2"}))) == 10


def test_what_finds_something_by_now_says_so(desk):
    noted("licorne")
    noted("institut imaginaire", 2)
    OrganisationFactory(name="Institut Imaginaire")

    found = rows(desk.get(LIST))
    assert found[0][3] == "trouve maintenant Ignorer"
    assert found[1][3] == "Créer un synonyme Ignorer"


def test_what_only_a_draft_bears_is_not_found_by_readers(desk):
    noted("institut imaginaire")
    OrganisationFactory(name="Institut Imaginaire", status=Status.DRAFT, published_at=None)

    assert rows(desk.get(LIST))[0][3] == "Créer un synonyme Ignorer"


def test_a_page_costs_a_bounded_number_of_queries(desk):
    for rank in range(60):
        noted(f"licorne {rank} chimérique")
    with CaptureQueriesContext(connection) as queries:
        desk.get(LIST)

    assert len(queries) <= 50 * 8 + 20


def test_words_are_escaped_and_lead_to_the_search_of_readers(desk):
    noted('<b>"licorne" & co</b>')

    page = desk.get(LIST).content.decode()
    assert "<b>" not in page
    assert "/recherche/?q=%3Cb%3E%22licorne%22%20%26%20co%3C%2Fb%3E" in page


def test_ignored_words_leave_the_list_and_may_come_back(desk):
    licorne, other = noted("Licorne"), noted("autre")

    told = desk.post(f"{LIST}ignorer/?jours=7", {"ignore": licorne.key})
    assert told["Location"] == f"{LIST}?jours=7"
    shown = desk.get(LIST)
    assert words_of(shown) == ["autre"]
    assert "«\u00a0Licorne\u00a0» n’est plus montré dans cette liste." in messages_of(shown)
    assert words_of(desk.get(LIST, {"jours": "ignorees"})) == ["Licorne"]

    desk.post(f"{LIST}ignorer/", {"restore": licorne.key})
    assert set(words_of(desk.get(LIST))) == {"Licorne", other.words}


@pytest.mark.parametrize("key", ["", "jamais vu", "\x00", "x" * 500])
def test_words_that_nobody_typed_are_not_ignored(desk, key):
    assert desk.post(f"{LIST}ignorer/", {"ignore": key}).status_code == 302
    assert not IgnoredSearch.objects.exists()


def test_nothing_is_ignored_by_following_a_link(desk):
    licorne = noted("licorne")
    desk.get(f"{LIST}ignorer/", {"ignore": licorne.key})

    assert not IgnoredSearch.objects.exists()


def test_words_become_the_synonym_of_a_theme(desk, editor):
    search, tag = noted("data médicale"), TagFactory(name="données de santé")
    ArticleFactory(tags=[tag])
    response = post(desk, search, tag=tag.pk)

    assert response["Location"] == LIST
    synonym = TagSynonym.objects.get()
    assert (synonym.name, synonym.tag) == ("data médicale", tag)
    entry = LogEntry.objects.get(user=editor)
    assert entry.get_edited_object() == tag
    assert "data médicale" in entry.get_change_message()
    told = messages_of(desk.get(LIST))
    assert "«\u00a0data médicale\u00a0» mène maintenant au thème «\u00a0données de santé\u00a0»." in told
    assert 'href="/recherche/?q=data+m%C3%A9dicale"' in told


def test_readers_find_by_the_new_name_at_once(desk, client):
    search, record = noted("institut fictif"), OrganisationFactory(name="Institut Imaginaire")
    post(desk, search, organisation=record.pk)

    assert "trouve maintenant" in rows(desk.get(LIST))[0][3]
    client.logout()
    assert "Institut Imaginaire" in client.get("/recherche/", {"q": "institut fictif"}).content.decode()


def test_words_become_another_name_of_an_organisation_or_a_person(desk):
    record, person = OrganisationFactory(name="Institut Imaginaire"), PersonFactory(family_name="Quidam")
    post(desk, noted("l'institut"), organisation=record.pk, organisation_kind="usuel", name="l'institut")
    post(desk, noted("quidame"), person=person.pk)

    name = OrganisationName.objects.get()
    assert (name.organisation, name.name, name.kind) == (record, "l’institut", OrganisationName.Kind.USUAL)
    other = PersonName.objects.get()
    assert (other.person, other.name, other.kind) == (person, "quidame", PersonName.Kind.SPELLING)


def test_the_nearest_records_are_one_button_away(desk):
    search = noted("institut imaginere")
    record = OrganisationFactory(name="Institut Imaginaire")
    OrganisationFactory(name="Tout à fait autre chose")
    page = html5lib.parse(desk.get(name_page(search)).content.decode(), namespaceHTMLElements=False)
    buttons = [
        (button.get("name"), button.get("value"), button.text)
        for button in page.find(".//div[@class='module nearest-records']").iter("button")
    ]

    assert buttons == [("organisation", str(record.pk), "Institut Imaginaire")]
    desk.post(name_page(search), {"name": search.words, "organisation": record.pk})
    assert OrganisationName.objects.get().organisation == record


def test_at_most_three_records_are_proposed_the_nearest_first(desk):
    for name in ("Instituts Imaginaires", "Institut Imaginaire", "Institut Imaginaires", "Institut Imagé"):
        OrganisationFactory(name=name)
    page = html5lib.parse(desk.get(name_page(noted("institut imaginaire"))).content, namespaceHTMLElements=False)
    buttons = [button.text for button in page.find(".//div[@class='module nearest-records']").iter("button")]

    assert buttons == ["Institut Imaginaire", "Institut Imaginaires", "Instituts Imaginaires"]


@pytest.mark.parametrize(
    ("chosen", "words", "refusal"),
    [
        ([], "licorne", "Choisissez une fiche, et une seule."),
        (["tag", "organisation"], "licorne", "Choisissez une fiche, et une seule."),
        (["tag"], "!!", "Un nom a au moins une lettre ou un chiffre."),
        (["tag"], "un, deux", "Un thème n’a pas de virgule : elle sépare deux thèmes."),
        (["tag"], "Données de Santé", "mène déjà au thème « données de santé »."),
        (["tag"], "data", "mène déjà au thème « données de santé »."),
        (["organisation"], "institut-imaginaire", "mène déjà à l’organisation « Institut Imaginaire »."),
        (["organisation"], "Autre Institut", "Si les deux le portent vraiment, ajoutez-le dans la fiche."),
        (["person"], "quidam zoé", "mène déjà à « Zoé Quidam »."),
        (["person"], "", "Ce champ est obligatoire."),
    ],
)
def test_what_cannot_be_is_refused_in_french_and_nothing_is_written(desk, chosen, words, refusal):
    tag = TagFactory(name="données de santé")
    TagSynonym.objects.create(tag=tag, name="data")
    records = {
        "tag": tag,
        "organisation": OrganisationFactory(name="Institut Imaginaire"),
        "person": PersonFactory(given_name="Zoé", family_name="Quidam"),
    }
    OrganisationFactory(name="Autre institut")
    response = post(desk, noted("licorne"), name=words, **{kind: records[kind].pk for kind in chosen})

    texts = list(visible_texts(response.content.decode()))
    assert any(text.replace("\u00a0", " ").endswith(refusal) for text in texts)
    assert english_in(texts) == []
    assert (TagSynonym.objects.count(), OrganisationName.objects.count(), PersonName.objects.count()) == (1, 0, 0)


def test_an_editor_is_told_that_a_draft_is_not_found_yet(desk):
    record = OrganisationFactory(name="Institut Imaginaire", status=Status.DRAFT, published_at=None)
    post(desk, noted("institut fictif"), organisation=record.pk)

    assert "Cette fiche n’est pas publique" in messages_of(desk.get(LIST))


@pytest.fixture
def reader_of_reports(client, django_user_model):
    """An account that may see the report, and what the test adds."""
    account = django_user_model.objects.create_user("stagiaire", is_staff=True)

    def allow(*codenames):
        account.user_permissions.set(Permission.objects.filter(codename__in=["view_emptysearch", *codenames]))

    allow()
    client.force_login(account)
    client.allow = allow
    return client


def test_who_may_only_look_changes_nothing(reader_of_reports):
    search, tag = noted("licorne"), TagFactory()

    assert rows(reader_of_reports.get(LIST)) == [("licorne", "1", f"{timezone.localdate():%d/%m/%y}", "")]
    assert reader_of_reports.get(name_page(search)).status_code == 403
    assert reader_of_reports.post(name_page(search), {"name": "licorne", "tag": tag.pk}).status_code == 403
    assert reader_of_reports.post(f"{LIST}ignorer/", {"ignore": "licorne"}).status_code == 403
    assert not TagSynonym.objects.exists()
    assert not IgnoredSearch.objects.exists()


def test_a_name_is_given_only_to_what_one_may_change(reader_of_reports):
    search, tag, record = noted("licorne"), TagFactory(), OrganisationFactory(name="Licornes")
    reader_of_reports.allow("view_tag", "change_tag")
    page = reader_of_reports.get(name_page(search)).content.decode()

    assert "Une organisation" not in page
    assert "Licornes" not in page
    reader_of_reports.post(name_page(search), {"name": "licorne", "organisation": record.pk})
    assert not OrganisationName.objects.exists()
    reader_of_reports.post(name_page(search), {"name": "licorne", "tag": tag.pk})
    assert TagSynonym.objects.get().tag == tag


def test_a_stranger_sees_nothing_of_it(client, django_user_model):
    search = noted("licorne")
    client.force_login(django_user_model.objects.create_user("autre", is_staff=True))

    assert [client.get(page).status_code for page in (LIST, name_page(search))] == [403, 403]
    client.logout()
    assert [client.get(page).status_code for page in (LIST, name_page(search))] == [302, 302]


def test_what_was_counted_is_neither_added_changed_nor_deleted_by_hand(desk):
    search = noted("licorne")
    for page in ("add/", f"{search.pk}/delete/"):
        assert desk.post(f"{LIST}{page}", {"post": "yes"}).status_code == 403
    desk.post(f"{LIST}{search.pk}/change/", {"words": "autre"})
    desk.post(LIST, {"action": "delete_selected", "_selected_action": search.pk, "post": "yes"})

    assert EmptySearch.objects.get().words == "licorne"


def test_nothing_is_written_without_a_token(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    search, tag = noted("licorne"), TagFactory()

    assert strict.post(name_page(search), {"name": "licorne", "tag": tag.pk}).status_code == 403
    assert strict.post(f"{LIST}ignorer/", {"ignore": "licorne"}).status_code == 403


@pytest.mark.parametrize("model", [Tag, Organisation, Person])
def test_records_are_chosen_by_their_names(desk, model):
    record = {Tag: TagFactory, Organisation: OrganisationFactory}.get(model, PersonFactory)()
    kind = {Tag: "tag", Organisation: "organisation", Person: "person"}[model]
    page = html5lib.parse(desk.get(name_page(noted("licorne"))).content.decode(), namespaceHTMLElements=False)
    field = page.find(f".//select[@name='{kind}']")
    query = {name: field.get(f"data-{name.replace('_', '-')}") for name in ("app_label", "model_name", "field_name")}
    found = desk.get(field.get("data-ajax--url"), query | {"term": str(record)}).json()["results"]

    assert [row["id"] for row in found] == [str(record.pk)]
