from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import View

from articles.bylines import byline_groups
from articles.models import Article, Reference
from articles.queries import article_pages, directory_of
from articles.recommendations import related
from articles.rendering.headings import OUTLINE_FROM
from articles.structured_data import news_article
from portal.core.views import PublishedDetail, ReadOnlyMixin, refusal

GONE = "Cet article a été retiré"


class ArticleDetailView(PublishedDetail):
    """The number decides; the words of the address are only there to be read."""

    template_name = "articles/article_detail.html"
    gone_notice = GONE

    def get_object(self, queryset=None):
        return get_object_or_404(article_pages(), number=self.kwargs["number"])

    def respond(self):
        if self.object.slug != self.kwargs["slug"]:
            return HttpResponsePermanentRedirect(self.object.get_absolute_url())
        return super().respond()

    def get_context_data(self, **kwargs):
        article = self.object
        references = article.references.all()
        return super().get_context_data(
            publication=article.publication,
            byline_groups=byline_groups(article.bylines.all()),
            outline=article.outline if len(article.outline) >= OUTLINE_FROM else [],
            resources=[entry for entry in references if entry.list == Reference.List.RESOURCES],
            listed_articles=[entry for entry in references if entry.list == Reference.List.ARTICLES],
            related=related(article),
            directory=directory_of(article),
            structured_data=news_article(article, article.bylines.all()),
            **kwargs,
        )


class ArticleNumberView(ReadOnlyMixin, View):
    """The permanent address of an article, whatever its title becomes."""

    def get(self, request, number):
        article = get_object_or_404(Article.objects.defer("body_html", "body_text", "outline"), number=number)
        return refusal(request, article, GONE) or HttpResponsePermanentRedirect(article.get_absolute_url())
