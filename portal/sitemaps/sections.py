"""What each sitemap holds: pages that engines may keep, at their own addresses.

`lastmod` is given where it is true and cheap. The page of a person or of a theme changes with each article that names
them: no column says when, so nothing is said.
"""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Byline, Change, Dossier, Event, Quote, Tag
from organisations.models import Organisation
from people.models import Person
from portal.core.pages import last_change
from portal.core.publishing import published_q
from portal.sitemaps.base import Section, newest
from portal.sitemaps.shelves import Archives, Pages, Rubriques, Types

RECENT = 500  # articles


class Articles(Section):
    def items(self):
        return Article.objects.published().order_by("pk").only("number", "slug", "published_at", "updated_at")

    def lastmod(self, article):
        return last_change(article.published_at, article.updated_at)

    def get_latest_lastmod(self):
        """No index leads to the last update: it is looked for in the newest articles and in the told changes."""
        recent = Article.objects.published().newest_first().only("published_at", "updated_at")[:RECENT]
        told = Change.objects.filter(published_q("article__"), changed_at__lte=timezone.now()).order_by("-changed_at")
        dates = [self.lastmod(article) for article in recent]
        return max([*dates, *told.values_list("changed_at", flat=True)[:1]], default=None)


class Quotes(Section):
    """The full ones: the pages of a few words inside a sentence are not indexed."""

    def items(self):
        quotes = Quote.objects.published().full().order_by("pk").select_related("parent")
        return quotes.only("parent__published_at", "parent__updated_at")

    def lastmod(self, quote):
        return last_change(quote.parent.published_at, quote.parent.updated_at)

    def get_latest_lastmod(self):
        full = Quote.objects.full().filter(parent=OuterRef("pk"))
        return newest(Article.objects.published().filter(Exists(full)))


class People(Section):
    def items(self):
        return Person.objects.published().filter(is_unlisted=False).order_by("pk").only("slug")


class Authors(People):
    """From the person to the article, step by step: as one join, SQLite would read every article for each person."""

    def items(self):
        public = Article.objects.published().filter(pk=OuterRef("article"))
        signed = Byline.objects.filter(Exists(public), person=OuterRef("pk"))
        return super().items().filter(Exists(signed))

    def location(self, person):
        return reverse("people:author", args=[person.slug])


class Organisations(Section):
    def items(self):
        return Organisation.objects.published().order_by("pk").only("slug")


class Events(Section):
    def items(self):
        return Event.objects.published().order_by("pk").only("slug")


class Themes(Section):
    def items(self):
        return Tag.objects.published().order_by("pk").only("slug")

    def get_latest_lastmod(self):
        return newest(Article.objects.published().filter(tagged__isnull=False))


class Dossiers(Section):
    """A dossier changes with what it gathers; only its own publication is known for sure."""

    def items(self):
        return Dossier.objects.published().order_by("pk").only("slug")


SECTIONS = {
    "articles": Articles,
    "citations": Quotes,
    "intervenants": People,
    "auteurs": Authors,
    "annuaire": Organisations,
    "evenements": Events,
    "dossiers": Dossiers,
    "themes": Themes,
    "rubriques": Rubriques,
    "types": Types,
    "archives": Archives,
    "pages": Pages,
}
