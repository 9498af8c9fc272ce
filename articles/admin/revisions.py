"""The versions of an article: their list, any two side by side, one put back."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.models import Article, Revision
from articles.revisions.comparing import compare
from articles.revisions.restoring import restore
from articles.revisions.snapshots import Snapshot, take
from portal.core.figures import LARGEST_INTEGER, whole_number

CURRENT = "actuelle"
ON_A_PAGE = 50
_FOLDER = "admin/articles/article/versions/"


def list_view(model_admin, request: HttpRequest, pk: int) -> HttpResponse:
    article = _seen(model_admin, request, pk)
    found = Revision.objects.filter(article=pk).select_related("made_by").defer("content").order_by("-number")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page", "")[:9])
    current = take(pk)
    shown = list(page)
    is_kept = bool(shown) and (page.number > 1 or shown[0].digest == current.digest)
    context = {
        "title": "Versions",
        "page": page,
        "revisions": shown,
        "is_kept": is_kept,
        "current_number": shown[0].number if is_kept and page.number == 1 else None,
        "from_number": shown[1].number if len(shown) > 1 else None,
    }
    return _page(model_admin, request, article, "list.html", context)


def compare_view(model_admin, request: HttpRequest, pk: int) -> HttpResponse:
    article = _seen(model_admin, request, pk)
    first, second = (_state(pk, request.GET.get(name, "")) for name in ("de", "a"))
    if first is None or second is None:
        model_admin.message_user(request, "Cette version n’existe pas\u00a0: choisissez-en deux.", "WARNING")
        return HttpResponseRedirect(reverse("admin:articles_article_revisions", args=[pk]))
    if second[0] is not None and (first[0] is None or first[0].number > second[0].number):
        first, second = second, first  # the older one first
    context = {
        "title": "Comparer deux versions",
        "first": first[0],
        "second": second[0],
        "parts": compare(first[1].content, second[1].content),
        "may_restore": model_admin.has_change_permission(request, article),
    }
    return _page(model_admin, request, article, "compare.html", context)


def restore_view(model_admin, request: HttpRequest, pk: int, number: int) -> HttpResponse:
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    article = _seen(model_admin, request, pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    revision = get_object_or_404(Revision, article=pk, number=number)
    restored = restore(revision, by=request.user)
    model_admin.log_change(request, article, f"Version n°\u00a0{number} restaurée.")
    model_admin.message_user(
        request, f"La {revision} est restaurée. Ce qu’elle remplace reste dans la liste des versions.", "SUCCESS"
    )
    for words in restored.lacking:
        model_admin.message_user(request, words, "WARNING")
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))


def _seen(model_admin, request: HttpRequest, pk: int) -> Article:
    article = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    return article


def _state(pk: int, wanted: str) -> tuple[Revision | None, Snapshot] | None:
    """A revision by its number, or the article as it is now: « actuelle »."""
    if wanted == CURRENT:
        return None, take(pk)
    number = whole_number(wanted, most=LARGEST_INTEGER)
    found = Revision.objects.filter(article=pk, number=number).select_related("made_by").first()
    return (found, Snapshot(found.content)) if found else None


def _page(model_admin, request: HttpRequest, article: Article, template: str, context: dict):
    site = model_admin.admin_site.each_context(request)
    common = {"opts": model_admin.opts, "original": article, "current": CURRENT}
    return TemplateResponse(request, _FOLDER + template, site | common | context)
