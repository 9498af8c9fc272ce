"""Ways on for those who have nothing to look for yet, or found nothing."""

from django.db.models import Count

from articles.models import Article, Tag, TaggedArticle

RECENT = 500  # articles in which themes are counted
THEMES, LATEST = 18, 5


def followed_themes(number: int = THEMES) -> list[Tag]:
    """The themes most frequent in the newest articles, in alphabetical order."""
    recent = Article.objects.published().newest_first().values("pk")[:RECENT]
    entries = TaggedArticle.objects.filter(content_object__in=recent).values("tag")
    ranked = entries.annotate(uses=Count("pk")).order_by("-uses", "tag").values_list("tag", flat=True)
    return list(Tag.objects.filter(pk__in=list(ranked[:number])).alphabetical())


def latest_articles():
    return Article.objects.published().newest_first().with_card()[:LATEST]
