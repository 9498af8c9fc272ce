"""« Partager le brouillon »: the links to the saved draft, made, copied and revoked beside the form."""

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from articles.admin.related import FRAGMENT
from articles.models import Article, PreviewLink
from articles.models.preview_link import LIFETIME
from articles.services.sharing import SharingRefused, revoke_link, share_draft
from portal.core.admin.moments import LocalMomentField
from portal.core.figures import whole_number
from portal.core.house import StampStyle, between_marks, stamp
from portal.core.pages import absolute

PAGE, LIST = "admin/articles/article/share.html", "admin/articles/article/_share_list.html"
_REVOKE = "_revoke"
_PAST = 5  # links of the past that are still told


class ShareForm(forms.Form):
    embargo_until = LocalMomentField(label="Sous embargo jusqu’au", required=False)

    def clean_embargo_until(self):
        moment, now = self.cleaned_data["embargo_until"], timezone.now()
        if moment and not now < moment < now + LIFETIME:
            raise ValidationError("L’embargo finit dans les sept jours que vaut le lien.")
        return moment


def share_panel(article: Article) -> dict:
    """What stands under the form of an article."""
    return _context(article)


def share_view(model_admin: ModelAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the links. POST: a new one, or with `_revoke` the end of one; each is logged with the article."""
    article = get_object_or_404(Article, pk=pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    form, told = None, ""
    if request.method == "POST":
        form, told = _decide(model_admin, request, article)
    is_fragment = bool(request.headers.get(FRAGMENT))
    if told and not is_fragment:
        model_admin.message_user(request, told)
        return HttpResponseRedirect(request.path)
    context = _context(article, form) | {"told": told}
    if is_fragment:
        return TemplateResponse(request, LIST, context)
    title = f"Partager {between_marks(article.title)}"
    context |= model_admin.admin_site.each_context(request) | {"title": title, "opts": model_admin.opts}
    return TemplateResponse(request, PAGE, context | {"original": article})


def _context(article: Article, form: ShareForm | None = None) -> dict:
    links = article.preview_links.select_related("created_by", "revoked_by")
    shown = list(links.open())
    past = [link for link in links[: len(shown) + _PAST] if not link.is_open][:_PAST]
    return {
        "article": article,
        "share_path": reverse("admin:articles_article_share", args=[article.pk]),
        "share_form": form if form is not None else ShareForm(),
        "links": [{"link": link, "address": absolute(link.get_absolute_url())} for link in shown],
        "past": past,
        "told": "",
    }


def _decide(model_admin: ModelAdmin, request: HttpRequest, article: Article) -> tuple[ShareForm | None, str]:
    """Does what was clicked, logs it, and says it. The form comes back with its faults when nothing was done."""
    value = request.POST.get(_REVOKE, "")
    if value:
        return None, _revoke(model_admin, request, article, value)
    form = ShareForm(request.POST)
    if not form.is_valid():
        return form, ""
    try:
        link = share_draft(article=article, by=request.user, **form.cleaned_data)
    except SharingRefused as refusal:
        form.add_error(None, str(refusal))
        return form, ""
    model_admin.log_change(request, article, "Lien d’aperçu créé.")
    return None, f"Le lien est prêt, jusqu’au {stamp(link.expires_at, StampStyle.LONG)}."


def _revoke(model_admin: ModelAdmin, request: HttpRequest, article: Article, value: str) -> str:
    link = get_object_or_404(PreviewLink, article=article, pk=whole_number(value))
    if not revoke_link(link=link, by=request.user):
        return "Ce lien était déjà révoqué."
    model_admin.log_change(request, article, "Lien d’aperçu révoqué.")
    return "Le lien est révoqué\u00a0: il n’ouvre plus rien."
