"""Every address of the desk × every member of the newsroom, read from the admin itself. See `desk_map`."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AnonymousUser, Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone

from articles.models import SuggestedMention
from portal.core.merging import KEPT_FOR, Merge
from portal.core.publishing import Status
from portal.core.roles import ROLES
from tests import factories
from tests.admin.desk_map import ACTIONS, APPLICATIONS, EVERYBODY, NOBODY, PAGES, RECORDS, TRAINEE, rights
from tests.admin.test_french import records  # noqa: F401 (a fixture)
from tests.members import desk_of, member

pytestmark = pytest.mark.django_db

WHO = [NOBODY, TRAINEE, *ROLES]
DRAFT = " brouillon"
LETTERS = {"changelist": "l", "add": "a", "change": "v", "delete": "d", "history": "v"}
# Addresses without a name: the old form of a record’s address, and the last resort of the desk.
NAMELESS = {"<path:object_id>/": 302, r"(?P<url>.*)$": 404}


@pytest.fixture
def users(db):
    trainee = User.objects.create_user("sans groupe", is_staff=True)
    return {NOBODY: None, TRAINEE: trainee} | {role: member(role) for role in ROLES}


@pytest.fixture
def named(records):  # noqa: F811
    """The records of the test by the names of the table."""
    found = {model._meta.label_lower: record for model, record in records.items()}
    draft = factories.ArticleFactory(
        title="Un brouillon", status=Status.DRAFT, published_at=None, blocks=[factories.quote_block("Un mot")]
    )
    unfinished = {"status": Status.DRAFT, "published_at": None}
    found |= {
        "articles.article" + DRAFT: draft,
        "articles.quote" + DRAFT: draft.articles_quote_set.get(),
        "articles.suggestedmention" + DRAFT: SuggestedMention.objects.create(
            article=draft, person=found["people.person"], surface="mot"
        ),
        "articles.event" + DRAFT: factories.EventFactory(name="À venir peut-être", **unfinished),
        "people.person" + DRAFT: factories.PersonFactory(family_name="Inédit", **unfinished),
        "organisations.organisation" + DRAFT: factories.OrganisationFactory(name="Un inédit", **unfinished),
        "auth.user": User.objects.create_user("quelqu’un"),
        "auth.group": Group.objects.create(name="stagiaires"),
    }
    Merge.objects.update(merged_at=timezone.now() - 2 * KEPT_FOR)  # nothing comes back: one is told so, if one may
    author = found["auth.user"]
    found["admin.logentry"] = LogEntry.objects.log_actions(author.pk, [draft], 2, "Modifié.", single_object=True)
    return found


def walk(patterns, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Each address of the desk: its name (empty when it has none) and its route."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield pattern.name or "", prefix + str(pattern.pattern)


def addresses() -> list[tuple[str, str]]:
    return list(walk(admin.site.get_urls()))


def labels() -> set[str]:
    return {model._meta.label_lower for model in admin.site._registry}


def page_names(label: str) -> dict[str, str]:
    """The names of the addresses that every model has, by the page."""
    return {f"{label.replace('.', '_')}_{page}": page for page in LETTERS}


def client_of(user: User | None) -> Client:
    return desk_of(user) if user else Client()


def to_login(response) -> bool:
    return response.status_code == 302 and response["Location"].startswith((reverse("admin:login"), "/admin/"))


def test_every_address_of_the_desk_has_a_row():
    known = {"login", "app_list", "autocomplete", *(name.removesuffix(DRAFT) for name in PAGES)}
    for label in labels():
        known |= set(page_names(label))

    assert [(name, route) for name, route in addresses() if name and name not in known] == []
    nameless = {route for name, route in addresses() if not name}
    assert [route for route in nameless if not route.endswith(tuple(NAMELESS))] == []


def test_every_model_of_the_desk_has_a_row_and_every_row_a_model():
    assert {name.removesuffix(DRAFT) for name in RECORDS} == labels()
    assert {name for name, _route in addresses()} >= {name.removesuffix(DRAFT) for name in PAGES}
    assert set(APPLICATIONS) == {label.partition(".")[0] for label in labels()}


@pytest.mark.parametrize("who", WHO)
def test_lists_and_forms_open_to_those_of_the_table_alone(who, users, named):
    client, wrong = client_of(users[who]), []
    for name in RECORDS:
        label, granted = name.removesuffix(DRAFT), rights(name)[who]
        for url_name, page in page_names(label).items():
            args = [] if page in {"changelist", "add"} else [named[name].pk]
            address = reverse(f"admin:{url_name}", args=args)
            wrong += _compare(client.get(address), "GET", name, page, may=LETTERS[page] in granted, who=who)
            may_send = ("c" if page == "change" else LETTERS[page]) in granted
            if page in {"add", "change", "delete"}:
                wrong += _compare(client.post(address, {}), "POST", name, page, may=may_send, who=who)
    assert wrong == []


def _compare(response, method: str, name: str, page: str, *, may: bool, who: str) -> list[str]:
    if who == NOBODY:
        is_right = to_login(response)
    else:
        is_hidden = response.status_code == 302 and response["Location"] == reverse("admin:index")
        is_refused = response.status_code == 403 or is_hidden  # what one may not see is said not to exist
        is_right = not is_refused and response.status_code in {200, 302} if may else is_refused
    return [] if is_right else [f"{method} {name} {page}: {response.status_code}, may: {may}"]


@pytest.mark.parametrize("who", WHO)
def test_the_other_pages_open_to_those_of_the_table_alone(who, users, named):
    wrong = []
    for name, page in PAGES.items():
        address = reverse(f"admin:{name.removesuffix(DRAFT)}", args=_args(page.args, named))
        may_read = who in (page.may if page.may_read is None else page.may_read)
        for method, may, answer in (("get", may_read, page.get), ("post", who in page.may, page.post)):
            response = getattr(client_of(users[who]), method)(address)
            expected = 302 if who == NOBODY else answer if may else page.refused
            if response.status_code != expected:
                wrong.append(f"{method} {name}: {response.status_code}, expected {expected}")
    assert wrong == []


def _args(wanted: str, named: dict) -> list:
    if wanted == "key":
        return [f"person:{named['people.person'].pk}"]
    if wanted == "content type":
        article = named["articles.article"]
        return [ContentType.objects.get_for_model(article).pk, article.pk]
    return [named[wanted].pk] if wanted else []


@pytest.mark.parametrize("who", WHO)
def test_the_page_of_an_application_opens_to_those_who_see_something_of_it(who, users):
    client = client_of(users[who])
    wrong = []
    for label, may in APPLICATIONS.items():
        status = client.get(reverse("admin:app_list", args=[label])).status_code
        expected = 302 if who == NOBODY else 200 if who in may else 404
        wrong += [] if status == expected else [f"{label}: {status}, expected {expected}"]
    assert wrong == []


@pytest.mark.parametrize("who", WHO)
def test_addresses_without_a_name_tell_nothing(who, users):
    client = client_of(users[who])
    old = client.get("/admin/articles/article/1/")
    assert (old.status_code, client.get("/admin/nulle/part/").status_code) == (
        (302, 302) if who == NOBODY else (302, 404)
    )


@pytest.mark.parametrize("who", WHO)
def test_the_login_page_is_the_only_one_that_anybody_opens(who, users):
    expected = 200 if who == NOBODY else 302
    assert client_of(users[who]).get(reverse("admin:login")).status_code == expected
    assert who in EVERYBODY or who == NOBODY


@pytest.mark.parametrize("who", WHO)
def test_lists_under_fields_answer_those_who_see_the_records_alone(who, users):
    client, wrong = client_of(users[who]), []
    for model, field in _listed_fields():
        target = model._meta.get_field(field).related_model
        sent = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}
        status = client.get(reverse("admin:autocomplete"), sent).status_code
        may = "v" in rights(target._meta.label_lower)[who]
        expected = 302 if who == NOBODY else 200 if may else 403
        if status != expected:
            wrong.append(f"{model._meta.label_lower}.{field}: {status}, expected {expected}")
    assert wrong == []


def _listed_fields() -> list[tuple]:
    found = set()
    for model, model_admin in admin.site._registry.items():
        found |= {(model, field) for field in model_admin.autocomplete_fields}
        found |= {(inline.model, field) for inline in model_admin.inlines for field in inline.autocomplete_fields}
    assert len(found) > 20
    return sorted(found, key=lambda pair: (pair[0]._meta.label, pair[1]))


@pytest.mark.parametrize("who", WHO)
def test_actions_on_many_records_are_those_of_the_table_alone(who, users):
    request, wrong = RequestFactory().get("/"), []
    request.user = users[who] or AnonymousUser()
    for model, model_admin in admin.site._registry.items():
        declared = ACTIONS.get(model._meta.label_lower, {})
        expected = {name for name, may in declared.items() if who in may}
        found = set(model_admin.get_actions(request))
        if found != expected:
            wrong.append((model._meta.label_lower, found ^ expected))
    assert wrong == []
