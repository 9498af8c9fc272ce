"""The feeds of the list of quotes, under the same filters."""

from articles.views.quotes import QuoteList
from organisations.queries import with_voices
from portal.core.feeds import FeedMixin, JsonFeedMixin
from portal.feeds.entries import quote_entry, with_quote_entry


class _OfQuotes:
    def get_queryset(self):
        """By publication, unlike the page: what a reader has not yet seen comes first, whenever it was said."""
        return with_quote_entry(with_voices(super().get_queryset().newest_first().with_card()))

    def get_entries(self, context):
        return [quote_entry(quote) for quote in context["object_list"]]


class QuoteFeed(_OfQuotes, FeedMixin, QuoteList):
    pass


class QuoteJsonFeed(_OfQuotes, JsonFeedMixin, QuoteList):
    pass
