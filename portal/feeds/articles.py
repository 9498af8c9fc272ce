"""The feeds of lists of articles."""

from django.db.models import Exists, OuterRef
from django.utils.html import format_html

from articles.models import Article, Tag, TaggedArticle
from articles.queries.themes import first_of, newest_of
from articles.views.archives import ArchiveView
from articles.views.lists import ArticleListView, ArticleTypeView, RubriqueView
from articles.views.tags import TagDetailView, TagListView
from portal.core.feeds import Entry, FeedMixin, JsonFeedMixin, tag_uri
from portal.core.pages import absolute
from portal.feeds.entries import article_entry, with_feed_entry


class _OfArticles:
    def get_queryset(self):
        return with_feed_entry(super().get_queryset())

    def get_entries(self, context):
        return [article_entry(article) for article in context["object_list"]]

    def get_aside(self):
        return {}


class ArticleFeed(_OfArticles, FeedMixin, ArticleListView):
    pass


class ArticleJsonFeed(_OfArticles, JsonFeedMixin, ArticleListView):
    pass


class RubriqueFeed(_OfArticles, FeedMixin, RubriqueView):
    pass


class ArticleTypeFeed(_OfArticles, FeedMixin, ArticleTypeView):
    pass


class ArchiveFeed(_OfArticles, FeedMixin, ArchiveView):
    """The newest first, be it of a day."""

    may_be_empty = False

    def in_order(self, articles):
        return articles


class TagFeed(_OfArticles, FeedMixin, TagDetailView):
    def read_rows(self, rows):
        """The first are found as on its page: all of them would be sorted, texts and all."""
        if not self.is_first_page:
            return super().read_rows(rows)
        first = first_of(newest_of(self.owner), self.page_size + 1)
        return list(self.object_list.filter(pk__in=first)[: self.page_size + 1])


class TagListFeed(FeedMixin, TagListView):
    """The themes of the newest articles, each with its latest: what is being written about."""

    def get_filters(self):
        return {}

    def get_queryset(self):
        """The articles themselves; the themes are read from them."""
        bearing = TaggedArticle.objects.filter(content_object=OuterRef("pk"))
        articles = Article.objects.published().filter(Exists(bearing)).newest_first().with_card()
        return articles.prefetch_related("tagged__tag")

    def get_aside(self, context):
        return {}

    def get_entries(self, context):
        latest: dict[Tag, Article] = {}
        for article in context["object_list"]:
            for entry in sorted(article.tagged.all(), key=lambda entry: entry.tag.name_key):
                latest.setdefault(entry.tag, article)
        return [_tag_entry(tag, article) for tag, article in latest.items()]


def _tag_entry(tag: Tag, article: Article) -> Entry:
    name = f"{tag.name[:1].upper()}{tag.name[1:]}"
    return Entry(
        identifier=tag_uri("theme", f"{tag.pk}-{article.number}"),
        title=f"{name}\u00a0: {article.title}",
        url=absolute(tag.get_absolute_url()),
        published_at=article.published_at,
        updated_at=article.updated_at or article.published_at,
        summary=article.teaser,
        content=format_html(
            '<p><a href="{}">{}</a></p><p>{}</p>', absolute(article.get_absolute_url()), article.title, article.teaser
        ),
        categories=(tag.name,),
    )
