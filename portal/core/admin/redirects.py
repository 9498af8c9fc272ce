from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.redirects.models import Redirect
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError

from portal.core.admin.base import NewsroomAdmin

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
