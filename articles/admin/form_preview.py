"""« Aperçu » of a form before it is saved: saved, computed and rendered in a transaction that is then undone."""

from typing import NamedTuple

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm, BaseFormSet
from django.forms.formsets import all_valid
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst

from articles import services
from articles.admin.closed import closed_page
from articles.admin.preview import TEMPLATE
from articles.models import Article
from articles.queries.article_page import article_page
from articles.recommendations.features import codes_of
from articles.recommendations.known import known_of
from articles.recommendations.reading import related_given
from articles.revisions.snapshots import take
from articles.views.drafts import draft_page, kept_private
from portal.core.saving import gathered

REFUSED = "admin/articles/article/preview_refused.html"


class _Undone(Exception):
    """Takes the page out of the transaction, and the transaction down with it."""

    def __init__(self, response: HttpResponse):
        super().__init__()
        self.response = response


class Fault(NamedTuple):
    """`place`: the field, or the block and its field, as the form names it."""

    place: str
    message: str


def preview_form(model_admin: ModelAdmin, request: HttpRequest, pk: int | None) -> HttpResponse:
    """The page that readers would get if the form sent were saved; the faults of the form when it cannot be read.

    Nothing is kept: no row, no number, no line of history; search and « À lire » are not told, files are not stored.
    """
    closed = closed_page(model_admin, request, str(pk), is_framed=True) if pk else None
    response = kept_private(closed) if closed else _preview(model_admin, request, pk)
    response["X-Frame-Options"] = "SAMEORIGIN"  # shown beside the form, at the width of a phone or of a desk
    return response


def _preview(model_admin: ModelAdmin, request: HttpRequest, pk: int | None) -> HttpResponse:
    article = _article(model_admin, request, pk)
    _sent_to_be_seen(request, article)
    try:
        # What raises inside tells nobody of any change, and lets nothing that waits for the commit run.
        with gathered():
            raise _Undone(_page(model_admin, request, article))
    except _Undone as undone:
        return undone.response


def _article(model_admin: ModelAdmin, request: HttpRequest, pk: int | None) -> Article | None:
    """The article whose form was sent, None for a new one. Refuses whoever could not save it."""
    if pk is None:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
        return None
    article = model_admin.get_object(request, str(pk))
    if article is None:
        raise Http404("Cet article n’existe pas.")
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    return article


def _sent_to_be_seen(request: HttpRequest, article: Article | None) -> None:
    """A preview overwrites nothing: what somebody else has saved since the form was shown does not hinder it."""
    data = request.POST.copy()
    if article is not None:
        article.stored = take(article.pk)
        data["seen"] = article.stored.digest
    request.POST = data
    request.FILES.clear()


def _page(model_admin: ModelAdmin, request: HttpRequest, article: Article | None) -> HttpResponse:
    is_known = article is not None
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, article))
    form = model_admin.get_form(request, article, change=is_known, fields=fields)(request.POST, instance=article)
    formsets, _inlines = model_admin._create_formsets(request, form.instance, change=is_known)
    # The form first: it gives the rows the article that they are checked against.
    if not form.is_valid() or not all_valid(formsets):
        return _refusal(model_admin, request, article, faults_of(form, formsets))
    _save(model_admin, request, form, formsets, is_known=is_known)
    saved = article_page(pk=form.instance.pk)
    suggestions = related_given(saved, known_of(saved), codes=codes_of([saved.pk])[saved.pk])
    return draft_page(request, saved, template=TEMPLATE, is_form=True, related=suggestions)


def _save(model_admin: ModelAdmin, request: HttpRequest, form, formsets: list[BaseFormSet], *, is_known: bool) -> None:
    """The rows as the form has them. Neither published nor announced: the status asked for changes nothing here."""
    article = form.save(commit=False)
    article.save()
    form.save_m2m()
    for formset in formsets:
        model_admin.save_formset(request, form, formset, change=is_known)
    services.refresh(article)


def _refusal(
    model_admin: ModelAdmin, request: HttpRequest, article: Article | None, faults: list[Fault]
) -> HttpResponse:
    context = model_admin.admin_site.each_context(request) | {
        "title": "L’aperçu attend une correction",
        "is_popup": True,
        "original": article,
        "faults": faults,
    }
    return kept_private(render(request, REFUSED, context, status=422))


def faults_of(form: BaseForm, formsets: list[BaseFormSet]) -> list[Fault]:
    """All that hinders saving, in the order of the page."""
    faults = _of_form(form, "")
    for formset in formsets:
        name = capfirst(formset.model._meta.verbose_name)
        faults += [Fault(name, message) for message in formset.non_form_errors()]
        for rank, row in enumerate(formset.forms, start=1):
            if row.errors:
                faults += _of_form(row, f"{name} {rank}")
    return faults


def _of_form(form: BaseForm, place: str) -> list[Fault]:
    found = []
    for name, messages in form.errors.items():
        label = capfirst(form.fields[name].label or name) if name in form.fields else ""
        where = " – ".join(part for part in (place, label) if part)
        found += [Fault(where, message) for message in messages]
    return found
