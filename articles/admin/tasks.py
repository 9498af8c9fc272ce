"""« Mes tâches »: what was given to me, what waits for my reading, my own drafts; what is late comes first."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from articles import services
from articles.models import Article, Transition
from portal.core.figures import whole_number
from portal.core.house import between_marks
from portal.core.publishing import Status

PAGE = "admin/articles/article/tasks.html"
SHOWN = 100  # a section; nobody has more to do, and the list of articles has its filters


def tasks_view(model_admin: ModelAdmin, request: HttpRequest) -> HttpResponse:
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        _finish(model_admin, request)
        return HttpResponseRedirect(request.path)
    is_editor = model_admin.has_publish_permission(request)
    context = {
        "title": "Mes tâches",
        "opts": model_admin.opts,
        "sections": [section for section in _sections(request.user, is_editor=is_editor) if section["articles"]],
        "today": timezone.localdate(),
    }
    return TemplateResponse(request, PAGE, model_admin.admin_site.each_context(request) | context)


def _sections(user, *, is_editor: bool) -> list[dict]:
    """Each article once: in the first section that it belongs to."""
    unfinished, shown = Q(status__in=[Status.DRAFT, Status.REVIEW]), []
    asked = [("Confié à moi", Q(assigned_to=user), True)]
    if is_editor:
        asked.append(("À relire", Q(status=Status.REVIEW), False))
        asked.append(("En retard, chez d’autres ou chez personne", Q(due_on__lt=timezone.localdate()), False))
    asked.append(("Mes brouillons", unfinished & Q(created_by=user) & Q(assigned_to=None), False))
    sections = []
    for title, condition, is_mine in asked:
        articles = list(_tasks().filter(condition).exclude(pk__in=shown)[:SHOWN])
        shown += [article.pk for article in articles]
        sections.append({"title": title, "articles": articles, "is_mine": is_mine})
    return sections


def _tasks() -> QuerySet:
    """Late ones first, then by date; those without a date by how long they have waited."""
    last = Transition.objects.filter(article=OuterRef("pk")).order_by("-made_at", "-pk")
    rows = Article.objects.select_related("type", "assigned_to").defer("body_html", "body_text", "outline")
    rows = rows.annotate(
        waiting_notes=Count("notes", filter=Q(notes__resolved_at=None)),
        moved_at=Subquery(last.values("made_at")[:1]),
        moved_from=Subquery(last.values("former")[:1]),
        moved_by=Subquery(last.values("by__first_name")[:1]),
        moved_by_name=Subquery(last.values("by__username")[:1]),
    )
    return rows.order_by(F("due_on").asc(nulls_last=True), F("moved_at").asc(nulls_last=True), "pk")


def _finish(model_admin: ModelAdmin, request: HttpRequest) -> None:
    """« Terminé »: a task given to me is mine to close, be the article one that I may not change."""
    key = whole_number(request.POST.get("terminer", ""))
    article = get_object_or_404(Article.objects.filter(assigned_to=request.user), pk=key)
    services.assign(article, to=None, due_on=None)
    model_admin.log_change(request, article, "Tâche terminée.")
    messages.success(request, f"Terminé\u00a0: {between_marks(article.title)}.")
