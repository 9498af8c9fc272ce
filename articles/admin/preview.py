"""« Aperçu »: the saved draft, in the page that readers will get."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.queries.articles import article_pages
from articles.views.drafts import draft_page

TEMPLATE = "admin/articles/article/preview.html"


def preview_article(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever the status. Only for those who may see articles on the desk."""
    article = get_object_or_404(article_pages(), pk=pk)
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    return draft_page(request, article, template=TEMPLATE, is_form=False)
