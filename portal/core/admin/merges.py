"""« Fusions »: who merged what, and the page on which a merge is undone."""

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from portal.core.admin.base import NewsroomAdmin, public_path
from portal.core.admin.members import member_column, member_name
from portal.core.admin.rights import LookedAtMixin
from portal.core.merging import KEPT_FOR, Merge, MergeError, undo_merge
from portal.core.merging.rules import mergeable_models

SHOWN = 20  # rows told of one by one


class KindFilter(admin.SimpleListFilter):
    title = "nature"
    parameter_name = "nature"

    def lookups(self, request, model_admin):
        return [(model._meta.label, capfirst(model._meta.verbose_name_plural)) for model in mergeable_models()]

    def queryset(self, request, queryset):
        return queryset.filter(model=self.value()) if self.value() else queryset


@admin.register(Merge)
class MergeAdmin(LookedAtMixin, NewsroomAdmin):
    """A log: nothing is written in it by hand. Whoever may merge records of a kind may undo it."""

    menu = ("Annuaire", 90)
    list_display = ["merged_link", "kept_link", "standing", "kind", "merged_at", "merged_by_name"]
    list_display_links = None
    list_filter = [KindFilter]
    list_select_related = ["merged_by", "undone_by"]
    search_fields = ["merged_name", "kept_name"]
    search_help_text = "Nom de l’une des deux fiches."
    fields = ["merged_name", "kept_name", "merged_at", "merged_by_name", "summary", "undone_at", "undone_by_name"]
    actions = None
    view_on_site = False
    merged_by_name = member_column("merged_by", "fusionnée par")
    undone_by_name = member_column("undone_by", "annulée par")

    def get_queryset(self, request):
        may = [model._meta.label for model in mergeable_models() if self._may_merge(request, model)]
        return super().get_queryset(request).filter(model__in=may).defer("changes")

    def _may_merge(self, request, model) -> bool:
        return self.admin_site.get_model_admin(model).has_merge_permission(request)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        models = mergeable_models() if obj is None else [obj.record_model]
        return any(self._may_merge(request, model) for model in models)

    def get_urls(self):
        undo = self.admin_site.admin_view(self.undo)
        return [path("<int:pk>/annuler/", undo, name="core_merge_undo"), *super().get_urls()]

    @admin.display(description="fiche fusionnée", ordering="merged_name")
    def merged_link(self, done):
        """Back among the records once the merge is undone."""
        if not done.is_undone:
            return done.merged_name
        return format_html('<a href="{}">{}</a>', _change_path(done, done.merged_pk), done.merged_name)

    @admin.display(description="nature")
    def kind(self, done):
        return apps.get_model(done.model)._meta.verbose_name

    @admin.display(description="fiche gardée", ordering="kept_name")
    def kept_link(self, done):
        return format_html('<a href="{}">{}</a>', _change_path(done, done.kept_pk), done.kept_name)

    @admin.display(description="annulation")
    def standing(self, done):
        if done.is_undone:
            return f"annulée par {member_name(done.undone_by)}"
        if done.is_too_old:
            return "délai passé"
        address = reverse("admin:core_merge_undo", args=[done.pk])
        return format_html('<a href="{}">Annuler…</a>', address)

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Says what would come back, and brings it back."""
        done = get_object_or_404(Merge, pk=pk)
        if not self.has_view_permission(request, done):
            raise PermissionDenied
        if request.method == "POST":
            return self._undo(request, done)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": f"Annuler la fusion\u00a0: {done}",
            "done": done,
            "days": KEPT_FOR.days,
            "records": self._records(done) if done.is_undone else [],
        }
        return TemplateResponse(request, "admin/merging/undo.html", context)

    def _records(self, done: Merge) -> list[tuple[str, str, str]]:
        """Each of the two that is there still: its name as it is now, its form, and its page if readers have it."""
        found = done.record_model._base_manager.in_bulk([done.merged_pk, done.kept_pk])
        there = [found[pk] for pk in (done.merged_pk, done.kept_pk) if pk in found]
        return [(str(record), _change_path(done, record.pk), public_path(record) or "") for record in there]

    def _undo(self, request, done: Merge) -> HttpResponse:
        try:
            undone = undo_merge(merge=done, by=request.user, request=request)
        except MergeError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:core_merge_changelist"))
        target = self.admin_site.get_model_admin(done.record_model)
        kept = done.record_model._base_manager.get(pk=done.kept_pk)
        target.log_change(request, undone.restored, f"Fusion annulée\u00a0: n’est plus «\u00a0{kept}\u00a0».")
        target.log_change(request, kept, f"Fusion annulée\u00a0: a rendu «\u00a0{undone.restored}\u00a0».")
        self.message_user(request, f"«\u00a0{undone.restored}\u00a0» est de retour.", messages.SUCCESS)
        if undone.left:
            self.message_user(request, _left(undone.left), messages.WARNING)
        return HttpResponseRedirect(_change_path(done, done.merged_pk))


def _left(sentences: list[str]):
    shown = sentences[:SHOWN]
    more = len(sentences) - len(shown)
    shown += [f"et {more} de plus."] if more else []
    return format_html(
        "Laissé comme il est\u00a0: <ul>{}</ul>", format_html_join("", "<li>{}</li>", ((it,) for it in shown))
    )


def _change_path(done: Merge, pk: int) -> str:
    options = done.record_model._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[pk])
