"""Two people saved one article: the second sees who, when and what, and chooses. Nothing typed is lost."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin import autosaves
from articles.admin.adopting import adopt
from articles.admin.shared_form import CONFLICT, MERGE, MERGING, MINE, PREPARE, RESUMED
from articles.models import Article, Revision
from articles.revisions.comparing import compare
from articles.revisions.typed import is_address_left, typed

TEMPLATE = "admin/articles/article/conflict.html"
_NOT_SENT = {"csrfmiddlewaretoken", MINE, MERGE, PREPARE, "base"}


def codes_of(form) -> set[str]:
    """Why a form sent was refused as a whole."""
    return {error.code for error in form.non_field_errors().as_data()} if form.is_bound else set()


def is_conflict(form) -> bool:
    return CONFLICT in codes_of(form)


def conflict_page(model_admin, request: HttpRequest, article: Article, form, formsets: list) -> TemplateResponse:
    """Both texts side by side, with the whole of what was sent behind each choice."""
    base = revision_of(article, form.former_seen)
    mine = typed(form, formsets, form.stored).content
    theirs = form.stored.content
    data = form.data.copy()
    if is_address_left(form, base and base.content):  # given by whoever published meanwhile: it is not taken back
        mine["fields"]["slug"] = data[form.add_prefix("slug")] = theirs["fields"]["slug"]
    data["window"] = autosaves.keep_refused(request, article)
    if base is not None:
        adopt(data, form, formsets, (base.content, theirs, mine))
    last = revision_of(article, form.stored.digest)
    context = model_admin.admin_site.each_context(request) | {
        "title": "Enregistré entre-temps",
        "opts": model_admin.opts,
        "original": form.stored.content["fields"]["title"],
        "parts": compare(theirs, mine, base.content if base else None),
        "revision": last,
        "other_window": _other_window(request, last),
        "has_base": base is not None,
        "pairs": [(name, value) for name, values in data.lists() if name not in _NOT_SENT for value in values],
        "base": form.former_seen,
        "change_path": reverse("admin:articles_article_change", args=[article.pk]),
    }
    return TemplateResponse(request, TEMPLATE, context, status=409)


def merging_context(request: HttpRequest, article: Article, form, formsets: list) -> dict:
    """Beside the form that comes back « to merge by hand »: what differs between it and what is stored."""
    if MERGING not in codes_of(form):
        return {}
    base = revision_of(article, form.data.get("base", ""))
    mine = typed(form, formsets, form.stored).content
    parts = compare(form.stored.content, mine, base.content if base else None)
    last = revision_of(article, form.stored.digest)
    return {"merging_parts": parts, "merging_revision": last, "other_window": _other_window(request, last)}


def _other_window(request: HttpRequest, last: Revision | None) -> str:
    """How the page names who saved meanwhile, when that is the one who reads it."""
    is_own = last is not None and last.made_by_id == request.user.pk
    return "votre autre fenêtre" if is_own else ""


def told_alone(form, errors: list) -> list[str]:
    """Why the form comes back, when that is no fault of what it holds: nothing there is to be corrected."""
    is_no_fault = codes_of(form) and codes_of(form) <= {MERGING, RESUMED}
    return list(form.non_field_errors()) if is_no_fault and len(errors) == 1 else []


def revision_of(article: Article, digest: str) -> Revision | None:
    found = Revision.objects.filter(article=article.pk, digest=digest).select_related("made_by")
    return found.order_by("-number").first()
