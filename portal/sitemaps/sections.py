"""What each sitemap holds: pages that engines may keep, at their own addresses.

`lastmod` is given where it is true and cheap. The page of a person or of a theme changes with each article that names
them: no column says when, so nothing is said.
"""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import cached_property

from articles.models import Article, Dossier, Event, Quote, Tag
from organisations.models import Organisation
from people.models import Person
from people.queries import listed_authors
from portal.core.sql import LookedUp
from portal.sitemaps.base import Section, newest
from portal.sitemaps.shelves import Archives, Pages, Rubriques, Types

RECENT = 500  # articles


class Articles(Section):
    def items(self):
        return Article.objects.published().order_by("pk").only("number", "slug", "last_changed_at")

    def lastmod(self, article):
        return article.last_changed_at

    def get_latest_lastmod(self):
        """From the last change back to the first public one: SQLite would sort all that is public."""
        public = LookedUp(Article.objects.published().filter(pk=OuterRef("pk")))
        changed = Article.objects.filter(public, last_changed_at__isnull=False).order_by("-last_changed_at")
        return changed.values_list("last_changed_at", flat=True).first()


class Quotes(Section):
    """The full ones: the pages of a few words inside a sentence are not indexed."""

    def items(self):
        return Quote.objects.published().full().order_by("pk").select_related("parent").only("parent__last_changed_at")

    def lastmod(self, quote):
        return quote.parent.last_changed_at

    def get_latest_lastmod(self):
        full = Quote.objects.full().filter(parent=OuterRef("pk"))
        return newest(Article.objects.published().filter(Exists(full)))


class People(Section):
    def items(self):
        return Person.objects.published().filter(is_unlisted=False).order_by("pk").only("slug")


class Authors(People):
    """A few among all who are known, found by what they signed."""

    def items(self):
        return self._authors

    @cached_property
    def _authors(self):
        return listed_authors().order_by("pk").only("slug")

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
