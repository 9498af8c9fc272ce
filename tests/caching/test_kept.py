"""A page is made once and shown until something that readers see has changed, to those who are all alike."""

import gzip
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import services
from articles.models import Article, EventSeries, Rubrique
from portal.caching.kept import shelves
from portal.search.models import EmptySearch
from tests.elsewhere import elsewhere
from tests.factories import ArticleFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("warm")]


def questions(client, address, **headers) -> int:
    """How many the database is asked for one answer, beside its version: none for a page that is kept."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address, headers=headers)
    return len(asked)


def is_kept(client, address, **headers) -> bool:
    client.get(address, headers=headers)
    return questions(client, address, **headers) == 0


@pytest.fixture
def article():
    return ArticleFactory(title="Un titre imaginaire")


@pytest.mark.parametrize("address", ["/", "/articles/", "/articles/flux/", "/recherche/?q=titre", "/sitemap.xml"])
def test_a_page_is_made_once(client, article, address):
    first = client.get(address)
    assert first.status_code == 200
    assert questions(client, address) == 0
    again = client.get(address)
    assert again.content == first.content
    assert {**again.headers, "X-Request-ID": ""} == {**first.headers, "X-Request-ID": ""}


def test_what_is_saved_elsewhere_is_seen_by_the_next_reader(client, article):
    assert is_kept(client, article.get_absolute_url())
    elsewhere(lambda: Article.objects.update(title="Un autre titre"))
    assert "Un autre titre" in client.get(article.get_absolute_url()).content.decode()
    elsewhere(lambda: services.withdraw(Article.objects.get()))
    assert client.get(article.get_absolute_url()).status_code == 410


def test_what_a_transaction_has_not_committed_is_not_kept(client, article):
    page = client.get("/articles/").content
    elsewhere(lambda: EventSeries.objects.create(name="une"))
    assert client.get("/articles/").content == page


def test_a_page_during_which_something_changes_is_for_those_who_asked_before(client, article, monkeypatch):
    made = Article.get_absolute_url

    def change(self):
        EventSeries.objects.get_or_create(name="pendant")
        return made(self)

    monkeypatch.setattr(Article, "get_absolute_url", change)
    first = client.get("/articles/")
    assert "max-age=0" in first["Cache-Control"]
    assert questions(client, "/articles/") > 0
    assert questions(client, "/articles/") == 0


@pytest.mark.parametrize("headers", [{"cookie": "a=b"}, {"authorization": "Basic eDp5"}], ids=["cookie", "password"])
def test_whoever_says_who_they_are_is_shown_nothing_that_is_kept(client, article, headers):
    client.get("/articles/")
    assert questions(client, "/articles/", **headers) > 0
    assert "public" not in client.get("/articles/", headers=headers).get("Cache-Control", "")
    other = "/rubriques/"
    client.get(other, headers=headers)
    assert questions(client, other) != 0


@pytest.mark.parametrize("path", ["/articles/999/rien/", "/sante/", "/signaler/", "/admin/"])
def test_what_is_not_for_all_or_not_to_last_is_never_kept(client, path):
    answers = [client.get(path) for _time in range(2)]
    assert all("public" not in answer.get("Cache-Control", "") for answer in answers)
    assert shelves().taken == 0


class TestASearchThatFindsNothing:
    ADDRESS = "/recherche/?q=introuvable"

    def test_counts_once_in_five_seconds_and_costs_no_more(self, client, monkeypatch):
        first = timezone.now()
        for seconds, counted in ((0, 1), (1, 1), (4.9, 1), (5, 2), (9.9, 2), (10, 3)):
            monkeypatch.setattr(timezone, "now", lambda seconds=seconds: first + timedelta(seconds=seconds))
            is_made = questions(client, self.ADDRESS) > 0
            assert (is_made, EmptySearch.objects.get().number) == (seconds in {0, 5, 10}, counted)

    def test_is_found_as_soon_as_something_answers_it(self, client):
        titles = []
        for title in ("Un mot introuvable", "Un autre"):
            titles.append("Un mot" in client.get(self.ADDRESS).content.decode())
            ArticleFactory(title=title)
        assert titles == [False, True]

    @pytest.mark.parametrize("quiet", [{"method": "head"}, {"referer": "http://testserver/admin/"}])
    def test_is_not_kept_from_a_reader_by_what_is_not_counted(self, client, quiet):
        headers = {name: value for name, value in quiet.items() if name == "referer"}
        getattr(client, quiet.get("method", "get"))(self.ADDRESS, headers=headers)
        client.get(self.ADDRESS)
        assert EmptySearch.objects.get().number == 1


def test_counting_it_leaves_the_pages_where_they_are(client, article):
    assert is_kept(client, "/articles/")
    client.get("/recherche/?q=introuvable")
    assert questions(client, "/articles/") == 0


def test_each_coding_has_its_own_tag_and_is_not_sent_twice(client, article):
    plain = client.get("/articles/", headers={"accept-encoding": "identity"})
    zipped = client.get("/articles/", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(zipped.content) == plain.content
    assert plain["ETag"] != zipped["ETag"]
    assert not any(answer["ETag"].startswith("W/") for answer in (plain, zipped))
    assert (plain["Vary"], zipped["Vary"]) == ("Accept-Encoding", "Accept-Encoding")
    for coding, own, other in (("identity", plain, zipped), ("gzip", zipped, plain)):
        headers = {"accept-encoding": coding, "if-none-match": own["ETag"]}
        again = client.get("/articles/", headers=headers)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", own["ETag"])
        assert (again["Vary"], again["Cache-Control"]) == (own["Vary"], own["Cache-Control"])
        assert again["X-Accel-Expires"] == "1"
        assert client.get("/articles/", headers=headers | {"if-none-match": other["ETag"]}).status_code == 200
        assert client.get("/articles/", headers=headers | {"if-none-match": "*"}).status_code == 304


def test_a_page_that_changed_is_sent_and_one_that_did_not_is_not_though_all_was_made_anew(client, article):
    tag = client.get("/articles/")["ETag"]
    EventSeries.objects.create(name="qui ne s’y voit pas")
    assert client.get("/articles/", headers={"if-none-match": tag}).status_code == 304
    Article.objects.update(title="Un autre titre")
    assert client.get("/articles/", headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip", "gzip"), ("br, gzip;q=0.5", "gzip"), ("GZIP", "gzip"), ("gzip;q=0", None), ("br", None), ("", None)],
)
def test_it_travels_as_the_browser_takes_it(client, article, accepted, coding):
    for _time in range(2):
        assert client.get("/articles/", headers={"accept-encoding": accepted}).get("Content-Encoding") == coding


def test_what_is_not_kept_still_travels_compressed(client):
    answer = client.get("/articles/999/rien/", headers={"accept-encoding": "gzip"})
    assert (answer["Content-Encoding"], "public" in answer.get("Cache-Control", "")) == ("gzip", False)


def test_head_tells_what_get_would_and_sends_nothing(client, article):
    for _time in range(2):
        head = client.head("/articles/")
        page = client.get("/articles/")
        assert head.content == b""
        assert head["Content-Length"] == str(len(page.content))
        assert head["ETag"] == page["ETag"]
        Article.objects.update(title="Un autre titre")
    assert client.head("/articles/").status_code == 200


def test_a_part_is_answered_by_the_whole(client, article):
    whole = client.get("/articles/")
    part = client.get("/articles/", headers={"range": "bytes=0-9"})
    assert (part.status_code, part.content) == (200, whole.content)


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_other_methods_are_not_answered_by_it(client, article, method):
    client.get("/articles/")
    assert getattr(client, method)("/articles/").get("ETag") is None


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("?a=1&page=1", "?page=1&a=1", True),
        ("?a=1&a=2", "?a=2&a=1", False),
        ("?a=1&%61=2", "?%61=2&a=1", False),
        ("?page=1", "?page=2", False),
        ("?", "", True),
    ],
)
def test_parameters_have_no_order_and_values_of_one_have(client, article, one, other, is_same):
    client.get(f"/articles/{one}")
    assert (questions(client, f"/articles/{other}") == 0) is is_same


def test_an_address_that_looks_like_another_with_its_query_is_not_it(client):
    rubrique = Rubrique.objects.create(name="Une rubrique", slug="une")
    ArticleFactory(rubrique=rubrique)
    assert client.get("/rubriques/une/?page=1").status_code == 200
    assert client.get("/rubriques/une/%3Fpage=1").status_code == 404


def test_each_host_and_each_scheme_has_its_own(client, article):
    assert is_kept(client, "/articles/")
    assert questions(client, "/articles/", host="localhost") > 0
    assert questions(client, "/articles/", x_forwarded_proto="https") > 0
    assert client.get("/articles/", headers={"host": "ailleurs.example"}).status_code == 400


@pytest.mark.parametrize("name", ["DEBUG", "MAINTENANCE"])
def test_it_is_out_of_the_way_while_the_site_is_worked_on(settings, article, name):
    setattr(settings, name, True)
    answer = Client().get("/articles/")
    assert "public" not in answer.get("Cache-Control", "")


def test_without_a_version_nothing_is_kept(client, article):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_contentmark")
    assert not is_kept(client, "/articles/")


def test_a_reader_gets_no_cookie_and_may_keep_it_as_long_as_the_front_server(client, article):
    answer = client.get("/articles/")
    assert answer["Cache-Control"] == "public, max-age=1, stale-while-revalidate=3, stale-if-error=3"
    assert answer["X-Accel-Expires"] == "1"
    assert not answer.cookies
