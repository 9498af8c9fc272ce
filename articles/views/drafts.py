"""The page of an article before it is public, exactly as readers will get it; kept by no cache and no index."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Article
from articles.views.articles import ArticleDetailView


def draft_page(request: HttpRequest, article: Article, *, template: str, **told) -> HttpResponse:
    """`article` comes from `article_page`, whatever its status; `told` adds to what the page tells."""
    article.published_at = article.published_at or timezone.now()  # as the page would be stamped today; not saved
    view = ArticleDetailView()
    view.setup(request, number=article.number, slug=article.slug)
    view.object = article
    context = view.get_context_data(object=article) | told
    page = context["page"]
    page.title, page.is_indexed = f"Aperçu – {article.title}", False
    page.path = article.get_absolute_url() or "/"  # never the address asked for, which may be a secret
    return kept_private(render(request, template, context))


def kept_private(response: HttpResponse) -> HttpResponse:
    """No cache keeps it, no engine lists it, no other site learns its address."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
