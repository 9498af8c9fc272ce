from django.views.generic import TemplateView

from articles.models import Article, Event
from articles.queries import one_an_article, published_quotes
from portal.core.views import ReadOnlyMixin

SECONDS, LATEST, EARLIER, QUOTES, EVENTS = 2, 5, 12, 4, 4


class HomeView(ReadOnlyMixin, TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs):
        articles = list(Article.objects.published().newest_first().with_card()[: 1 + SECONDS + LATEST + EARLIER])
        quotes = published_quotes().exclude(speaker=None)
        return super().get_context_data(
            lead=articles[0] if articles else None,
            seconds=articles[1 : 1 + SECONDS],
            latest=articles[1 + SECONDS : 1 + SECONDS + LATEST],
            earlier=articles[1 + SECONDS + LATEST :],
            quotes=one_an_article(quotes[: QUOTES * 10])[:QUOTES],
            upcoming=Event.objects.published().upcoming()[:EVENTS],
            past=Event.objects.published().past()[:EVENTS],
            **kwargs,
        )
