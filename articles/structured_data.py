"""What an article tells machines (schema.org NewsArticle)."""

from django.conf import settings
from django.utils import timezone

from articles.models import Article, Byline


def news_article(article: Article, bylines: list[Byline]) -> dict:
    """The article as a schema.org NewsArticle. `bylines` are those shown on the page. Dates carry their offset."""
    address = f"{settings.SITE_URL}{article.get_absolute_url()}"
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": "fr",
        "headline": article.title,
        "abstract": article.standfirst,
        "dateline": article.dateline,
        "articleSection": article.rubrique.name if article.rubrique else "",
        "datePublished": _moment(article.published_at),
        "dateModified": _moment(article.updated_at or article.published_at),
        "author": [{"@type": "Person", "name": byline.person.name} for byline in bylines],
        "publisher": {"@type": "NewsMediaOrganization", "name": article.publication.name},
    }
    return {name: value for name, value in data.items() if value}


def _moment(moment) -> str:
    return timezone.localtime(moment).isoformat() if moment else ""
