"""Every feed: who sees what in it, and whether readers of feeds can make something of it.

A feed holds what its page holds: its row names that page, whose own row (see `test_visibility`) builds the record and
says what is answered in each state. A new feed without a row fails `test_every_feed_has_a_row`.
"""

import json
import re
from datetime import UTC, datetime, timedelta
from time import mktime

import feedparser
import html5lib
import pytest
from django.urls import get_resolver, resolve, reverse
from django.utils import timezone

from articles import services
from articles.models import Article, ArticleType, Change, Dossier, Event, Quote, Rubrique, Tag
from organisations.models import Organisation
from people.models import Person
from portal.core.feeds import ENTRIES
from portal.feeds.index import feed_groups
from tests.factories import FUTURE, PAST, ArticleFactory, PersonFactory, RubriqueFactory, quote_block, text_block
from tests.pages.html import UNKNOWN, get_page
from tests.pages.test_visibility import MARK, MATRIX, STATES

pytestmark = pytest.mark.django_db

# The name of the feed (in `feeds:`), the page that it follows, the end of its address.
ROWS = {
    "articles": ("articles:list", "flux/"),
    "articles_json": ("articles:list", "flux.json"),
    "rubrique": ("articles:rubrique", "flux/"),
    "type": ("articles:type", "flux/"),
    "year": ("articles:year", "flux/"),
    "month": ("articles:month", "flux/"),
    "day": ("articles:day", "flux/"),
    "tag": ("articles:tag", "flux/"),
    "tags": ("articles:tags", "flux/"),
    "quotes": ("quotes:list", "flux/"),
    "quotes_json": ("quotes:list", "flux.json"),
    "people": ("people:list", "flux/"),
    "person": ("people:detail", "flux/"),
    "authors": ("people:authors", "flux/"),
    "author": ("people:author", "flux/"),
    "organisations": ("organisations:list", "flux/"),
    "organisation": ("organisations:detail", "flux/"),
    "dossiers": ("dossiers:list", "flux/"),
    "dossier": ("dossiers:detail", "flux/"),
    "events": ("events:list", "flux/"),
    "event": ("events:detail", "flux/"),
    "corrections": ("corrections", "flux/"),
    "search": ("search", "flux/"),
}
# Feeds of a record by itself: what it says when nothing was written of it yet is its own page’s affair.
MAY_BE_EMPTY = {"organisation", "event", "person"}
PAGES_ONLY = {"index"}
HOSTILE = "Titre\x08 hostile\x0b 😀 <script>alert(1)</script> & ]]> \ufffe fin"
SLUGGED = [Article, ArticleType, Dossier, Event, Organisation, Person, Rubrique, Tag]
NAMED = {
    Article: "title",
    Change: "note",
    Dossier: "title",
    Event: "name",
    Organisation: "name",
    Person: "family_name",
    Quote: "text",
    Tag: "name",
}
_RAW_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def feed_address(name, state="published") -> str:
    page, suffix = ROWS[name]
    build, _expected = MATRIX[page]
    path, _question, query = build(state).partition("?")
    address = f"{path}{suffix}" + (f"?{query}" if query else "")
    assert resolve(f"{path}{suffix}").view_name == f"feeds:{name}"
    return address


class Feed:
    """A feed as its readers see it, whatever its format."""

    def __init__(self, response):
        assert response.status_code == 200
        self.source = response.content.decode()
        assert UNKNOWN not in self.source
        if response["Content-Type"].startswith("application/feed+json"):
            self._read_json()
        else:
            self._read_atom()

    def _read_json(self):
        data = json.loads(self.source)
        assert data["version"] == "https://jsonfeed.org/version/1.1"
        self.title, self.self_links = data["title"], [data["feed_url"]]
        self.entries = data["items"]
        self.identifiers = [item["id"] for item in self.entries]
        self.addresses = [item["url"] for item in self.entries]
        self.contents = [item["content_html"] for item in self.entries]
        self.moments = [datetime.fromisoformat(item[key]) for item in self.entries for key in _DATES]

    def _read_atom(self):
        parsed = feedparser.parse(self.source, sanitize_html=False, resolve_relative_uris=False)
        assert not parsed.bozo, parsed.get("bozo_exception")
        assert parsed.version == "atom10"
        self.title, self.entries = parsed.feed.title, parsed.entries
        self.self_links = [link.href for link in parsed.feed.links if link.rel == "self"]
        self.identifiers = [entry.id for entry in self.entries]
        self.addresses = [entry.link for entry in self.entries]
        self.contents = [content.value for entry in self.entries for content in entry.get("content", [])]
        moments = [parsed.feed.updated_parsed]
        moments += [moment for entry in self.entries for moment in (entry.published_parsed, entry.updated_parsed)]
        self.moments = [datetime(*moment[:6], tzinfo=UTC) for moment in moments]


_DATES = ("date_published", "date_modified")


def read(client, address: str) -> Feed:
    return Feed(client.get(address))


def test_every_feed_has_a_row():
    patterns = next(p for p in get_resolver().url_patterns if getattr(p, "urlconf_name", None) and _is_feeds(p))
    assert {pattern.name for pattern in patterns.url_patterns} - PAGES_ONLY == set(ROWS)


def _is_feeds(pattern) -> bool:
    return pattern.namespace == "feeds"


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", ROWS)
def test_a_feed_shows_what_its_page_shows(client, name, state):
    address = feed_address(name, state)
    expected = MATRIX[ROWS[name][0]][1][state]
    response = client.get(address)
    assert response.status_code == expected
    if expected == 200:
        body = response.content.decode().replace(address, "")
        assert (MARK in body) == (state == "published")


@pytest.mark.parametrize("name", ROWS)
def test_a_feed_is_read_by_readers_of_feeds(client, name):
    address = feed_address(name)
    feed = read(client, address)
    assert feed.entries or name in MAY_BE_EMPTY
    assert feed.title.endswith(" – La Vigie")
    assert feed.self_links == [f"http://127.0.0.1:8000{address}"]
    assert len(set(feed.identifiers)) == len(feed.identifiers)
    assert all(identifier.startswith("tag:127.0.0.1,") for identifier in feed.identifiers)
    assert all(url.startswith("http://127.0.0.1:8000/") for url in feed.addresses)
    assert all(moment <= timezone.now() for moment in feed.moments)


@pytest.mark.parametrize("name", ROWS)
def test_a_new_address_makes_no_entry_new(client, name):
    address = feed_address(name)
    before = read(client, address).identifiers
    for model in SLUGGED:
        for record in model.objects.exclude(slug=""):
            model.objects.filter(pk=record.pk).update(slug=f"{record.slug}-bis")
    path, mark, query = address.partition("?")
    match = resolve(path)
    slugs = {key: f"{value}-bis" if key == "slug" else value for key, value in match.kwargs.items()}
    assert read(client, f"{reverse(match.view_name, kwargs=slugs)}{mark}{query}").identifiers == before


@pytest.mark.parametrize("name", ROWS)
def test_no_word_breaks_a_feed(client, name):
    address = feed_address(name)
    for model, field in NAMED.items():
        for record in model.objects.all():
            model.objects.filter(pk=record.pk).update(**{field: HOSTILE[: model._meta.get_field(field).max_length]})
    feed = read(client, address)
    assert not _RAW_CONTROL.search(feed.source) or name.endswith("_json")
    for content in feed.contents:
        assert "<script" not in content


@pytest.mark.parametrize("name", ROWS)
def test_a_feed_that_did_not_change_is_not_sent_again(client, name):
    address = feed_address(name)
    tag = client.get(address)["ETag"]
    response = client.get(address, headers={"if-none-match": tag})
    assert (response.status_code, response.content) == (304, b"")


@pytest.mark.parametrize("name", ROWS)
def test_addresses_in_a_feed_hold_elsewhere(client, name):
    feed = read(client, feed_address(name))
    assert wrong_addresses(feed) == []


def wrong_addresses(feed: Feed) -> list[str]:
    found = []
    for content in feed.contents:
        for node in html5lib.parseFragment(content, namespaceHTMLElements=False).iter():
            found += [value for key in ("href", "src") if (value := node.get(key)) and "://" not in value[:8]]
    return found


@pytest.mark.parametrize("address", ["/articles/flux/", "/articles/flux.json"])
def test_a_feed_of_articles_holds_them_whole(client, address):
    body = '<p>Voir <a href="/intervenants/">là</a> ou <a href="#suite">plus bas</a>.</p>'
    speech = quote_block("Des mots cités.", speaker=PersonFactory())
    article = ArticleFactory(blocks=[text_block(body), speech, text_block("<p>La toute fin.</p>")])
    feed = read(client, address)
    assert wrong_addresses(feed) == []
    content = feed.contents[0]
    assert 'href="http://127.0.0.1:8000/intervenants/"' in content
    assert f'href="http://127.0.0.1:8000{article.get_absolute_url()}#suite"' in content
    assert "Des mots cités." in content
    assert "La toute fin." in content


def test_a_feed_is_never_longer_than_its_promise_and_begins_with_the_newest(client):
    articles = [ArticleFactory(published_at=PAST + timedelta(hours=hour)) for hour in range(ENTRIES + 2)]
    feed = read(client, "/articles/flux/")
    assert feed.addresses[0].endswith(articles[-1].get_absolute_url())
    assert len(feed.entries) == ENTRIES
    second = read(client, "/articles/flux/?page=2")
    assert len(second.entries) == 2
    assert second.self_links == ["http://127.0.0.1:8000/articles/flux/?page=2"]


@pytest.mark.parametrize("hours", [-24, 24 * 365 * 900])
def test_a_date_typed_wrong_is_not_told(client, hours):
    article = ArticleFactory()
    Article.objects.filter(pk=article.pk).update(updated_at=PAST + timedelta(hours=hours))
    entry = feedparser.parse(client.get("/articles/flux/").content).entries[0]
    assert mktime(entry.updated_parsed) == mktime(entry.published_parsed)


def test_a_change_made_on_purpose_is_told(client):
    article = ArticleFactory()
    article.updated_at = PAST + timedelta(days=2)
    article.save()
    services.refresh(article)
    entry = feedparser.parse(client.get("/articles/flux/").content).entries[0]
    assert entry.updated_parsed > entry.published_parsed


def test_a_correction_is_told_and_one_to_come_is_not(client):
    article = ArticleFactory()
    Change.objects.create(article=article, changed_at=PAST + timedelta(days=3), note="Un chiffre est corrigé.")
    Change.objects.create(article=article, changed_at=FUTURE, note="Pas encore.")
    services.refresh(article)
    entry = feedparser.parse(client.get("/articles/flux/").content).entries[0]
    assert entry.updated.startswith((PAST + timedelta(days=3)).date().isoformat())


def test_what_is_added_to_the_address_of_a_feed_is_not_part_of_it(client):
    feed = read(client, "/articles/flux/?utm_source=ailleurs")
    assert feed.self_links == ["http://127.0.0.1:8000/articles/flux/"]


def test_an_empty_feed_never_seems_to_change(client):
    first, second = (client.get("/articles/flux/") for _reading in range(2))
    assert first.content == second.content
    assert not feedparser.parse(first.content).bozo


def test_the_page_of_feeds_lists_them_with_words(client):
    ArticleFactory(rubrique=RubriqueFactory(name="Industrie"), tags=["données de santé"])
    page = get_page(client, reverse("feeds:index"))
    shown = set(page.links().values())
    for group in feed_groups():
        for feed in group.feeds:
            assert {feed.url, feed.page_url} <= shown
            assert client.get(feed.url).status_code == 200, feed.url
    assert {"Industrie", "Données de santé"} <= set(page.links())
