"""An article that somebody published while its writer was still typing: the save is refused, and loses nothing."""

from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.autosaves import keep_refused
from articles.admin.conflicts import revision_of
from articles.models import Article, Transition
from articles.revisions.comparing import compare
from articles.revisions.snapshots import take
from articles.revisions.typed import is_address_left, typed
from portal.core.figures import whole_number
from portal.core.publishing import Status

TEMPLATE = "admin/articles/article/closed.html"


def closed_page(model_admin, request: HttpRequest, object_id: str, *, is_framed=False) -> TemplateResponse | None:
    """What was typed beside what is stored, for who may change articles but this one no more. None for all others.

    `is_framed`: shown above the form, where its preview was asked for.
    """
    article = _closed_to(model_admin, request, object_id)
    if article is None:
        return None
    state = article.state_label
    mine, base = _typed(model_admin, request, article)
    parts = compare(article.stored.content, mine, base.content if base else None)
    if parts:
        keep_refused(request, article)
    context = model_admin.admin_site.each_context(request) | {
        "title": "Vous ne pouvez plus changer cet article",
        "opts": model_admin.opts,
        "original": article.stored.content["fields"]["title"],
        "state": state,
        "last_move": Transition.objects.filter(article=article).select_related("by").first(),
        "parts": parts,
        "is_popup": is_framed,
        "change_path": reverse("admin:articles_article_change", args=[article.pk]),
        "followup_path": reverse("admin:articles_article_followup", args=[article.pk]),
    }
    return TemplateResponse(request, TEMPLATE, context, status=403)


def _closed_to(model_admin, request: HttpRequest, object_id: str) -> Article | None:
    pk = whole_number(object_id)
    if pk is None or "window" not in request.POST or not model_admin.has_change_permission(request):
        return None
    article = Article.objects.select_related("publication").filter(pk=pk).first()
    if article is None or model_admin.has_change_permission(request, article):
        return None
    return article if model_admin.has_view_permission(request, article) else None


def _typed(model_admin, request: HttpRequest, article: Article) -> tuple[dict, object]:
    """The content that was sent, and the revision that its form was filled from. Nothing is written."""
    article.stored = take(article.pk)
    status, article.status = article.status, Status.DRAFT  # as it was when the form, with all its fields, was shown
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, article))
    form = model_admin.get_form(request, article, change=True, fields=fields)(request.POST, instance=article)
    formsets, _inlines = model_admin._create_formsets(request, form.instance, change=True)
    for sent in (form, *formsets):
        sent.is_valid()
    mine = typed(form, formsets, article.stored).content
    base = revision_of(article, form.former_seen)
    decided = ["status", "published_at"]  # by who published: no difference to show
    if is_address_left(form, base and base.content):
        decided.append("slug")
    for name in decided:
        mine["fields"][name] = article.stored.content["fields"][name]
    article.status = status
    return mine, base
