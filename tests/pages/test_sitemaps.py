"""What search engines are told to visit: every public page at its own address, and nothing else."""

import xml.etree.ElementTree as ET
from datetime import timedelta
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.sites.models import Site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Quote
from people.models import Person
from portal.core.publishing import Status
from portal.editorial.models import EditorialPage
from portal.sitemaps import base
from portal.sitemaps.sections import SECTIONS
from tests.factories import FUTURE, PAST, ArticleFactory, ArticleTypeFactory, PersonFactory, quote_block
from tests.pages.crawl import SITEMAP, build_world, local, locations, mapped
from tests.pages.html import Page
from tests.pages.test_visibility import HIDDEN, MARK, _hidden_records, _put

pytestmark = pytest.mark.django_db

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture(autouse=True)
def _one_page_a_section(monkeypatch):
    """Where the keys stand depends on the database and on the tests before; a test that cuts says its own size."""
    monkeypatch.setattr(base, "PAGE", 1_000_000_000)


def tree(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    assert response["X-Robots-Tag"] == "noindex"
    return ET.fromstring(response.content)  # noqa: S314 - our own


def dates(client, address):
    """The date given to each address."""
    return {node.findtext(f"{SITEMAP}loc"): node.findtext(f"{SITEMAP}lastmod") for node in tree(client, address)}


def test_every_page_of_a_sitemap_is_public_kept_and_at_its_own_address(client):
    build_world()
    paths = mapped(client)
    assert len(paths) > 25
    assert len(set(paths)) == len(paths)
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        page = Page(response)
        assert "noindex" not in page.source, path
        canonical = [node.get("href") for node in page.all("link") if node.get("rel") == "canonical"]
        assert [local(address) for address in canonical] == [path]


def test_the_index_names_what_holds_something_with_its_date(client):
    build_world()
    found = dates(client, "/sitemap.xml")
    assert {local(address) for address in found} == {f"/sitemap-{name}.xml" for name in SECTIONS}
    assert all(found.values())
    Quote.objects.all().delete()
    assert "/sitemap-citations.xml" not in {local(address) for address in dates(client, "/sitemap.xml")}


def test_an_empty_site_has_its_lists(client):
    assert [local(address) for address in dates(client, "/sitemap.xml")] == ["/sitemap-pages.xml"]
    assert "http://127.0.0.1:8000/" in dates(client, "/sitemap-pages.xml")


def test_a_page_that_the_house_has_not_written_is_in_no_sitemap(client):
    EditorialPage.objects.all().delete()
    assert {client.get(path).status_code for path in mapped(client)} == {200}


def test_the_words_of_the_page_of_corrections_do_not_date_its_corrections(client):
    told = dates(client, "/sitemap-pages.xml")
    assert told["http://127.0.0.1:8000/corrections/"] is None
    assert told["http://127.0.0.1:8000/charte/"]


@pytest.mark.parametrize("state", HIDDEN)
def test_nothing_hidden_is_in_a_sitemap(client, state):
    for record in _hidden_records(state).values():
        _put(record, state)
    addresses = ["/sitemap.xml", "/sitemap-actualites.xml", *(f"/sitemap-{name}.xml" for name in SECTIONS)]
    told = "".join(client.get(address).content.decode() for address in addresses).lower()
    assert MARK.lower() not in told


def test_somebody_left_out_of_lists_is_left_out_of_sitemaps(client):
    person = PersonFactory(is_unlisted=True)
    assert person.get_absolute_url() not in mapped(client)


def test_a_few_words_inside_a_sentence_are_no_page_to_keep(client):
    speaker = PersonFactory()
    full = quote_block("Une phrase entière.", speaker=speaker)
    partial = quote_block("quelques mots", kind=Quote.Kind.PARTIAL, speaker=speaker)
    ArticleFactory(blocks=[full, partial])
    assert [local(address) for address in locations(client, "/sitemap-citations.xml")] == [full.get_absolute_url()]


@pytest.mark.parametrize(
    ("updated_at", "told"), [(None, PAST), (PAST + timedelta(days=3), PAST + timedelta(days=3)), (FUTURE, PAST)]
)
def test_the_date_of_an_article_is_that_of_its_last_true_change(client, updated_at, told):
    article = ArticleFactory(updated_at=updated_at)
    expected = timezone.localtime(told).isoformat()
    assert dates(client, "/sitemap-articles.xml")[f"http://127.0.0.1:8000{article.get_absolute_url()}"] == expected
    index = dates(client, "/sitemap.xml")
    assert index["http://127.0.0.1:8000/sitemap-articles.xml"] == expected


def test_long_sections_are_cut_and_hold_each_page_once(client, monkeypatch):
    monkeypatch.setattr(base, "PAGE", 2)
    articles = [ArticleFactory() for _rank in range(5)]
    addresses = [address for address in dates(client, "/sitemap.xml") if "articles.xml" in address]
    assert len(addresses) > 2
    found = [local(page) for address in addresses for page in locations(client, local(address))]
    assert found == [article.get_absolute_url() for article in articles]
    assert not any(dates(client, "/sitemap.xml")[address] for address in addresses)


def test_gaps_between_keys_make_no_empty_sitemap(client, monkeypatch):
    """Neither do records that are not public."""
    monkeypatch.setattr(base, "PAGE", 10)
    start = (PersonFactory().pk // 10 + 5) * 10
    shown = [PersonFactory(pk=start + gap) for gap in (1, 10, 55)]
    PersonFactory(pk=start + 31, status=Status.DRAFT)
    first = Person.objects.order_by("pk").first()
    address = "http://127.0.0.1:8000/sitemap-intervenants.xml"
    pages = [f"{address}?p={start // 10 + rank}" for rank in (1, 6)]
    assert [page for page in dates(client, "/sitemap.xml") if "intervenants" in page] == [address, *pages]
    assert [len(locations(client, local(page))) for page in (address, *pages)] == [1, 2, 1]
    assert [local(page) for page in locations(client, local(address))] == [first.get_absolute_url()]
    assert [local(page) for page in locations(client, local(pages[1]))] == [shown[2].get_absolute_url()]
    assert client.get(f"/sitemap-intervenants.xml?p={start // 10 + 4}").status_code == 404


def test_each_sitemap_of_the_index_holds_something(client, monkeypatch):
    monkeypatch.setattr(base, "PAGE", 3)
    for _rank in range(3):
        build_world()
    oldest = Person.objects.order_by("pk").values_list("pk", flat=True)[:3]
    Person.objects.filter(pk__in=list(oldest)).update(is_unlisted=True)
    for address in dates(client, "/sitemap.xml"):
        assert locations(client, local(address)), address


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "99999", "9" * 40, "", "%00"])
def test_a_page_that_is_not_there_is_not_found(client, page):
    ArticleFactory()
    assert client.get(f"/sitemap-articles.xml?p={page}").status_code == 404
    assert client.get("/sitemap-inconnue.xml").status_code == 404


def test_addresses_are_those_of_the_public_site(client, settings):
    settings.SITE_URL = "https://vigie.example"
    settings.ALLOWED_HOSTS = ["autre.example"]
    Site.objects.all().delete()
    ArticleFactory()
    for address in ("/sitemap.xml", "/sitemap-articles.xml", "/sitemap-pages.xml"):
        response = client.get(address, headers={"host": "autre.example"}, secure=True)
        places = [node.text for node in ET.fromstring(response.content).iter(f"{SITEMAP}loc")]  # noqa: S314
        assert places
        assert all(place.startswith("https://vigie.example/") for place in places)


def _queries(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["index", *SECTIONS])
def test_a_sitemap_asks_the_same_of_the_database_whatever_it_holds(client, name):
    address = "/sitemap.xml" if name == "index" else f"/sitemap-{name}.xml"
    build_world()
    before = _queries(client, address)
    assert before <= (30 if name == "index" else 4)
    for _rank in range(5):
        build_world()
    assert _queries(client, address) == before


# News


def _many_fresh_articles(number):
    """As many articles of the last hours, the newest last."""
    kind, now = ArticleTypeFactory(), timezone.now()
    Article.objects.bulk_create(
        Article(
            title=f"Nouvelle {rank}",
            slug=f"nouvelle-{rank}",
            number=rank,
            type=kind,
            status=Status.PUBLISHED,
            published_at=now - timedelta(minutes=number - rank),
        )
        for rank in range(1, number + 1)
    )


def test_news_are_the_thousand_newest_of_twelve_hundred(client):
    _many_fresh_articles(1200)
    items = list(tree(client, "/sitemap-actualites.xml"))
    assert len(items) == 1000
    places = [item.findtext(f"{SITEMAP}loc") for item in items]
    assert places[0] == "http://127.0.0.1:8000/articles/1200-nouvelle-1200/"
    assert places[-1] == "http://127.0.0.1:8000/articles/201-nouvelle-201/"


def test_news_are_two_days_old_at_most(client):
    now = timezone.now()
    fresh = ArticleFactory(published_at=now - timedelta(hours=47))
    ArticleFactory(published_at=now - timedelta(hours=49))
    found = locations(client, "/sitemap-actualites.xml")
    assert [local(place) for place in found] == [fresh.get_absolute_url()]


def test_an_item_of_news_says_who_when_and_what(client, settings):
    settings.SITE_NAME = "La Vigie & Cie"
    article = ArticleFactory(published_at=timezone.now() - timedelta(hours=1))
    Article.objects.update(title="L’étude\x08 <b>&</b> 😀")
    (item,) = tree(client, "/sitemap-actualites.xml")
    news = item.find(f"{NEWS}news")
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "La Vigie & Cie"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "fr"
    assert news.findtext(f"{NEWS}title") == "L’étude <b>&</b> 😀"
    moment = timezone.localtime(article.published_at).isoformat(timespec="seconds")
    assert news.findtext(f"{NEWS}publication_date") == moment


def test_without_news_the_sitemap_is_still_one(client):
    root = tree(client, "/sitemap-actualites.xml")
    assert (root.tag, len(root)) == (f"{SITEMAP}urlset", 0)


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_articles_are_no_news(client, state):
    article = ArticleFactory(published_at=timezone.now() - timedelta(hours=1))
    moment = FUTURE if state == "scheduled" else article.published_at
    status = {"draft": "draft", "review": "review", "scheduled": "published", "withdrawn": "withdrawn"}[state]
    Article.objects.update(status=status, published_at=moment)
    assert len(tree(client, "/sitemap-actualites.xml")) == 0


# robots.txt


def test_robots_may_read_everything_but_the_desk(client):
    response = client.get(reverse("robots"))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(response.content.decode().splitlines())
    assert rules.can_fetch("*", "/articles/1-titre/")
    assert rules.can_fetch("*", "/recherche/")
    assert not rules.can_fetch("*", "/admin/articles/")
    assert rules.site_maps() == ["http://127.0.0.1:8000/sitemap.xml", "http://127.0.0.1:8000/sitemap-actualites.xml"]


@pytest.mark.parametrize("address", ["/robots.txt", "/sitemap.xml", "/sitemap-articles.xml", "/opensearch.xml"])
def test_what_machines_read_is_for_reading_only(client, address):
    assert client.post(address).status_code == 405
