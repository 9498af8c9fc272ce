from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from articles.models import Quote
from articles.queries.dossiers import dossier_cards
from articles.queries.events import listed_events
from articles.trends import BEFORE, RECENT, newest_ids, trends
from organisations.cards import article_cards, quote_cards
from portal.core.pages import Link, PageInfo
from portal.core.prepared import Given, Prepared
from portal.core.structured_data import item_list
from portal.core.views import PageMixin

SECONDS, LATEST, EARLIER = 2, 9, 8
UPCOMING, EVENTS = 4, 7  # events to come at most; with those past
QUOTES, ALSO = 2, 3  # beside the lead; in the row of further ones, which is full or absent
QUOTED = 100  # newest articles searched for quotes
LARGE = 160  # characters of a quote that may still be set large
TALL = 480  # characters, those set large twice: quotes taller than the lead and two articles
EXCERPT = 320  # characters of a quote on a card
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Voices:
    """The quotes of the home page, one an article. `is_of_week`: the first are of the last seven days."""

    quotes: list[Quote]
    is_of_week: bool
    also: list[Quote]

    @property
    def is_large(self) -> bool:
        """Whether the first is short enough to be set large."""
        return bool(self.quotes) and _length(self.quotes[0]) <= LARGE

    @property
    def is_tall(self) -> bool:
        """Whether they stand higher than the lead and two articles: four then fill the column beside."""
        lengths = [_length(quote) for quote in self.quotes]
        return sum(lengths) + (lengths[0] if self.is_large else 0) > TALL


def _length(quote: Quote) -> int:
    return min(len(quote.text or quote.text_as_printed), EXCERPT)


def _told(articles: Given) -> QuerySet:
    """Not ordered: a database would go through every public article to take its quotes in that order."""
    rows = Quote.objects.full().filter(parent__among=articles, speaker__isnull=False).order_by()
    return rows.values_list("parent", "region", "ordering", "pk", "parent__published_at")


_TOLD = Prepared(_told)


def voices_of(newest: list[int]) -> Voices:
    """Chosen among the full quotes of these public articles (ids, newest first) whose speaker is known."""
    ranks = {article: rank for rank, article in enumerate(newest[:QUOTED])}
    told = _TOLD(articles=ranks.keys())
    first: dict[int, tuple] = {}
    for article, _region, _ordering, quote, moment in sorted(told, key=lambda row: (ranks[row[0]], *row[1:4])):
        first.setdefault(article, (quote, moment))
    found = [quote for quote, _moment in first.values()]
    week = [quote for quote, moment in first.values() if moment > timezone.now() - WEEK]
    chosen = (week or found)[:QUOTES]
    also = [quote for quote in found if quote not in chosen][:ALSO]
    also = also if len(also) == ALSO else []
    quotes = quote_cards([*chosen, *also])
    return Voices(
        [quote for quote in quotes if quote.pk in chosen], bool(week), [quote for quote in quotes if quote.pk in also]
    )


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
        voices = voices_of(newest)
        upcoming = list(listed_events().upcoming()[:UPCOMING])
        return super().get_context_data(
            voices=voices,
            trends=trends(newest),
            dossier=dossier_cards().first(),
            upcoming=upcoming,
            past=listed_events().past()[: EVENTS - len(upcoming)],
            **_shelved(newest, SECONDS * 2 if voices.is_tall else SECONDS),
            **kwargs,
        )


def _shelved(newest: list[int], seconds: int) -> dict:
    """The newest articles by their place on the page."""
    first = newest[: 1 + seconds + LATEST + EARLIER]
    articles = article_cards(first)
    return {
        "lead": articles[0] if articles else None,
        "seconds": articles[1 : 1 + seconds],
        "latest": articles[1 + seconds : 1 + seconds + LATEST],
        "earlier": articles[1 + seconds + LATEST :],
    }
