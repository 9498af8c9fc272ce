"""The saved draft behind a link that was given to somebody without account."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.generic import View

from articles.models import PreviewLink
from articles.queries.article_page import article_page
from articles.views.drafts import draft_page, kept_private
from portal.core.house import StampStyle, stamp
from portal.core.pages import PageInfo
from portal.core.views import ReadOnlyMixin

PAGE, REFUSED = "articles/shared_draft.html", "articles/shared_draft_refused.html"
_FOR_NOW = "Cet article est sous embargo"
_CLOSED = "Ce lien n’ouvre plus rien"


class SharedDraftView(ReadOnlyMixin, View):
    """404 for an address that we never gave, 410 once it is revoked or out of date, 403 before the embargo ends."""

    def get(self, request, token):
        link = PreviewLink.objects.select_related("article").of_token(token)
        if link is None:
            raise Http404("Aucun lien n’a cette adresse.")
        article = link.article
        if not link.is_open or article.is_withdrawn:
            return _refusal(request, _CLOSED, status=410)
        if article.is_published:
            return kept_private(HttpResponseRedirect(article.get_absolute_url()))
        if link.is_under_embargo and not _is_of_the_newsroom(request):
            return _refusal(request, _FOR_NOW, status=403, until=stamp(link.embargo_until, StampStyle.LONG))
        told = {"expires": stamp(link.expires_at, StampStyle.LONG)}
        told["embargo"] = stamp(link.embargo_until, StampStyle.LONG) if link.is_under_embargo else ""
        return draft_page(request, article_page(pk=article.pk), template=PAGE, **told)


def _is_of_the_newsroom(request: HttpRequest) -> bool:
    return request.user.is_staff and request.user.has_perm("articles.view_article")


def _refusal(request: HttpRequest, title: str, *, status: int, until: str = "") -> HttpResponse:
    page = PageInfo(title=title, is_indexed=False)
    return kept_private(render(request, REFUSED, {"page": page, "until": until, "code": status}, status=status))
