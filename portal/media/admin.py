import re

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import validate_image_file_extension
from django.utils.html import format_html

from portal.core.admin import FollowedMixin, NewsroomAdmin
from portal.media.models import Document, Image
from portal.media.rights import RightsFilter

NOT_AN_IMAGE = "Ce fichier n’est pas une image acceptée. Types acceptés\u00a0: JPEG, PNG ou WebP."
_COPYRIGHT = re.compile(r"^\s*(?:©|\(c\)|copyright\b)[\s:]*", re.IGNORECASE)


class FileRequiredOnceForm(forms.ModelForm):
    """A record made by hand has a file. Those of imported pages may do without until somebody finds it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if isinstance(field, forms.ImageField):
            # Django’s own list of extensions names formats that we do not publish.
            field.validators = [one for one in field.validators if one is not validate_image_file_extension]
            field.error_messages["invalid_image"] = NOT_AN_IMAGE

    def clean(self):
        cleaned = super().clean()
        if self.errors and "file" in self.files and "file" not in self.errors:
            self.add_error(
                "file", "Choisissez de nouveau le fichier\u00a0: un navigateur ne le renvoie pas de lui-même."
            )
        return cleaned

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file and (self.instance.pk is None or self.instance.file):
            raise ValidationError("Choisissez un fichier.", code="required")
        return file


class ImageForm(FileRequiredOnceForm):
    def clean_credit(self):
        """The page writes the sign itself."""
        return _COPYRIGHT.sub("", self.cleaned_data["credit"])


class HasFileFilter(admin.SimpleListFilter):
    title = "fichier"
    parameter_name = "fichier"

    def lookups(self, request, model_admin):
        return [("oui", "présent"), ("non", "à retrouver")]

    def queryset(self, request, queryset):
        if self.value() == "non":
            return queryset.filter(file="")
        return queryset.exclude(file="") if self.value() == "oui" else queryset


@admin.register(Image)
class ImageAdmin(FollowedMixin, NewsroomAdmin):
    menu = ("Médiathèque", 10)
    form = ImageForm
    list_display = ["thumbnail", "caption_or_alt", "credit", "dimensions", "created_at"]
    list_display_links = ["thumbnail", "caption_or_alt"]
    list_filter = [HasFileFilter, RightsFilter, "is_decorative", "created_at"]
    search_fields = ["caption", "alt", "credit"]
    search_help_text = "Légende, texte de remplacement ou crédit."
    readonly_fields = ["large_thumbnail"]
    fieldsets = [
        (None, {"fields": ["large_thumbnail", "file", "credit", "caption", ("alt", "is_decorative")]}),
        (
            "Droits et cadrage",
            {"classes": ["collapse"], "fields": [("licence", "rights_expire_on"), ("focal_x", "focal_y")]},
        ),
    ]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        fields = [field for field in fieldsets[0][1]["fields"] if field != "large_thumbnail"]
        return [(None, {"fields": fields}), *fieldsets[1:]]

    def autocomplete_label(self, image) -> str:
        return f"{image} – © {image.credit}"

    @admin.display(description="image")
    def thumbnail(self, image):
        return _picture(image, "thumbnail")

    @admin.display(description="image")
    def large_thumbnail(self, image):
        return _picture(image, "thumbnail thumbnail--large")

    @admin.display(description="légende", ordering="caption")
    def caption_or_alt(self, image):
        return str(image)

    @admin.display(description="taille")
    def dimensions(self, image):
        return f"{image.width} × {image.height}" if image.width else "–"


@admin.register(Document)
class DocumentAdmin(FollowedMixin, NewsroomAdmin):
    menu = ("Médiathèque", 20)
    form = FileRequiredOnceForm
    list_display = ["title", "details", "created_at"]
    list_filter = [HasFileFilter, "created_at"]
    search_fields = ["title"]
    search_help_text = "Titre du document."
    fields = ["title", "file", "declared_format"]

    def get_fields(self, request, obj=None):
        return ["title", "file"] if obj is None else self.fields

    @admin.display(description="format et poids")
    def details(self, document):
        return document.details


def _picture(image, css_class: str):
    if not image.file:
        return format_html('<span class="{} thumbnail--none">sans fichier</span>', css_class)
    return format_html('<img src="{}" alt="" class="{}" loading="lazy">', image.file.url, css_class)
