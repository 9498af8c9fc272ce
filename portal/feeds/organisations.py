"""The feeds of the directory."""

from django.utils.html import format_html

from organisations.models import Organisation
from organisations.queries import public_articles, public_quotes
from organisations.ties import quote_keys
from organisations.views import OrganisationDetailView, OrganisationListView
from portal.core.feeds import ENTRIES, DetailFeedMixin, Entry, FeedMixin, portable, tag_uri
from portal.core.pages import absolute
from portal.core.templatetags.house import plain
from portal.feeds.entries import article_entry, newest, quote_entry, with_feed_entry, with_quote_entry


def organisation_entry(organisation: Organisation) -> Entry:
    """A record of the directory, on the day when it was made public."""
    return Entry(
        identifier=tag_uri("organisation", organisation.pk),
        title=organisation.full_name,
        url=absolute(organisation.get_absolute_url()),
        published_at=organisation.published_at,
        updated_at=max(filter(None, (organisation.published_at, organisation.verified_at))),
        summary=plain(organisation.description) or organisation.get_kind_display(),
        content=portable(organisation.description, absolute(organisation.get_absolute_url()))
        or format_html("<p>{}</p>", organisation.get_kind_display().capitalize()),
        categories=(organisation.get_kind_display(),),
    )


class OrganisationListFeed(FeedMixin, OrganisationListView):
    """The newest records, not the first of the alphabet."""

    def get_queryset(self):
        return super().get_queryset().order_by("-published_at", "-pk")

    def get_entries(self, context):
        return [organisation_entry(organisation) for organisation in context["object_list"]]


class OrganisationFeed(DetailFeedMixin, OrganisationDetailView):
    """Articles and quotes of one organisation; its own record while there are none."""

    def get_entries(self, context):
        organisation = context["object"]
        said = quote_keys(organisation)
        articles = with_feed_entry(public_articles(organisation, said))[:ENTRIES]
        quotes = with_quote_entry(public_quotes(said))[:ENTRIES]
        found = newest(map(article_entry, articles), map(quote_entry, quotes))
        return found or [organisation_entry(organisation)]
