"""The sitemaps of few addresses: what sorts the articles, and the pages that are no record."""

from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone

from articles.archives import Period, published_before
from articles.models import Article, ArticleType, Rubrique
from portal.core.house import midnight
from portal.editorial.models import Address, EditorialPage
from portal.sitemaps.base import PAGE, SiteMap, newest

MONTHS = 1_200  # looked for at most, the newest

# The pages that list everything of a kind; the first two change with each article. That of corrections is a page of the
# house as well, and is not there without its words.
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
        house = [(page.get_absolute_url(), _changed_at(page)) for page in EditorialPage.objects.all()]
        return [*lists, *house]

    def location(self, item):
        return item[0]

    def lastmod(self, item):
        return item[1]

    def get_latest_lastmod(self):
        """There is always a home page, but it may have nothing to tell yet."""
        return max(filter(None, (changed_at for _address, changed_at in self.items())), default=timezone.now())


def _changed_at(page: EditorialPage) -> datetime | None:
    """The first moment of its day, so that what was changed today was not changed in the future; None of a day to come.

    Corrections come below the words of their page, which do not date it.
    """
    if page.address == Address.CORRECTIONS:
        return None
    moment = midnight(page.updated_on)
    return moment if moment <= timezone.now() else None
