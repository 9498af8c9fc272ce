"""The articles of a year, of a month, of a day."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from articles.archives import Period, articles_of, neighbours, parts_of
from portal.core.pages import Crumb, PageInfo
from portal.core.views import PublishedList


class ArchiveView(PublishedList):
    """A period without anything public is not found. A day is told in the order in which it went."""

    template_name = "articles/archive_detail.html"
    may_be_empty = False

    def get(self, request, *args, **kwargs):
        self.period = Period(**kwargs)
        try:
            self.articles = articles_of(self.period)
        except (ValueError, OverflowError) as error:
            raise Http404("Aucun calendrier n’a ce jour.") from error
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return self.in_order(self.articles).with_card()

    def in_order(self, articles):
        return articles.order_by("published_at", "number", "pk") if self.period.day else articles

    def get_list_page(self, context):
        wider = [Crumb(period.short_label.capitalize(), period.get_absolute_url()) for period in self.period.wider]
        return PageInfo(
            title=self.period.title,
            description=f"{self.period.title} sur les données de santé\u00a0: tout ce que la rédaction a publié, "
            f"{'dans l’ordre de la journée' if self.period.day else 'du plus récent au plus ancien'}.",
            breadcrumb=(
                Crumb("Articles", reverse("articles:list")),
                *wider,
                Crumb(self.period.short_label.capitalize()),
            ),
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(period=self.period, **self.get_aside(), **kwargs)

    def get_aside(self) -> dict:
        """What leads to other periods, and to the feed of one that still goes on; a feed has none."""
        previous, following = neighbours(self.period)
        return {
            "parts": parts_of(self.period),
            "previous_period": previous,
            "next_period": following,
            "is_current": self.period == self.period.like(timezone.now()),
        }
