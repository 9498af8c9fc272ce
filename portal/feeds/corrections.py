"""The feed of corrections: readers who quoted an article learn that it has changed."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from articles.views.corrections import CorrectionListView
from portal.core.feeds import Entry, FeedMixin, tag_uri
from portal.core.house import between_marks
from portal.core.pages import absolute


class CorrectionFeed(FeedMixin, CorrectionListView):
    def get_entries(self, context):
        return [correction_entry(change) for change in context["object_list"]]


def correction_entry(change) -> Entry:
    """It leads to what it corrects: a quote, or the article, which is all that is left of one that was withdrawn."""
    corrected = change.quote if change.quote and not change.quote.is_withdrawn else change.article
    return Entry(
        identifier=tag_uri("correction", change.pk),
        title=f"{capfirst(change.subject)}\u00a0: {change.article.title}",
        url=absolute(corrected.get_absolute_url()),
        published_at=change.changed_at,
        updated_at=change.changed_at,
        summary=change.note,
        content=format_html("<p>{}</p>{}", change.note, _wording(change)),
    )


def _wording(change) -> SafeString:
    if not change.former_text:
        return SafeString()
    before, after = between_marks(change.former_text), between_marks(change.new_text)
    return format_html("<p>Avant\u00a0: <del>{}</del></p><p>Maintenant\u00a0: <ins>{}</ins></p>", before, after)
