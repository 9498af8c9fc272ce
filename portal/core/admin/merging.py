"""« Fusionner… »: from a list or a form, the page that shows what would move, and does it."""

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from portal.core.admin.base import public_path
from portal.core.admin.comparing import Line, compared
from portal.core.admin.duplicates import look_alikes
from portal.core.figures import whole_number, whole_numbers
from portal.core.merging import KEPT_FOR, Merge, MergeError, merge, plan_merge
from portal.core.merging.rules import mergeable_of, relations_of, rule_of
from portal.core.saving import gathered

MOST = 6  # records merged together: more would not stand side by side
FOUND = 20


@dataclass(frozen=True)
class Asked:
    """What the address, or the form, asks: these records, of which one stays. `lost`: some are not there any more."""

    records: list
    kept: object | None
    lost: bool

    @property
    def merged(self) -> list:
        return [record for record in self.records if record != self.kept]


class MergeableMixin:
    """Records of which two may be one. `folded_fields` serve to find the double of a record."""

    def has_merge_permission(self, request) -> bool:
        may_publish = getattr(self, "has_publish_permission", self.has_change_permission)
        return all(may(request) for may in (self.has_change_permission, self.has_delete_permission, may_publish))

    def get_actions(self, request):
        actions = super().get_actions(request)
        if actions and self.has_merge_permission(request):
            actions["merge_records"] = (_merge_records, "merge_records", "Fusionner…")
        return actions

    def get_urls(self):
        view = self.admin_site.admin_view(self.merge_view)
        return [path("fusionner/", view, name=f"{self._base_name}_merge"), *super().get_urls()]

    @property
    def _base_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def merge_path(self, pks, *, kept=None) -> str:
        query = QueryDict(mutable=True)
        query.setlist("fiches", pks)
        if kept is not None:
            query["garder"] = kept
        return f"{reverse(f'admin:{self._base_name}_merge')}?{query.urlencode()}"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        may = self.has_merge_permission(request) and whole_number(object_id) is not None
        shown = {"merge_path": self.merge_path([object_id])} if may else {}
        return super().change_view(request, object_id, form_url, shown | (extra_context or {}))

    def merge_view(self, request) -> HttpResponse:
        if not self.has_merge_permission(request):
            raise PermissionDenied
        asked = self._asked(request.POST if request.method == "POST" else request.GET)
        if request.method == "POST":
            return self._merge(request, asked)
        if asked.lost:
            self.message_user(request, "Une de ces fiches n’existe plus\u00a0: elle est déjà fusionnée.", "WARNING")
        if not asked.records:
            return HttpResponseRedirect(reverse(f"admin:{self._base_name}_changelist"))
        if len(asked.records) == 1 or "chercher" in request.GET:
            return self._choose(request, asked)
        try:
            return self._preview(request, asked)
        except MergeError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(reverse(f"admin:{self._base_name}_changelist"))

    def _asked(self, data: QueryDict) -> Asked:
        keys = list(dict.fromkeys(whole_numbers(data.getlist("fiches"))))
        found = self.model._base_manager.in_bulk(keys[:MOST])
        records = [found[key] for key in keys if key in found]
        wanted = whole_numbers([data.get("garder", "")])
        kept = next((record for record in records if record.pk in wanted), None)
        kept = kept or (max(records, key=self._standing) if records and "garder" not in data else None)
        return Asked(records, kept, lost=len(records) < len(keys[:MOST]))

    def _standing(self, record) -> tuple:
        """The record to keep unless told otherwise: a public one, then the one most used, then the oldest."""
        return bool(record.is_published), sum(self._uses(record).values()), -record.pk

    def _uses(self, record) -> Counter:
        """How many rows point at the record, by what they are."""
        counted = Counter()
        for relation in relations_of(self.model):
            rows = relation.model._base_manager.filter(**{relation.field.name: record.pk})
            counted[rule_of(relation).label] += rows.count()
        return counted

    def _choose(self, request, asked: Asked) -> HttpResponse:
        """The double of the only record asked for: those of a close name, or those that the words typed find."""
        words = request.GET.get("q", "").replace("\0", "")[:100].strip()
        record, others = asked.records[0], self.get_queryset(request).exclude(pk__in=[it.pk for it in asked.records])
        if words:
            found = list(self.get_search_results(request, others, words)[0].distinct()[:FOUND])
        else:
            found = look_alikes(others.order_by(), str(record), fields=self.folded_fields)
        label = getattr(self, "autocomplete_label", str)
        context = {
            "title": f"Fusionner\u00a0: {record}",
            "records": asked.records,
            "words": words,
            "is_alone": len(found) == 1 and not words,
            "found": [(other.pk, label(other), _state(other)) for other in found],
        }
        return self._answer(request, "admin/merging/choose.html", context)

    def _preview(self, request, asked: Asked) -> HttpResponse:
        kept = asked.kept or max(asked.records, key=self._standing)
        merged = [record for record in asked.records if record != kept]
        ordered = [kept, *merged]
        uses = [self._uses(record) for record in ordered]
        labels = dict.fromkeys(label for counted in uses for label, count in counted.items() if count)
        mergeable = mergeable_of(self.model)
        context = {
            "title": f"Fusionner {len(ordered)} {self.opts.verbose_name_plural}",
            "records": [(record, public_path(record)) for record in ordered],
            "kept": kept,
            "lines": compared(ordered),
            "uses": [Line(label, [counted[label] for counted in uses]) for label in labels],
            "plans": [plan_merge(kept=kept, merged=record) for record in merged],
            "kinds": mergeable.name_kinds,
            "has_labels": mergeable.follows,
            "days": KEPT_FOR.days,
            "search_path": f"{self.merge_path([record.pk for record in ordered])}&chercher=1",
            "may_add": len(ordered) < MOST,
        }
        return self._answer(request, "admin/merging/preview.html", context)

    def _answer(self, request, template: str, context: dict) -> HttpResponse:
        base = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, base | context)

    def _merge(self, request, asked: Asked) -> HttpResponse:
        here = HttpResponseRedirect(self.merge_path([record.pk for record in asked.records]))
        if asked.lost or asked.kept is None or not asked.merged:
            self.message_user(request, self._why_not(request, asked), messages.WARNING)
            return here
        try:
            with gathered():
                done = [self._merge_one(request, asked.kept, record) for record in asked.merged]
        except MergeError as error:
            self.message_user(request, str(error), messages.ERROR)
            return here
        for one in done:
            undo = reverse("admin:core_merge_undo", args=[one.pk])
            said = '«\u00a0{}\u00a0» est maintenant «\u00a0{}\u00a0». <a href="{}">Annuler cette fusion</a>'
            self.message_user(request, format_html(said, one.merged_name, one.kept_name, undo), messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{self._base_name}_change", args=[asked.kept.pk]))

    def _merge_one(self, request, kept, merged) -> Merge:
        kind = request.POST.get("nature", "")
        done = merge(kept=kept, merged=merged, by=request.user, name_kind=kind, request=request)
        self.log_change(request, kept, f"Fusion\u00a0: a reçu «\u00a0{merged}\u00a0» ({done.summary}).")
        self.log_change(request, merged, f"Fusion\u00a0: est maintenant «\u00a0{kept}\u00a0».")
        return done

    def _why_not(self, request, asked: Asked) -> str:
        keys = whole_numbers(request.POST.getlist("fiches"))
        if Merge.objects.filter(model=self.opts.label, merged_pk__in=keys, undone_at=None).exists():
            return "Cette fusion est déjà faite\u00a0: rien de plus n’a changé."
        if asked.lost:
            return "Une de ces fiches n’existe plus\u00a0: rien n’est fusionné."
        return "Choisissez deux fiches et celle que l’on garde\u00a0: rien n’est fusionné."


def _merge_records(model_admin, request, queryset):
    keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        model_admin.message_user(request, f"On fusionne {MOST} fiches à la fois, au plus.", messages.WARNING)
        return None
    return HttpResponseRedirect(model_admin.merge_path(keys))


def _state(record) -> str:
    return getattr(record, "state_label", "")
