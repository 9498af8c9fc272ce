"""Feeds of what readers’ pages list: the same records, as Atom (RFC 4287) or JSON Feed 1.1."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import nh3
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from portal.core.pages import PageInfo, absolute, last_change

ENTRIES = 20  # of a feed
_EMPTY = datetime(2021, 9, 1, tzinfo=UTC)  # the fixed date of an empty feed, which does not change at each reading
_MACHINERY = {"script", "style", "svg", "button", "form"}  # of the page, of no use in a reader’s feed
_DRAWN = re.compile(r"<a [^<>]*></a>")  # links whose sign only our style sheets draw
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An item of a feed. `content` is HTML in full, `summary` plain text; addresses are absolute."""

    identifier: str
    title: str
    url: str
    published_at: datetime
    updated_at: datetime
    summary: str = ""
    content: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    @property
    def changed_at(self) -> datetime:
        return last_change(self.published_at, self.updated_at)


def tag_uri(kind: str, key: int | str) -> str:
    """A name that no change of title or address alters (RFC 4151): « tag:vigie.example.org,2026:article-13313 »."""
    return f"tag:{settings.FEED_AUTHORITY}:{kind}-{key}"


def portable(html: str, url: str) -> str:
    """`html` of ours as it can be read elsewhere: every address in full, whatever page it stands on."""
    return nh3.clean(
        _DRAWN.sub("", html), clean_content_tags=_MACHINERY, link_rel=None, url_relative=("rewrite_with_base", url)
    )


def printable(text: str) -> str:
    """XML has no place for control characters."""
    return _CONTROL.sub("", text)


class FeedMixin:
    """Makes of a page for readers the feed of the same things, at its address followed by `flux/`.

    Before the view of the page among the bases; `get_entries` says what it holds, the newest first.
    """

    suffix = "flux/"
    page_size = ENTRIES
    may_be_empty = True

    @property
    def own_path(self) -> str:
        return self.request.path.removesuffix(self.suffix)

    def get_entries(self, context: dict) -> list[Entry]:
        raise NotImplementedError

    def get_nodes(self, page, context):
        return []

    def get_feed_url(self, context: dict) -> str:
        """The feed’s own address: with the filters and the page that were understood, without anything else asked."""
        query = self._query(context["page_number"]) if "page_number" in context else ""
        return absolute(f"{self.own_path}{self.suffix}{query}")

    def render_to_response(self, context, **_response_kwargs) -> HttpResponse:
        return atom(context["page"], self.get_entries(context), self.get_feed_url(context))


class DetailFeedMixin(FeedMixin):
    """The same for the page of one record: nothing of that page is made but what it says of itself."""

    def respond(self) -> HttpResponse:
        context = {"object": self.object}
        page = self.get_page(context)
        page.path = page.path or self.own_path
        return self.render_to_response(context | {"page": page})


class JsonFeedMixin(FeedMixin):
    suffix = "flux.json"

    def render_to_response(self, context, **_response_kwargs) -> HttpResponse:
        return json_feed(context["page"], self.get_entries(context), self.get_feed_url(context))


class _Atom(Atom1Feed):
    """Django’s Atom with several authors, a summary in plain text, and the full content beside it."""

    def root_attributes(self):
        return super().root_attributes() | {"xml:base": f"{settings.SITE_URL}/"}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.addQuickElement("icon", absolute(static("brand/icon-192.png")))
        handler.addQuickElement("logo", absolute(static("brand/logo.png")))

    def latest_post_date(self):
        return super().latest_post_date() if self.items else _EMPTY

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if item["text"]:
            handler.addQuickElement("summary", item["text"], {"type": "text"})
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


def atom(page: PageInfo, entries: Iterable[Entry], feed_url: str) -> HttpResponse:
    feed = _Atom(
        title=printable(f"{page.title} – {settings.SITE_NAME}"),
        link=page.canonical,
        description=None,
        subtitle=printable(page.summary),
        language="fr",
        feed_url=feed_url,
        feed_guid=feed_url,
        author_name=settings.SITE_PUBLISHER,
        author_link=f"{settings.SITE_URL}/",
    )
    for entry in entries:
        feed.add_item(
            title=printable(entry.title),
            link=entry.url,
            description=None,
            text=printable(entry.summary),
            unique_id=entry.identifier,
            pubdate=entry.published_at,
            updateddate=entry.changed_at,
            categories=[printable(category) for category in entry.categories],
            authors=[printable(name) for name in entry.authors],
            content=printable(entry.content),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def json_feed(page: PageInfo, entries: Iterable[Entry], feed_url: str) -> JsonResponse:
    """https://www.jsonfeed.org/version/1.1/"""
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{page.title} – {settings.SITE_NAME}",
        "home_page_url": page.canonical,
        "feed_url": feed_url,
        "description": page.summary,
        "language": "fr",
        "icon": absolute(static("brand/icon-512.png")),
        "authors": [{"name": settings.SITE_PUBLISHER, "url": f"{settings.SITE_URL}/"}],
        "items": [_json_item(entry) for entry in entries],
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False}, content_type="application/feed+json")


def _json_item(entry: Entry) -> dict:
    item = {
        "id": entry.identifier,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": timezone.localtime(entry.published_at).isoformat(),
        "date_modified": timezone.localtime(entry.changed_at).isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.categories),
    }
    return {name: value for name, value in item.items() if value or name == "content_html"}
