"""« Journal »: who changed what and when, on the whole desk, to be searched and taken away as a table."""

import csv
from collections.abc import Iterator

from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, StreamingHttpResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from portal.core.admin.base import NewsroomAdmin
from portal.core.admin.rights import LookedAtMixin
from portal.core.house import list_stamp

ACTIONS = {ADDITION: "ajout", CHANGE: "changement", DELETION: "suppression"}
COLUMNS = ["quand", "qui", "quoi", "nature", "fiche", "clé", "détail"]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would reckon what begins so


class ActionFilter(admin.SimpleListFilter):
    title = "quoi"
    parameter_name = "quoi"

    def lookups(self, request, model_admin):
        return [(str(flag), label) for flag, label in ACTIONS.items()]

    def queryset(self, request, queryset):
        return queryset.filter(action_flag=self.value()) if self.value() in map(str, ACTIONS) else queryset


@admin.register(LogEntry)
class JournalAdmin(LookedAtMixin, NewsroomAdmin):
    """Django’s log. Nothing is written in it by hand."""

    menu, menu_name = ("Réglages", 60), "Journal"
    list_display = ["moment", "who", "what", "kind", "record", "detail"]
    list_display_links = None
    list_filter = [ActionFilter, ("user", admin.RelatedOnlyFieldListFilter), "action_time"]
    list_select_related = ["user", "content_type"]
    date_hierarchy = "action_time"
    search_fields = ["object_repr", "change_message", "user__username"]
    search_help_text = "Nom de la fiche, mots du détail, ou compte."
    fields = ["moment", "who", "what", "kind", "record", "detail"]
    ordering = ["-action_time", "-pk"]
    actions = None
    view_on_site = False

    class Media:
        css = {"all": ["admin_vigie/journal.css"]}

    def get_urls(self):
        guarded = self.admin_site.admin_view(self.export)
        return [path("exporter/", guarded, name="admin_logentry_export"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        query = request.GET.urlencode()
        address = f"{reverse('admin:admin_logentry_export')}{'?' if query else ''}{query}"
        return super().changelist_view(request, {"title": "Journal", "export_path": address} | (extra_context or {}))

    def export(self, request):
        """What the list shows with the same filters, as a table that spreadsheets open as it is."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        try:
            entries = self.get_changelist_instance(request).get_queryset(request)
            entries.exists()
        except (IncorrectLookupParameters, OverflowError, ValueError, DataError):
            self.message_user(request, "Ce filtre n’existe pas : rien n’est exporté.", "WARNING")
            return HttpResponseRedirect(reverse("admin:admin_logentry_changelist"))
        response = StreamingHttpResponse(_lines(entries), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="journal-{timezone.localdate():%Y-%m-%d}.csv"'
        return response

    @admin.display(description="quand", ordering="action_time")
    def moment(self, entry):
        return list_stamp(entry.action_time)

    @admin.display(description="qui", ordering="user")
    def who(self, entry):
        return _name(entry)

    @admin.display(description="quoi", ordering="action_flag")
    def what(self, entry):
        return ACTIONS[entry.action_flag]

    @admin.display(description="nature")
    def kind(self, entry):
        return _kind(entry)

    @admin.display(description="fiche")
    def record(self, entry):
        model = entry.content_type and entry.content_type.model_class()
        if model is None or entry.is_deletion():
            return entry.object_repr
        try:
            page = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
            return format_html('<a href="{}">{}</a>', reverse(page, args=[entry.object_id]), entry.object_repr)
        except NoReverseMatch:
            return entry.object_repr

    @admin.display(description="détail")
    def detail(self, entry):
        return entry.get_change_message() or "–"


class _Echo:
    def write(self, line: str) -> str:
        return line


def _lines(entries) -> Iterator[str]:
    yield "\ufeff"  # without it a spreadsheet takes the accents for something else
    writer = csv.writer(_Echo(), delimiter=";")
    yield writer.writerow(COLUMNS)
    for entry in entries.iterator(chunk_size=500):
        row = [
            timezone.localtime(entry.action_time).isoformat(timespec="seconds"),
            _name(entry),
            ACTIONS[entry.action_flag],
            _kind(entry),
            entry.object_repr,
            entry.object_id or "",
            entry.get_change_message(),
        ]
        yield writer.writerow([_plain(cell) for cell in row])


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _name(entry: LogEntry) -> str:
    return entry.user.get_full_name() or entry.user.get_username()


def _kind(entry: LogEntry) -> str:
    return capfirst(entry.content_type.name) if entry.content_type else "–"
