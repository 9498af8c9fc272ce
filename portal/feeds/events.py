"""The feeds of events: those made public last, and what was written and said of each."""

from django.template.loader import render_to_string

from articles.models import Event
from articles.queries.events import articles_of, quotes_of, sessions_of
from articles.views.events import EventDetailView, NarrowedEvents
from portal.core.feeds import ENTRIES, DetailFeedMixin, Entry, FeedMixin, portable, tag_uri
from portal.core.pages import absolute
from portal.core.templatetags.house import plain
from portal.feeds.entries import article_entry, newest, quote_entry, with_feed_entry, with_quote_entry


def event_entry(event: Event) -> Entry:
    """When, where and what: as it was announced, on the day when the event was made public."""
    url = absolute(event.get_absolute_url())
    content = render_to_string("articles/_event_feed.html", {"event": event})
    return Entry(
        identifier=tag_uri("event", event.pk),
        title=event.name,
        url=url,
        published_at=event.published_at,
        updated_at=event.last_changed_at,
        summary=", ".join(fact for fact in (event.dates, event.place) if fact) or plain(event.description),
        content=portable(content.strip(), url),
        categories=(event.get_kind_display(),),
    )


class EventListFeed(FeedMixin, NarrowedEvents):
    """Coming or past, the last to be made public first."""

    def get_queryset(self):
        return self.get_events().order_by("-published_at", "-pk")

    def get_entries(self, context):
        return [event_entry(event) for event in context["object_list"]]


class EventFeed(DetailFeedMixin, EventDetailView):
    """Articles and full quotes of one event and of its sessions; the event itself while there are none."""

    def get_entries(self, context):
        event = context["object"]
        whole = [event, *sessions_of(event)]
        articles = with_feed_entry(articles_of(whole))[:ENTRIES]
        quotes = with_quote_entry(quotes_of(whole))[:ENTRIES]
        found = newest(map(article_entry, articles), map(quote_entry, quotes))
        return found or [event_entry(event)]
