from django.contrib import admin

from portal.core.admin import NewsroomAdmin
from portal.editorial.first_texts import BODIES, MISSING
from portal.editorial.models import Address, EditorialPage


@admin.register(EditorialPage)
class EditorialPageAdmin(NewsroomAdmin):
    """Every page exists from the first day, and the foot of every page leads to them: they are only changed.

    One that was deleted by other means can be made again.
    """

    menu = ("Réglages", 10)
    list_display = ["title", "path", "updated_on", "first_text", "site_link"]
    search_fields = ["title", "standfirst", "body"]
    search_help_text = "Mots du titre ou du texte."
    fields = ["address", "title", "standfirst", "body", "updated_on"]

    def get_readonly_fields(self, request, obj=None):
        return ["address"] if obj else []

    def has_add_permission(self, request):
        return super().has_add_permission(request) and bool(_missing())

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "address":
            kwargs["choices"] = [("", "–"), *_missing()]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    @admin.display(description="encore le premier texte", empty_value="")
    def first_text(self, page):
        """With what its readers expect and only the publisher knows."""
        if page.body != BODIES[page.address]:
            return None
        missing = MISSING.get(page.address)
        return f"oui\u202f; à ajouter\u00a0: {missing}" if missing else "oui"

    @admin.display(description="adresse", ordering="address")
    def path(self, page):
        return page.get_absolute_url()


def _missing() -> list[tuple[str, str]]:
    """The addresses without a page."""
    taken = set(EditorialPage.objects.values_list("address", flat=True))
    return [(address, label) for address, label in Address.choices if address not in taken]
