"""The querysets of readers’ pages. Everything here is filtered by what is public at the time of the call."""

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from articles.models import Article, Change, Quote, Rubrique
from articles.rendering.quotes import stands_in_title
from people.models import Person
from portal.core.publishing import published_sql
from portal.core.statements import ask


def listed_rubriques():
    """The sections that hold a public article."""
    return Rubrique.objects.filter(Exists(Article.objects.published().filter(rubrique=OuterRef("pk"))))


_MASTHEAD = """
    SELECT id, slug, name FROM articles_rubrique
    WHERE EXISTS (SELECT 1 FROM articles_article WHERE rubrique_id = articles_rubrique.id AND {is_public})
    ORDER BY ordering, name
"""


def masthead_rubriques() -> list[Rubrique]:
    """The same with what their links print alone. In SQL, for every page asks it."""
    is_public, values = published_sql("articles_article")
    return [
        Rubrique(pk=pk, slug=slug, name=name) for pk, slug, name in ask(_MASTHEAD.format(is_public=is_public), values)
    ]


def changes_of(article: Article) -> list[Change]:
    """The changes to tell, the newest first. Nearly no article of `article_page` has any: those cost no query."""
    return list(Change.objects.told().filter(article=article)) if article.changed_at else []


def title_quotes_of(article: Article) -> list[Quote]:
    """The quotes whose words are those of the title."""
    found = [quote for quote in article.articles_quote_set.all() if not quote.is_displayed]
    found = [quote for quote in found if stands_in_title(quote, article.title)]
    prefetch_related_objects(found, Prefetch("co_speakers", Person.objects.published()))
    return found
