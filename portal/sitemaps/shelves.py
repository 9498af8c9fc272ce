"""The sitemaps of few addresses: what sorts the articles, and the pages that are no record."""

from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from articles.archives import Period, published_before
from articles.models import Article, ArticleType, Rubrique
from portal.core.house import midnight
from portal.editorial.models import EditorialPage
from portal.sitemaps.base import PAGE, SiteMap, newest

MONTHS = 1_200  # looked for at most, the newest

# The pages that list everything of a kind; the first two change with each article.
LISTS = [
    "home",
    "articles:list",
    "quotes:list",
    "people:list",
    "people:authors",
    "organisations:list",
    "events:list",
    "articles:tags",
    "articles:glossary",
    "dossiers:list",
    "corrections",
    "feeds:index",
]
_OF_ARTICLES = LISTS[:2]


class _Shelves(SiteMap):
    """What sorts the articles, with the date of the newest that it holds; an empty one is left out."""

    model: type
    relation = ""

    def items(self):
        held = Article.objects.published().filter(**{self.relation: OuterRef("pk")}).order_by("-published_at")
        shelves = self.model.objects.annotate(newest_at=Subquery(held.values("published_at")[:1]))
        return shelves.filter(newest_at__isnull=False).order_by("pk")[:PAGE]

    def lastmod(self, shelf):
        return shelf.newest_at

    def get_latest_lastmod(self):
        return newest(Article.objects.published().filter(**{f"{self.relation}__isnull": False}))


class Rubriques(_Shelves):
    model, relation = Rubrique, "rubrique"


class Types(_Shelves):
    model, relation = ArticleType, "type"


class Archives(SiteMap):
    """The years and their months; days are reached from these.

    Each step back is one look at the index of dates, so that the cost follows the months, not the articles.
    """

    def items(self):
        found: dict[Period, datetime] = {}
        articles = Article.objects.published()
        while (moment := newest(articles)) and len(found) < MONTHS:
            month = Period(1, 1).like(moment)
            for period in (Period(month.year), month):
                found.setdefault(period, moment)
            articles = published_before(month.start)
        return list(found.items())

    def location(self, item):
        return item[0].get_absolute_url()

    def lastmod(self, item):
        return item[1]

    def get_latest_lastmod(self):
        return newest(Article.objects.published())


class Pages(SiteMap):
    """The lists, and what the house says of itself."""

    def items(self):
        latest = newest(Article.objects.published())
        lists = [(reverse(name), latest if name in _OF_ARTICLES else None) for name in LISTS]
        house = [(page.get_absolute_url(), _first_moment(page.updated_on)) for page in EditorialPage.objects.all()]
        return list(dict([*house, *lists]).items())

    def location(self, item):
        return item[0]

    def lastmod(self, item):
        return item[1]

    def get_latest_lastmod(self):
        """There is always a home page, but it may have nothing to tell yet."""
        return max(filter(None, (changed_at for _address, changed_at in self.items())), default=timezone.now())


def _first_moment(day):
    """Of a day, so that what was changed today was not changed in the future; None of a day to come."""
    moment = midnight(day)
    return moment if moment <= timezone.now() else None
