"""What search engines read: the addresses of the site, its news, and what they may visit."""

import re
from datetime import timedelta

from django.conf import settings
from django.core.paginator import EmptyPage
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from articles.models import Article
from portal.core.feeds import printable
from portal.core.pages import absolute
from portal.core.structured_data import moment
from portal.core.views import ReadOnlyMixin
from portal.sitemaps.sections import SECTIONS

NEWS, FRESH = 1_000, timedelta(days=2)  # what a news sitemap may hold
_PAGE = re.compile(r"[1-9][0-9]{0,4}")


class _MachineView(ReadOnlyMixin, TemplateView):
    """Read by machines, and itself no result of a search."""

    content_type = "application/xml"

    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response


class SitemapIndexView(_MachineView):
    template_name = "sitemaps/index.xml"

    def get_context_data(self, **kwargs):
        return super().get_context_data(sitemaps=list(self._sitemaps()), **kwargs)

    def _sitemaps(self):
        """The pages that hold something. The date of a section is that of its only page, not of all of many."""
        for name, make in SECTIONS.items():
            section = make()
            changed_at = section.get_latest_lastmod()
            if changed_at is None:
                continue
            address = absolute(reverse("sitemap_section", args=[name]))
            numbers = section.page_numbers()
            for rank, number in enumerate(numbers):
                url = f"{address}?p={number}" if rank else address
                yield {"url": url, "changed_at": changed_at if len(numbers) == 1 else None}


class SitemapView(_MachineView):
    template_name = "sitemaps/section.xml"

    def get_context_data(self, **kwargs):
        name, page = self.kwargs["section"], self.request.GET.get("p")
        if name not in SECTIONS or not (page is None or _PAGE.fullmatch(page)):
            raise Http404("Plan de site inconnu.")
        section = SECTIONS[name]()
        try:
            return super().get_context_data(pages=section.get_urls(int(page or section.first_page())), **kwargs)
        except EmptyPage as error:
            raise Http404("Cette page du plan n’existe pas.") from error


class NewsSitemapView(_MachineView):
    """https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap"""

    template_name = "sitemaps/news.xml"

    def get_context_data(self, **kwargs):
        fresh = Article.objects.published().filter(published_at__gt=timezone.now() - FRESH).newest_first()
        articles = fresh.only("number", "slug", "title", "published_at")[:NEWS]
        items = [
            {
                "url": absolute(article.get_absolute_url()),
                "title": printable(article.title),
                "published_at": moment(article.published_at),
            }
            for article in articles
        ]
        return super().get_context_data(articles=items, publication=printable(settings.SITE_NAME), **kwargs)


class RobotsView(_MachineView):
    """The search is left open: its pages say themselves that they are not to be kept."""

    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"
