from django import forms
from django.contrib import admin
from django.db.models import TimeField
from django.utils.html import format_html
from django.utils.text import capfirst

from articles.admin.formsets import SurvivingFormSet
from articles.admin.once import OnceFormSet
from articles.models import Event, EventResource, EventSeries, Participation
from portal.core.admin import (
    DuplicateWarningForm,
    DuplicateWarningMixin,
    NewsroomAdmin,
    PublishableMixin,
    StateFilter,
)
from portal.core.admin.base import CompactRelatedMixin
from portal.core.admin.duplicates import look_alikes
from portal.core.admin.moments import TIME_FORMATS
from portal.core.admin.search import FoldedSearchMixin, count_of
from portal.core.publishing import Status


class HourField(forms.TimeField):
    """« 14 h 30 », « 14h30 », « 14:30 »"""

    def __init__(self, **kwargs):
        super().__init__(**{"input_formats": TIME_FORMATS} | kwargs)


class EventForm(DuplicateWarningForm):
    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("start_time"), cleaned.get("end_time")
        is_one_day = cleaned.get("end") in {None, cleaned.get("start")}
        if begins and ends and is_one_day and ends <= begins:
            self.add_error("end_time", "L’heure de fin suit celle du début.")
        if parent := cleaned.get("parent"):
            self._check_parent(parent)
        return cleaned

    def _check_parent(self, parent: Event) -> None:
        """Two levels only, so that no event can be, from session to session, a part of itself."""
        if parent.pk == self.instance.pk:
            self.add_error("parent", "Un événement n’est pas une session de lui-même.")
        elif parent.parent_id is not None:
            self.add_error("parent", "Cet événement est lui-même une session\u00a0: choisissez celui qui la contient.")
        elif self.instance.pk and self.instance.sessions.exists():
            self.add_error("parent", "Cet événement a des sessions\u00a0: il ne peut en être une.")

    def _check(self, name, *, is_confirmed):
        """Editions and sessions bear nearly the same name: only one of the same day, or of none, is a likely double."""
        start = self.cleaned_data.get("start")
        found = look_alikes(Event.objects.all(), name, fields=self.compared_fields)
        if any(start is None or event.start in {None, start} for event in found):
            super()._check(name, is_confirmed=is_confirmed)


class ParticipationInline(CompactRelatedMixin, admin.TabularInline):
    add_text = "Ajouter une participation"
    model = Participation
    formset = OnceFormSet
    fields = ["ordering", "person", "label", "role"]
    autocomplete_fields = ["person"]
    extra = 0


class EventResourceInline(CompactRelatedMixin, admin.StackedInline):
    add_text = "Ajouter une ressource"
    model = EventResource
    formset = SurvivingFormSet
    fields = [("ordering", "title"), ("document", "image"), "url"]
    autocomplete_fields = ["document", "image"]
    classes = ["collapse"]
    extra = 0


@admin.register(Event)
class EventAdmin(DuplicateWarningMixin, FoldedSearchMixin, PublishableMixin, NewsroomAdmin):
    menu = ("Rédaction", 30)
    form = EventForm
    formfield_overrides = NewsroomAdmin.formfield_overrides | {TimeField: {"form_class": HourField}}
    list_display = ["name", "dates_label", "kind", "place", "series", "standing", "state", "site_link"]
    list_filter = [StateFilter, "kind", "standing", "start"]
    list_select_related = ["series"]
    date_hierarchy = "start"
    search_fields = ["name"]
    search_help_text = "Nom de l’événement."
    autocomplete_fields = ["series", "organisers", "parent"]
    inlines = [ParticipationInline, EventResourceInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "name",
                    ("kind", "place", "attendance"),
                    ("start", "start_precision", "end", "end_precision"),
                    ("start_time", "end_time", "standing"),
                    "organisers",
                    "description",
                ]
            },
        ),
        ("Publication", {"fields": [("status", "published_at")]}),
        (
            "Série, session et adresse",
            {"classes": ["collapse"], "fields": [("series", "edition"), "parent", "website", "slug"]},
        ),
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
