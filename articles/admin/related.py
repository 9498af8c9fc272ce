"""« À lire » on the desk: why each article is there, what the list would become, and a click to pin or to ban."""

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.models import Article, Event, Recommendation, Tag
from articles.queries.article_page import article_page
from articles.recommendations.explaining import Explanation, explain, explain_with
from portal.core.figures import whole_number, whole_numbers
from portal.core.house import between_marks
from portal.core.saving import gathered
from portal.core.views import found_or_404

PAGE, PANEL = "admin/articles/article/related.html", "admin/articles/article/_related_list.html"
FRAGMENT = "X-Fragment"  # sent by the panel of the form, which wants the list alone
_PIN, _BAN, _LEAVE = "_pin", "_ban", "_leave"
_DONE = {
    _PIN: "«\u00a0À lire\u00a0»\u00a0: {} est toujours proposé.",
    _BAN: "«\u00a0À lire\u00a0»\u00a0: {} n’est jamais proposé.",
    _LEAVE: "«\u00a0À lire\u00a0»\u00a0: le choix fait pour {} est retiré.",
}


def related_panel(article: Article) -> dict:
    """What the form of an article shows under its buttons: the list as it is."""
    page = article_page(pk=article.pk)
    return _context(page, explain(page)) | {"related_path": reverse("admin:articles_article_related", args=[page.pk])}


def related_view(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the list as it is. POST, from the form: with the themes and the event that it holds, before any save.

    With `_pin`, `_ban` or `_leave`, the choice of the article that it names is saved first, and logged.
    """
    article = found_or_404(article_page, pk=pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    told = _decide(model_admin, request, article) if request.method == "POST" else ""
    if request.method == "POST":
        article = article_page(pk=pk)
        supposed = {"supposed_themes": _themes(request), "supposed_event": _event(request)}
        explanation = explain_with(article, themes=supposed["supposed_themes"], event=supposed["supposed_event"])
    else:
        supposed, explanation = {}, explain(article)
    context = _context(article, explanation) | {
        "told": told,
        "is_supposed": request.method == "POST",
        "related_path": request.path,
        **supposed,
    }
    if request.headers.get(FRAGMENT):
        return TemplateResponse(request, PANEL, context)
    context |= model_admin.admin_site.each_context(request) | {"title": f"À lire après {between_marks(article.title)}"}
    return TemplateResponse(request, PAGE, context | {"opts": model_admin.opts, "original": article})


def _context(article: Article, explanation: Explanation) -> dict:
    decisions = article.recommendations.select_related("target").order_by("choice", "ordering", "pk")
    bans = [row.target for row in decisions if row.choice == Recommendation.Choice.BAN]
    pins = {row.target_id for row in decisions if row.choice == Recommendation.Choice.PIN}
    return {"explanation": explanation, "bans": bans, "pins": pins, "explained": article}


@gathered()
def _decide(model_admin: ModelAdmin, request: HttpRequest, article: Article) -> str:
    """Saves the choice that was clicked, logs it, and says it; an empty string when none was."""
    for action, words in _DONE.items():
        key = whole_number(request.POST.get(action, ""))
        if key is None:
            continue
        target = get_object_or_404(Article.objects.exclude(pk=article.pk), pk=key)
        _save(article, target, action)
        sentence = words.format(between_marks(target.title))
        model_admin.log_change(request, article, sentence)
        return sentence
    return ""


def _save(article: Article, target: Article, action: str) -> None:
    if action == _LEAVE:
        article.recommendations.filter(target=target).delete()
        return
    choice = Recommendation.Choice.PIN if action == _PIN else Recommendation.Choice.BAN
    last = article.recommendations.aggregate(last=Max("ordering"))["last"] or 0
    fields = {"choice": choice, "ordering": min(last + 10, 32_000)}
    Recommendation.objects.update_or_create(article=article, target=target, defaults=fields)


def _themes(request: HttpRequest) -> list[int]:
    keys = whole_numbers(request.POST.getlist("tags"))
    return list(Tag.objects.filter(pk__in=keys).values_list("pk", flat=True))


def _event(request: HttpRequest) -> Event | None:
    return Event.objects.filter(pk=whole_number(request.POST.get("event", ""))).first()
