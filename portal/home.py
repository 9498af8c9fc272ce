from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from articles.models import Article, Event, Quote
from articles.queries.dossiers import dossier_cards
from articles.queries.quotes import published_quotes
from articles.trends import BEFORE, RECENT, newest_ids, trends
from portal.core.pages import Link, PageInfo
from portal.core.structured_data import item_list
from portal.core.views import PageMixin

SECONDS, LATEST, EARLIER, QUOTES, EVENTS = 2, 5, 12, 4, 4
QUOTED = 100  # newest articles searched for quotes
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Voices:
    """The quotes of the home page, one an article. `is_of_week`: of the last seven days, else the latest."""

    quotes: list[Quote]
    is_of_week: bool


def voices_of(newest: list[int]) -> Voices:
    """Chosen among the full quotes of these articles (ids, newest first) whose speaker is known."""
    rows = Quote.objects.published().full().exclude(speaker=None).filter(parent__in=newest[:QUOTED]).newest_first()
    first: dict[int, tuple] = {}
    for quote, article, moment in rows.values_list("pk", "parent", "parent__published_at"):
        first.setdefault(article, (quote, moment))
    week = [quote for quote, moment in first.values() if moment >= timezone.now() - WEEK]
    chosen = (week or [quote for quote, _moment in first.values()])[:QUOTES]
    return Voices(list(published_quotes().filter(pk__in=chosen)), bool(week))


class HomeView(PageMixin, TemplateView):
    template_name = "home.html"

    def get_page(self, context):
        return PageInfo(
            title=settings.SITE_TAGLINE,
            description="Qui dit quoi sur les données de santé\u00a0: articles, citations, intervenants, organisations "
            "et événements, reliés entre eux.",
            links=[
                Link("Articles", f"{reverse('articles:list')}flux/"),
                Link("Citations", f"{reverse('quotes:list')}flux/"),
            ],
        )

    def get_nodes(self, page, context):
        first = [context["lead"], *context["seconds"]] if context["lead"] else []
        return [item_list(first) | {"@id": f"{page.canonical}#liste"}] if first else []

    def get_context_data(self, **kwargs):
        newest = newest_ids(RECENT + BEFORE)
        shown = newest[: 1 + SECONDS + LATEST + EARLIER]
        articles = list(Article.objects.published().filter(pk__in=shown).newest_first().with_card())
        kwargs |= {
            "lead": articles[0] if articles else None,
            "seconds": articles[1 : 1 + SECONDS],
            "latest": articles[1 + SECONDS : 1 + SECONDS + LATEST],
            "earlier": articles[1 + SECONDS + LATEST :],
        }
        return super().get_context_data(
            voices=voices_of(newest),
            trends=trends(newest),
            dossier=dossier_cards().first(),
            upcoming=Event.objects.published().upcoming()[:EVENTS],
            past=Event.objects.published().past()[:EVENTS],
            **kwargs,
        )
