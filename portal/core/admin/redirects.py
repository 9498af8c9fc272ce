from http import HTTPStatus

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.http import Http404, HttpRequest, QueryDict
from django.urls import resolve

from portal.core.addresses import split
from portal.core.admin.base import NewsroomAdmin
from portal.core.admin.notices import tell_waiting

# One instance serves one site, whose address comes from the environment.
admin.site.unregister([Redirect, Site])


class RedirectForm(forms.ModelForm):
    def clean_old_path(self):
        """The site is not on the form, so Django leaves its uniqueness to us."""
        path = self.cleaned_data["old_path"]
        if not path.startswith("/"):
            raise ValidationError("L’ancienne adresse commence par une barre oblique : « /articles/… ».")
        if Redirect.objects.filter(site_id=settings.SITE_ID, old_path=path).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Cette adresse est déjà redirigée.")
        return path

    def clean_new_path(self):
        path = self.cleaned_data["new_path"].strip()
        is_ours = path.startswith("/") and not path.startswith(("//", "/\\"))
        if path and not is_ours and not _is_web_address(path):
            raise ValidationError(
                "La nouvelle adresse commence par «\u00a0/\u00a0», «\u00a0http://\u00a0» ou «\u00a0https://\u00a0»."
            )
        return path

    def clean(self):
        cleaned = super().clean()
        old, new = cleaned.get("old_path"), cleaned.get("new_path")
        if old and new and _comes_back(old, new, except_for=self.instance.pk):
            self.add_error("new_path", "Cette redirection tournerait en rond.")
        return cleaned


def _is_web_address(path: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(path)
    except ValidationError:
        return False
    return True


def _comes_back(old: str, new: str, *, except_for: int | None) -> bool:
    """Whether following the redirects from `new` leads to `old`, or round and round."""
    steps = dict(
        Redirect.objects.filter(site_id=settings.SITE_ID).exclude(pk=except_for).values_list("old_path", "new_path")
    )
    home = settings.SITE_URL.rstrip("/")
    seen = {old}
    while new:
        new = new.removeprefix(home)
        if new in seen:
            return True
        seen.add(new)
        new = steps.get(new, "")
    return False


def answers(path: str, request: HttpRequest) -> bool:
    """Whether a reader gets a page at `path`; a redirect is only looked up where nothing answers."""
    parts = split(path)
    asked = HttpRequest()
    asked.method, asked.path, asked.path_info = "GET", parts.path, parts.path
    asked.GET, asked.META, asked.user = QueryDict(parts.query), request.META, AnonymousUser()
    try:
        match = resolve(parts.path)
        return match.func(asked, *match.args, **match.kwargs).status_code == HTTPStatus.OK
    except (Http404, PermissionDenied):
        return False


@admin.register(Redirect)
class RedirectAdmin(NewsroomAdmin):
    menu = ("Réglages", 70)
    form = RedirectForm
    list_display = ["old_path", "new_path"]
    search_fields = ["old_path", "new_path"]
    search_help_text = "Une partie de l’ancienne ou de la nouvelle adresse."
    fields = ["old_path", "new_path"]
    view_on_site = False

    def get_queryset(self, request):
        return super().get_queryset(request).filter(site_id=settings.SITE_ID)

    def save_model(self, request, obj, form, change):
        obj.site_id = settings.SITE_ID
        super().save_model(request, obj, form, change)
        if answers(obj.old_path, request):
            tell_waiting(
                request, "L’ancienne adresse répond encore\u00a0: la redirection ne servira pas tant qu’elle répond."
            )
