from django.contrib import admin
from django.utils.html import format_html
from django.utils.text import capfirst

from articles.models import Event, EventSeries, Participation
from portal.core.admin import NewsroomAdmin, PublishableMixin, StateFilter
from portal.core.admin.base import CompactRelatedMixin
from portal.core.admin.search import FoldedSearchMixin, count_of
from portal.core.publishing import Status


class ParticipationInline(CompactRelatedMixin, admin.TabularInline):
    add_text = "Ajouter une participation"
    model = Participation
    fields = ["ordering", "person", "label", "role"]
    autocomplete_fields = ["person"]
    extra = 0


@admin.register(Event)
class EventAdmin(FoldedSearchMixin, PublishableMixin, NewsroomAdmin):
    menu = ("Rédaction", 30)
    list_display = ["name", "dates_label", "kind", "place", "series", "state", "site_link"]
    list_filter = [StateFilter, "kind", "start"]
    list_select_related = ["series"]
    date_hierarchy = "start"
    search_fields = ["name"]
    search_help_text = "Nom de l’événement."
    autocomplete_fields = ["series", "organisers"]
    inlines = [ParticipationInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    ("kind", "place"),
                    ("start", "start_precision", "end", "end_precision"),
                    "organisers",
                    "description",
                ]
            },
        ),
        ("Publication", {"fields": [("status", "published_at")]}),
        ("Série et adresse", {"classes": ["collapse"], "fields": [("series", "edition"), "website", "slug"]}),
    ]

    def get_uses(self, objs):
        """Who took part in a published event is part of what readers were told."""
        people = [
            format_html("{}\u00a0: {}", capfirst(Participation._meta.verbose_name), participation)
            for participation in Participation.objects.filter(event__in=objs, event__status=Status.PUBLISHED)
        ]
        return [*super().get_uses(objs), *people]

    def autocomplete_label(self, event) -> str:
        return f"{event.name} ({event.dates})" if event.dates else event.name

    @admin.display(description="dates", ordering="start")
    def dates_label(self, event):
        return event.dates or "–"


@admin.register(EventSeries)
class EventSeriesAdmin(NewsroomAdmin):
    menu = ("Rédaction", 40)
    list_display = ["name", "event_count"]
    search_fields = ["name"]
    search_help_text = "Nom de la série."
    fields = ["name", "description"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(event_total=count_of(Event.objects.all(), "series"))

    @admin.display(description="événements", ordering="event_total")
    def event_count(self, series):
        return series.event_total
