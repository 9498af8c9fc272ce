"""The feeds of the list of quotes, under the same filters."""

from articles.queries.quotes import latest_told_first
from articles.views.quotes import QuoteList
from organisations.queries import with_voices
from portal.core.feeds import FeedMixin, JsonFeedMixin
from portal.feeds.entries import quote_entry, with_quote_entry


class _OfQuotes:
    def get_queryset(self):
        return with_quote_entry(with_voices(super().get_queryset().with_card()))

    def in_order(self, quotes):
        """By publication, unlike the page: what a reader has not yet seen comes first, whenever it was said."""
        return latest_told_first(quotes, self.owners)

    def get_entries(self, context):
        return [quote_entry(quote) for quote in context["object_list"]]


class QuoteFeed(_OfQuotes, FeedMixin, QuoteList):
    pass


class QuoteJsonFeed(_OfQuotes, JsonFeedMixin, QuoteList):
    pass
