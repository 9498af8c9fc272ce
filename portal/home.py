from django.views.generic import TemplateView

from articles.models import Article, Event
from articles.queries import one_an_article, published_quotes

SECONDS, LATEST, QUOTES, EVENTS = 2, 18, 4, 4


class HomeView(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs):
        articles = list(Article.objects.published().newest_first().with_card()[: 1 + SECONDS + LATEST])
        quotes = published_quotes().exclude(speaker=None)
        return super().get_context_data(
            lead=articles[0] if articles else None,
            seconds=articles[1 : 1 + SECONDS],
            latest=articles[1 + SECONDS :],
            quotes=one_an_article(quotes[: QUOTES * 10])[:QUOTES],
            upcoming=Event.objects.published().upcoming()[:EVENTS],
            past=Event.objects.published().past()[:EVENTS],
            **kwargs,
        )
