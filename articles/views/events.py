from articles.models import Event
from articles.queries import editions_around, quotes_by_speaker, quotes_of_event, speakers_of
from portal.core.views import PublishedDetail, PublishedList

UPCOMING, ARTICLES, QUOTES = 50, 20, 60


class EventListView(PublishedList):
    """Past events page by page; those to come head the first page."""

    template_name = "articles/event_list.html"

    def get_queryset(self):
        return Event.objects.published().past()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        is_first = context["page_number"] == 1
        context["upcoming"] = Event.objects.published().upcoming()[:UPCOMING] if is_first else []
        return context


class EventDetailView(PublishedDetail):
    template_name = "articles/event_detail.html"
    gone_notice = "Cet événement a été retiré"

    def get_queryset(self):
        return Event.objects.select_related("series")

    def get_context_data(self, **kwargs):
        event = self.object
        previous, following = editions_around(event)
        return super().get_context_data(
            organisers=event.organisers.published(),
            participations=speakers_of(event),
            speakers=quotes_by_speaker(quotes_of_event(event)[:QUOTES]),
            articles=event.articles.published().newest_first().with_card()[:ARTICLES],
            previous_edition=previous,
            next_edition=following,
            **kwargs,
        )
