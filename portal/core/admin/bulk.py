"""« Changements en série »: who changed what in several records together, and the page on which it is taken back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from portal.core.admin.base import NewsroomAdmin
from portal.core.admin.members import member_column, member_name
from portal.core.admin.rights import LookedAtMixin
from portal.core.bulk import KEPT_FOR, BulkChange, BulkRefused, kinds_by_model, undo_together, would_be_left

SHOWN = 20


@admin.register(BulkChange)
class BulkChangeAdmin(LookedAtMixin, NewsroomAdmin):
    """A log: nothing is written in it by hand. Whoever may make such a change may undo it."""

    menu = ("Rédaction", 70)
    list_display = ["label", "standing", "count", "made_at", "made_by_name"]
    list_display_links = None
    list_select_related = ["made_by", "undone_by"]
    search_fields = ["label"]
    search_help_text = "Mots du changement\u00a0: un thème, une rubrique."
    fields = ["label", "count", "made_at", "made_by_name", "undone_at", "undone_by_name"]
    actions = None
    view_on_site = False
    made_by_name = member_column("made_by", "fait par")
    undone_by_name = member_column("undone_by", "annulé par")

    def get_queryset(self, request):
        may = [kind for kinds in self._may(request).values() for kind in kinds]
        return super().get_queryset(request).filter(kind__in=may).defer("rows")

    def _may(self, request) -> dict:
        """The kinds of change that this person may make, by model."""
        return {
            model: [kind for kind in kinds if kind in self.admin_site.get_model_admin(model).get_actions(request)]
            for model, kinds in kinds_by_model().items()
            if self.admin_site.get_model_admin(model).has_view_or_change_permission(request)
        }

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        kinds = {kind for found in self._may(request).values() for kind in found}
        return bool(kinds) if obj is None else obj.kind in kinds

    def get_urls(self):
        undo = self.admin_site.admin_view(self.undo)
        return [path("<int:pk>/annuler/", undo, name="core_bulkchange_undo"), *super().get_urls()]

    @admin.display(description="annulation")
    def standing(self, change):
        if change.is_undone:
            return f"annulé par {member_name(change.undone_by)}"
        if change.is_too_old:
            return "délai passé"
        return format_html('<a href="{}">Annuler…</a>', reverse("admin:core_bulkchange_undo", args=[change.pk]))

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what would come back and what would not, and brings it back."""
        change = get_object_or_404(BulkChange, pk=pk)
        if not self.has_view_permission(request, change):
            raise PermissionDenied
        if request.method == "POST":
            return self._undo(request, change)
        left = [] if change.is_undone or change.is_too_old else would_be_left(change)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Annuler\u00a0: {change}",
            "change": change,
            "left": left[:SHOWN],
            "more": max(len(left) - SHOWN, 0),
            "restored": len(change.rows) - len(left),
            "days": KEPT_FOR.days,
        }
        return TemplateResponse(request, "admin/bulk/undo.html", context)

    def _undo(self, request, change: BulkChange) -> HttpResponse:
        model = change.record_model
        back = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        target = self.admin_site.get_model_admin(model)
        try:
            reversal = undo_together(
                change=change, by=request.user, may=lambda record: target.has_change_permission(request, record)
            )
        except BulkRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:core_bulkchange_changelist"))
        for record in reversal.restored:
            target.log_change(request, record, f"Changement en série annulé\u00a0: {change.label}.")
        said = f"Changement annulé ({change.label})\u00a0: {len(reversal.restored)} sur {change.count}."
        self.message_user(request, said, messages.SUCCESS)
        if reversal.left:
            lines = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in reversal.left[:SHOWN]))
            self.message_user(request, format_html("Laissé comme il est\u00a0: <ul>{}</ul>", lines), messages.WARNING)
        return HttpResponseRedirect(back)
