"""Beside a field where a picture is chosen: what it shows, its legend, and what it still lacks."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import Media, Script
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.media.models import Image

NOBODY = 0  # no record has this key: the script puts the chosen one in its place


def picture_told(image: Image) -> str:
    return render_to_string("admin/media/image/_chosen.html", {"image": image})


def chosen_view(model_admin, request: HttpRequest, pk: int) -> HttpResponse:
    """The same for another picture, which has just been chosen: a fragment of the form."""
    image = get_object_or_404(Image, pk=pk)
    if not model_admin.has_view_permission(request, image):
        raise PermissionDenied
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    return HttpResponse(picture_told(image))


class ChosenImageMixin:
    """To be put on an inline. `image_field` is the field beside which `chosen_image` stands."""

    image_field = "image"

    @property
    def media(self):
        return super().media + Media(js=[Script("admin_vigie/chosen_image.js", type="module")])

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "chosen_image"]

    @admin.display(description="image choisie")
    def chosen_image(self, row) -> SafeString:
        image = getattr(row, self.image_field) if getattr(row, f"{self.image_field}_id", None) else None
        return format_html(
            '<div class="chosen-image" data-field="{}" data-address="{}" data-wanted="{}" aria-live="polite">{}</div>',
            self.image_field,
            reverse("admin:media_image_chosen", args=[NOBODY]),
            image.pk if image else "",
            picture_told(image) if image else "",
        )
