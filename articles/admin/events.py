from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTimeWidget
from django.db.models import Q, TimeField
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.text import capfirst

from articles.admin.event_drafts import DraftInQuotesMixin
from articles.admin.formsets import SurvivingFormSet
from articles.models import Event, EventResource, EventSeries, Participation
from portal.core.admin import (
    DuplicateWarningForm,
    DuplicateWarningMixin,
    NewsroomAdmin,
    PublishableMixin,
    StateFilter,
)
from portal.core.admin.base import CompactRelatedMixin
from portal.core.admin.moments import HOUR_REFUSAL, TIME_FORMATS
from portal.core.admin.search import FoldedSearchMixin, count_of
from portal.core.approximate_dates import Precision
from portal.core.figures import whole_number
from portal.core.publishing import Status
from portal.core.text import name_key

SESSIONS_SHOWN = 100
MORE = "Série, session et adresse"


class HourField(forms.TimeField):
    """« 14 h 30 », « 14h30 », « 14:30 »"""

    default_error_messages = {"invalid": HOUR_REFUSAL}

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

    def compared_records(self, name):
        """Editions and sessions bear nearly the same name: only one of the same day, or of none, is a likely double.

        A larger event and its sessions are of one day: among them, only the very same name is.
        """
        events = Event.objects.all()
        if start := self.cleaned_data.get("start"):
            events = events.filter(Q(start=None) | Q(start=start))
        if parent := self.cleaned_data.get("parent"):
            is_sister = Q(parent__isnull=False, parent=parent) | Q(pk=parent.pk)
            events = events.filter(~is_sister | Q(name_key=name_key(name)))
        return events


class ParticipationInline(CompactRelatedMixin, admin.TabularInline):
    add_text = "Ajouter une participation"
    model = Participation
    formset = SurvivingFormSet
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
class EventAdmin(DraftInQuotesMixin, DuplicateWarningMixin, FoldedSearchMixin, PublishableMixin, NewsroomAdmin):
    menu = ("Rédaction", 30)
    form = EventForm
    formfield_overrides = NewsroomAdmin.formfield_overrides | {
        TimeField: {"form_class": HourField, "widget": AdminTimeWidget(format="%H:%M")}
    }
    readonly_fields = ["session_list"]
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
                    ("kind", "attendance"),
                    "place",
                    ("start", "start_precision", "end", "end_precision"),
                    ("start_time", "end_time", "standing"),
                    "organisers",
                    "description",
                ]
            },
        ),
        ("Publication", {"fields": [("status", "published_at")]}),
        (
            MORE,
            {"classes": ["collapse"], "fields": [("series", "edition"), "parent", "session_list", "website", "slug"]},
        ),
    ]

    def get_fieldsets(self, request, obj=None):
        """A form opened to add a session shows of what; one of an event shows its sessions."""
        shown = super().get_fieldsets(request, obj)
        is_open = _key(request.GET.get("parent")) is not None if obj is None else obj.sessions.exists()
        if not is_open:
            return shown
        return [(name, options | {"classes": []} if name == MORE else options) for name, options in shown]

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        if _key(initial.get("parent")) is None:
            initial.pop("parent", None)
        return initial

    @admin.display(description="sessions")
    def session_list(self, event):
        if event.pk is None or event.parent_id:
            return "–"
        sessions = event.sessions.order_by("start", "start_time", "pk")[:SESSIONS_SHOWN]
        change = "admin:articles_event_change"
        rows = ((reverse(change, args=[session.pk]), session.name, session.dates) for session in sessions)
        day = f"{event.start:%d/%m/%Y}" if event.start and event.start_precision == Precision.DAY else ""
        prefilled = {"parent": event.pk} | ({"start": day} if day else {})
        return format_html(
            '<ul>{}</ul><a class="addlink" href="{}?{}">Ajouter une session</a>',
            format_html_join("", '<li><a href="{}">{}</a> {}</li>', rows),
            reverse("admin:articles_event_add"),
            urlencode(prefilled),
        )

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


def _key(value: str | None) -> int | None:
    """The key of a record, when `value` can be one."""
    return whole_number(value or "")


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
