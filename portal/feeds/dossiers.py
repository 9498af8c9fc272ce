"""The feeds of dossiers: the list, and the articles of each."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from articles.models import Dossier
from articles.queries.dossiers import articles_of
from articles.views.dossiers import DossierDetailView, DossierListView
from portal.core.feeds import ENTRIES, DetailFeedMixin, Entry, FeedMixin, portable, tag_uri
from portal.core.house import midnight
from portal.core.pages import absolute
from portal.core.templatetags.house import plain
from portal.feeds.entries import article_entry, with_feed_entry


def dossier_entry(dossier: Dossier) -> Entry:
    """Its standfirst and where it stands; new again when the date of that changes."""
    url = absolute(dossier.get_absolute_url())
    content = render_to_string("articles/_dossier_feed.html", {"dossier": dossier})
    return Entry(
        identifier=tag_uri("dossier", dossier.pk),
        title=dossier.title,
        url=url,
        published_at=dossier.published_at,
        updated_at=max(dossier.published_at, _stated_at(dossier)),
        summary=dossier.standfirst or plain(dossier.state_of_play),
        content=portable(content.strip(), url),
    )


def _stated_at(dossier: Dossier) -> datetime:
    """The first moment of the day of the state of play; a day that is still to come does not count."""
    if dossier.state_on is None or dossier.state_on > timezone.localdate():
        return dossier.published_at
    return midnight(dossier.state_on)


class DossierListFeed(FeedMixin, DossierListView):
    def get_entries(self, context):
        return [dossier_entry(dossier) for dossier in context["object_list"]]


class DossierFeed(DetailFeedMixin, DossierDetailView):
    """Its articles, the newest first; the dossier itself while it has none."""

    def get_entries(self, context):
        dossier = context["object"]
        articles = with_feed_entry(articles_of(dossier))[:ENTRIES]
        return [article_entry(article) for article in articles] or [dossier_entry(dossier)]
