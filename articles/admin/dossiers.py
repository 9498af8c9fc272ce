from django.contrib import admin

from articles.admin.formsets import SurvivingFormSet
from articles.models import Dossier, DossierEntry
from portal.core.admin import NewsroomAdmin, PublishableMixin, StateFilter
from portal.core.admin.base import CompactRelatedMixin
from portal.core.admin.search import count_of


class DossierEntryInline(CompactRelatedMixin, admin.TabularInline):
    add_text = "Ajouter un article"
    model = DossierEntry
    formset = SurvivingFormSet
    fields = ["ordering", "article", "note"]
    autocomplete_fields = ["article"]
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """An article is written on its own page, not in a small window."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "article":
            formfield.widget.can_add_related = formfield.widget.can_change_related = False
        return formfield


@admin.register(Dossier)
class DossierAdmin(PublishableMixin, NewsroomAdmin):
    menu = ("Rédaction", 35)
    draft_help = "Un dossier devient public quand vous le publiez\u00a0; seuls ses articles publiés s’y montrent."
    list_display = ["title", "entry_count", "state_on", "state", "site_link"]
    list_filter = [StateFilter]
    search_fields = ["title"]
    search_help_text = "Titre du dossier."
    inlines = [DossierEntryInline]
    fieldsets = [
        (None, {"fields": ["title", "standfirst"]}),
        ("Où en sommes-nous\u202f?", {"fields": ["state_of_play", "state_on"]}),
        ("Publication", {"fields": [("status", "published_at")]}),
        ("Adresse", {"classes": ["collapse"], "fields": ["slug"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(entry_total=count_of(DossierEntry.objects.all(), "dossier"))

    @admin.display(description="articles", ordering="entry_total")
    def entry_count(self, dossier):
        return dossier.entry_total
