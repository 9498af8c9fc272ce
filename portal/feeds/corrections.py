"""The feed of corrections: readers who quoted an article learn that it has changed."""

from django.utils.html import format_html

from articles.views.corrections import CorrectionListView
from portal.core.feeds import Entry, FeedMixin, tag_uri
from portal.core.pages import absolute


class CorrectionFeed(FeedMixin, CorrectionListView):
    def get_entries(self, context):
        return [correction_entry(change) for change in context["object_list"]]


def correction_entry(change) -> Entry:
    return Entry(
        identifier=tag_uri("correction", change.pk),
        title=f"{change.get_kind_display().capitalize()}\u00a0: {change.article.title}",
        url=absolute(change.article.get_absolute_url()),
        published_at=change.changed_at,
        updated_at=change.changed_at,
        summary=change.note,
        content=format_html("<p>{}</p>", change.note),
    )
