"""« Programmer »: what becomes of a published article later, a version of it or its withdrawal."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from articles.admin import autosaves
from articles.admin.conflicts import codes_of
from articles.admin.shared_form import PREPARED
from articles.models import Article, PlannedChange
from articles.planning.due import AHEAD
from articles.planning.services import give_up, outlook, plan, plan_withdrawal, prepare
from articles.revisions.comparing import compare
from articles.revisions.snapshots import take
from articles.revisions.typed import typed
from portal.core.admin.moments import MomentField, MomentWidget, check_year, told
from portal.core.figures import whole_number
from portal.core.publishing import Status

Kind = PlannedChange.Kind
WITHDRAW, DATE, GIVE_UP = "_withdraw", "_date", "_give_up"
TEMPLATE = "admin/articles/article/planning.html"


class PlanForm(forms.Form):
    at = MomentField(label="Date et heure de Paris", widget=MomentWidget)

    def clean_at(self):
        at = self.cleaned_data["at"]
        check_year(at)
        if at < timezone.now() + AHEAD:
            raise ValidationError("Choisissez une minute à venir.")
        return at


class PlanningMixin:
    """To be put before the mixins that save."""

    def render_change_form(self, request, context, **options):
        form, obj = context["adminform"].form, options.get("obj")
        if obj is not None and PREPARED in codes_of(form) and _is_whole(form, context):
            return self._prepare(request, obj, form, [shown.formset for shown in context["inline_admin_formsets"]])
        return super().render_change_form(request, context, **options)

    def _prepare(self, request, article, form, formsets) -> HttpResponseRedirect:
        prepare(article, typed(form, formsets, form.stored), by=request.user)
        autosaves.close(request)
        self.message_user(request, "Version préparée. L’article est inchangé\u00a0: donnez-lui sa date.", "SUCCESS")
        return HttpResponseRedirect(_address(article.pk))

    def get_urls(self):
        view = self.admin_site.admin_view(self.planning)
        return [path("<int:pk>/programmer/", view, name="articles_article_planning"), *super().get_urls()]

    def planning(self, request, pk):
        return planning_view(self, request, pk)


def _is_whole(form, context) -> bool:
    """Whether nothing else is wrong with what was sent."""
    is_alone = codes_of(form) == {PREPARED} and set(form.errors) == {"__all__"}
    return is_alone and all(shown.formset.is_valid() for shown in context["inline_admin_formsets"])


def planning_view(model_admin, request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    form = None
    if request.method == "POST":
        form = PlanForm(request.POST, prefix=_asked(request))
        if message := _obey(request, article, form):
            model_admin.message_user(request, message, "SUCCESS")
            model_admin.note(request, article, message)
            return HttpResponseRedirect(_address(pk))
    return TemplateResponse(request, TEMPLATE, _context(model_admin, request, article, form))


def _obey(request: HttpRequest, article: Article, form: PlanForm) -> str:
    """What was done, in words for the editor; empty when the date is refused or nothing was asked."""
    waiting = PlannedChange.objects.filter(article=article, done_at=None)
    if GIVE_UP in request.POST:
        found = _one(waiting, request.POST[GIVE_UP])
        if found is None:
            return "Ce n’est plus programmé."
        give_up(found)
        return (
            "Retrait annulé\u00a0: l’article reste publié." if found.kind == Kind.WITHDRAWAL else "Version abandonnée."
        )
    if not form.is_valid():
        return ""
    at = form.cleaned_data["at"]
    if WITHDRAW in request.POST and article.status == Status.PUBLISHED:
        plan_withdrawal(article, at=at, by=request.user)
        return f"Retrait programmé pour le {told(at)}."
    found = _one(waiting.filter(kind=Kind.CONTENT), request.POST.get(DATE, ""))
    if found is None:
        return ""
    plan(found, at=at)
    return f"Changement programmé pour le {told(at)}."


def _context(model_admin, request: HttpRequest, article: Article, form: PlanForm | None) -> dict:
    current = take(article.pk)
    waiting = PlannedChange.objects.filter(article=article, done_at=None).select_related("base", "made_by")
    changes = [
        {
            "planned": planned,
            "parts": compare(current.content, outlook(planned, current)),
            "form": _form_of(form, f"p{planned.pk}", planned.at),
        }
        for planned in waiting
        if planned.kind == Kind.CONTENT
    ]
    withdrawal = next((planned for planned in waiting if planned.kind == Kind.WITHDRAWAL), None)
    done = PlannedChange.objects.filter(article=article, done_at__isnull=False).select_related("made_by")
    return model_admin.admin_site.each_context(request) | {
        "title": "Programmer",
        "opts": model_admin.opts,
        "original": article,
        "changes": changes,
        "withdrawal": withdrawal,
        "withdrawal_form": _form_of(form, "w", withdrawal.at if withdrawal else None),
        "is_published": article.status == Status.PUBLISHED,
        "done": done.order_by("-done_at")[:10],
    }


def _form_of(sent: PlanForm | None, prefix: str, at) -> PlanForm:
    if sent is not None and sent.prefix == prefix:
        return sent
    return PlanForm(prefix=prefix, initial={"at": at})


def _asked(request: HttpRequest) -> str:
    """Which of the forms of the page was sent."""
    return "w" if WITHDRAW in request.POST else f"p{request.POST.get(DATE, '')}"


def _one(waiting, key: str) -> PlannedChange | None:
    return waiting.filter(pk=whole_number(key)).first()


def _address(pk: int) -> str:
    return reverse("admin:articles_article_planning", args=[pk])
