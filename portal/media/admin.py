from django.contrib import admin, messages
from django.forms import Script
from django.urls import NoReverseMatch, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from portal.core.admin import FollowedMixin, NewsroomAdmin
from portal.core.admin.notices import tell_waiting
from portal.core.house import french_date
from portal.media.chosen import chosen_view
from portal.media.filters import HasFileFilter, RightsFilter
from portal.media.forms import FileRequiredOnceForm, ImageForm
from portal.media.models import Document, Image
from portal.media.uses import places_of

# Rows that the rooms above add to the form of a picture.
IMAGE_INLINES: list[type[admin.options.InlineModelAdmin]] = []
UNTOLD = (
    "Cette image n’a pas de texte de remplacement\u00a0: dites ce qu’elle montre, ou cochez «\u00a0Décorative\u00a0» "
    "si elle n’apprend rien ou si sa légende dit déjà tout."
)
FRAMING = (
    "Ce qui doit rester visible quand l’image est recadrée, en carré par exemple\u00a0: un visage, un objet. "
    "50 et 50\u00a0: le milieu."
)


@admin.register(Image)
class ImageAdmin(FollowedMixin, NewsroomAdmin):
    menu = ("Médiathèque", 10)
    form = ImageForm
    list_display = ["thumbnail", "caption_or_alt", "credit", "rights", "dimensions", "created_at"]
    list_display_links = ["thumbnail", "caption_or_alt"]
    list_filter = [RightsFilter, HasFileFilter, "is_decorative", "created_at"]
    search_fields = ["caption", "alt", "credit"]
    folded_also = ("depictions__person__name_key",)
    search_help_text = "Légende, texte de remplacement, crédit, ou nom d’une personne reconnaissable."
    readonly_fields = ["large_thumbnail", "places"]
    inlines = IMAGE_INLINES
    fieldsets = [
        (None, {"fields": ["file", "credit", "caption", "alt", "is_decorative"]}),
        ("Cadrage", {"fields": ["large_thumbnail", ("focal_x", "focal_y")], "description": FRAMING}),
        ("Droits", {"fields": [("licence_kind", "licence"), ("rights_expire_on", "taken_on")]}),
        ("Où elle sert", {"fields": ["places"]}),
    ]

    class Media:
        css = {"all": ["admin_vigie/library.css"]}
        js = [Script("admin_vigie/focal.js", type="module")]

    def get_fieldsets(self, request, obj=None):
        """Of a picture to come, nothing is shown that needs it; its framing is chosen once its file is."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        framing = {**fieldsets[1][1], "fields": [("focal_x", "focal_y")]}
        return [fieldsets[0], ("Cadrage", framing), *fieldsets[2:-1]]

    def get_ordering(self, request):
        """Those whose rights end first, where one looks for them; of those that have ended, the latest."""
        asked = request.GET.get(RightsFilter.parameter_name)
        return {"bientot": ["rights_expire_on", "pk"], "expires": ["-rights_expire_on", "pk"]}.get(asked, [])

    def get_urls(self):
        chosen = self.admin_site.admin_view(self.chosen)
        return [path("<int:pk>/vignette/", chosen, name="media_image_chosen"), *super().get_urls()]

    def chosen(self, request, pk):
        return chosen_view(self, request, pk)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if form.taken:
            tell_waiting(request, f"Repris du fichier\u00a0: {', '.join(form.taken)}. À relire.", messages.INFO)
        if not obj.has_alternative:
            tell_waiting(request, UNTOLD)
        if obj.is_lapsed:
            tell_waiting(request, "Les droits de cette image ont pris fin\u00a0: elle n’est plus montrée nulle part.")

    def autocomplete_label(self, image) -> str:
        lapsed = " – droits expirés" if image.is_lapsed else ""
        return f"{image} – © {image.credit}{lapsed}"

    @admin.display(description="image")
    def thumbnail(self, image):
        return _picture(image, "thumbnail")

    @admin.display(description="image")
    def large_thumbnail(self, image):
        return _picture(image, "thumbnail thumbnail--large")

    @admin.display(description="légende", ordering="caption")
    def caption_or_alt(self, image):
        return str(image)

    @admin.display(description="droits jusqu’au", ordering="rights_expire_on")
    def rights(self, image):
        if image.rights_expire_on is None:
            return "–"
        day = french_date(image.rights_expire_on, "d/m/y")
        if image.is_lapsed:
            return format_html('<span class="state state--withdrawn">expirés le {}</span>', day)
        return format_html('<span class="state state--review">{}</span>', day) if image.is_lapsing else day

    @admin.display(description="taille")
    def dimensions(self, image):
        return f"{image.width} × {image.height}" if image.width else "–"

    @admin.display(description="pages")
    def places(self, image):
        lines = [_place(record, label) for record, label in places_of(image)]
        if not lines:
            return "Nulle part pour l’instant."
        return format_html(
            '<ul class="places">{}</ul>', format_html_join("", "<li>{}</li>", ((line,) for line in lines))
        )


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
    return format_html('<img src="{}" alt="" class="{}" loading="lazy">', image.preview, css_class)


def _place(record, label: str):
    """A record where the picture stands, its state when it is not public, and as what it stands there."""
    kind = capfirst(record._meta.verbose_name)
    is_public = getattr(record, "is_published", True)
    state = "" if is_public else format_html(' <span class="state">{}</span>', record.state_label)
    try:
        address = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return format_html("{}\u00a0: {}{} ({})", kind, record, state, label)
    return format_html('{}\u00a0: <a href="{}">{}</a>{} ({})', kind, address, record, state, label)
