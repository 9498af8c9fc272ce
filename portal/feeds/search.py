"""The feed of a search: what is new under the words and the facets that somebody follows."""

from dataclasses import replace

from django.db.models import prefetch_related_objects
from django.urls import reverse

from articles.models import Article
from portal.core.feeds import ENTRIES, Entry, FeedMixin
from portal.core.pages import absolute
from portal.feeds.entries import article_entry, newest, quote_entry, with_feed_entry
from portal.feeds.events import event_entry
from portal.feeds.organisations import organisation_entry
from portal.feeds.people import person_entry
from portal.search.kinds import Kind
from portal.search.results import DATE, Hit
from portal.search.searching import search
from portal.search.views.results import Search


class SearchFeed(FeedMixin, Search):
    """The newest of what the page finds, in whatever order that page stands.

    What only resembles the words (another spelling, fewer of them) is on the page, not here: who follows words that
    nothing bears yet waits for them.
    """

    def get_elsewhere(self):
        """What is new without any words or facet is every article."""
        return "" if self.ask.text or self.ask.chosen else reverse("feeds:articles")

    def get_results(self):
        return search(replace(self.ask, order=DATE), size=ENTRIES, is_counted=False)

    def get_feed_url(self, context):
        return absolute(f"{self.own_path}{self.suffix}{self.ask.query(order='', page=self.results.page)}")

    def get_entries(self, context):
        results = self.results
        if results.corrected or results.kept:
            return []
        return newest(_entries([*results.best, *results.hits]))


def _entries(hits: list[Hit]) -> list[Entry]:
    """One for each record that has a date of publication; a theme has none, its articles have."""
    articles = with_feed_entry(Article.objects.published())
    bodies = articles.in_bulk([hit.record.pk for hit in hits if hit.kind == Kind.ARTICLE])
    prefetch_related_objects([hit.record for hit in hits if hit.kind == Kind.QUOTE], "parent__tagged__tag")
    found = []
    for hit in hits:
        if hit.kind == Kind.ARTICLE:
            found += [article_entry(bodies[hit.record.pk])] if hit.record.pk in bodies else []
        elif hit.kind in _OF_KIND:
            found.append(_OF_KIND[hit.kind](hit.record))
    return found


_OF_KIND = {
    Kind.QUOTE: quote_entry,
    Kind.PERSON: person_entry,
    Kind.ORGANISATION: organisation_entry,
    Kind.EVENT: event_entry,
}
