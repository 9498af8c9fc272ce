"""A quote saved alone when it may be changed no more: its article was published meanwhile, or it was withdrawn."""

from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.models import Quote
from articles.revisions.comparing import ChangedPart, compare
from articles.revisions.snapshots import row_of
from articles.revisions.typed import typed_row
from portal.core.figures import whole_number
from portal.core.publishing import Status

TEMPLATE = "admin/articles/quote/closed.html"


def closed_quote_page(model_admin, request: HttpRequest, object_id: str) -> TemplateResponse | None:
    """What was typed beside what is stored, and a way to leave it to an editor. None for whoever may save it."""
    quote = _closed_to(model_admin, request, object_id)
    if quote is None:
        return None
    is_withdrawn, stored, article = quote.is_withdrawn, row_of(quote), quote.article
    state = article.state_label
    parts = compare(_content(stored), _content(_typed(model_admin, request, quote, stored)))
    context = model_admin.admin_site.each_context(request) | {
        "title": "Vous ne pouvez plus changer cette citation",
        "opts": model_admin.opts,
        "quote_label": str(quote),
        "article": article,
        "is_withdrawn": is_withdrawn,
        "state": state,
        "parts": parts,
        "note": _as_note(quote, parts),
        "change_path": reverse("admin:articles_quote_change", args=[quote.pk]),
        "followup_path": reverse("admin:articles_article_followup", args=[article.pk]),
    }
    return TemplateResponse(request, TEMPLATE, context, status=403)


def _closed_to(model_admin, request: HttpRequest, object_id: str) -> Quote | None:
    pk = whole_number(object_id)
    if pk is None or "seen" not in request.POST or not model_admin.has_change_permission(request):
        return None
    quote = Quote.objects.select_related("parent__publication", "withdrawn_from__publication").filter(pk=pk).first()
    if quote is None or model_admin.has_change_permission(request, quote):
        return None
    return quote if model_admin.has_view_permission(request, quote) else None


def _typed(model_admin, request: HttpRequest, quote: Quote, stored: dict) -> dict:
    """The row that was sent, read by the form as it was shown: of a quote of a draft. Nothing is written."""
    quote.parent = quote.article
    quote.parent.status = Status.DRAFT
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, quote))
    quote.stored_row = stored
    form = model_admin.get_form(request, quote, change=True, fields=fields)(request.POST, instance=quote)
    form.is_valid()
    return typed_row(form, stored)


def _content(row: dict) -> dict:
    return {"fields": {}, "lists": {"tags": []}, "rows": {Quote._meta.model_name: [row]}}


def _as_note(quote: Quote, parts: list[ChangedPart]) -> str:
    """What differs, as a note of the newsroom says it."""
    lines = [
        f"{difference.label}\u00a0: {''.join(piece.text for piece in difference.after) or 'rien'}"
        for part in parts
        for difference in part.differences
    ]
    return "\n".join([f"Citation n°\u00a0{quote.pk}, à changer ainsi\u00a0:", *lines])
