"""The answer that the script of the search fields asks for, and what it stands on in the page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import services
from portal.core.publishing import Status
from tests.factories import (
    FUTURE,
    PAST,
    AffiliationFactory,
    ArticleFactory,
    EventFactory,
    OrganisationFactory,
    PersonFactory,
)
from tests.pages.html import get_page

pytestmark = pytest.mark.django_db

URL = "/recherche/suggestions/"


def answered(client, words):
    response = client.get(URL, {"q": words})
    assert response.status_code == 200
    return response.json()


def labels(client, words):
    return [suggestion["label"] for suggestion in answered(client, words)["suggestions"]]


def test_the_answer_says_what_each_record_is_and_where(client, django_capture_on_commit_callbacks):
    person = PersonFactory(given_name="Ada", family_name="Prunier", honorific_prefix="Dr")
    AffiliationFactory(person=person, organisation=None, label="maraîchère")
    with django_capture_on_commit_callbacks(execute=True):  # known words are written once all is saved
        article = ArticleFactory(title="Les pruniers & l’hôpital", tags=["prunes"])
    assert answered(client, " PRÛN ") == {
        "q": "PRÛN",
        "suggestions": [
            {"label": "prunes", "kind": "thème", "detail": "", "url": "/themes/prunes/"},
            {
                "label": "Dr Ada Prunier",
                "kind": "intervenant·e",
                "detail": "maraîchère",
                "url": person.get_absolute_url(),
            },
            {
                "label": "Les pruniers & l’hôpital",
                "kind": "article",
                "detail": "12 mars 2024",
                "url": article.get_absolute_url(),
            },
        ],
    }


def test_it_is_the_same_for_anybody_and_engines_leave_it(client):
    response = client.get(URL, {"q": "prune"})
    assert response["Content-Type"] == "application/json"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("query", ["", "?", "?q=", "?q=%20%20", "?autre=1", "?q=%00"])
def test_without_words_there_is_nothing_to_suggest(client, query):
    ArticleFactory(title="Un titre")
    assert client.get(f"{URL}{query}").json() == {"q": "", "suggestions": []}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_for_reading(client, method):
    response = getattr(client, method)(URL)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert client.head(URL).status_code == 200


HOSTILE = [
    "a\x00b",
    "😀",
    "%",
    "_",
    "'\"<script>",
    "x" * 100_000,
    "é " * 5_000,
    "\u202e",
    "9" * 80,
    '"',
    "OR",
    "-",
    "*",
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_gets_a_short_answer(client, words):
    ArticleFactory(title="Un titre", tags=["thème"])
    response = client.get(URL, {"q": words})
    assert response.status_code == 200
    assert len(response.content) < 2_000
    assert len(response.json()["q"]) <= 201


def test_bytes_that_are_no_text_and_many_values_get_an_answer(client):
    assert client.get(f"{URL}?q=%ff%fe&q=prune&page=x").status_code == 200


@pytest.mark.parametrize(
    "fields", [{"status": Status.DRAFT}, {"status": Status.WITHDRAWN}, {"published_at": FUTURE}], ids=str
)
def test_what_is_not_public_is_not_suggested(client, fields):
    records = [PersonFactory(family_name="Prune"), OrganisationFactory(name="Prune"), EventFactory(name="Prune")]
    article = ArticleFactory(title="La prune", tags=["prunes"])
    assert len(labels(client, "prune")) == 5
    for record in [*records, article]:
        for name, value in ({"status": Status.PUBLISHED, "published_at": PAST} | fields).items():
            setattr(record, name, value)
        record.save()
    services.refresh(article)
    assert labels(client, "prune") == []


def test_somebody_left_out_of_lists_is_not_suggested(client):
    person = PersonFactory(family_name="Prune")
    assert labels(client, "prune") == ["Camélia Prune"]
    person.is_unlisted = True
    person.save()
    assert labels(client, "prune") == []


def test_what_was_scheduled_is_suggested_once_its_time_has_come(client, monkeypatch):
    person = PersonFactory(family_name="Prune", published_at=FUTURE)
    assert labels(client, "prune") == []
    later = FUTURE + timedelta(seconds=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert labels(client, "prune") == [person.full_name]


@pytest.mark.parametrize("address", ["/", "/articles/", "/recherche/?q=mot"])
def test_every_search_field_says_where_suggestions_are(client, address):
    page = get_page(client, address)
    forms = [form for form in page.all("form") if form.get("role") == "search"]
    assert forms
    assert {form.get("data-suggestions") for form in forms} == {reverse("search_suggestions")}
    scripts = [node for node in page.all("script") if "suggestions" in node.get("src", "")]
    assert [(node.get("type"), node.get("src")) for node in scripts] == [("module", "/static/js/suggestions.js")]


@pytest.mark.parametrize("trap", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", ".style", "eval"])
def test_the_script_writes_text_and_neither_markup_nor_style(settings, trap):
    assert trap not in (settings.BASE_DIR / "static" / "js" / "suggestions.js").read_text()
