"""« Aperçu »: the saved draft, in the page that readers will get."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from articles.queries.article_page import article_page
from articles.views.drafts import draft_page
from portal.core.views import found_or_404

TEMPLATE = "admin/articles/article/preview.html"


def preview_article(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Whatever the status. Only for those who may see articles on the desk."""
    article = found_or_404(article_page, pk=pk)
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    return draft_page(request, article, template=TEMPLATE, is_form=False)
