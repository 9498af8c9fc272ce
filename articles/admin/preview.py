"""« Aperçu »: the saved draft, in the page that readers will get."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from articles.queries.articles import article_pages
from articles.views.articles import ArticleDetailView

TEMPLATE = "admin/articles/article/preview.html"


def preview_article(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever the status. Only for those who may see articles on the desk; kept by no cache and no index."""
    article = get_object_or_404(article_pages(), pk=pk)
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    article.published_at = article.published_at or timezone.now()  # as the page would be stamped today; not saved
    view = ArticleDetailView()
    view.setup(request, number=article.number, slug=article.slug)
    view.object = article
    context = view.get_context_data(object=article)
    context["page"].title = f"Aperçu – {article.title}"
    context["page"].is_indexed = False
    response = render(request, TEMPLATE, context)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
