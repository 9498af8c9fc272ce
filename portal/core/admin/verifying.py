"""« Vérifiée aujourd’hui »: in one click from the list, with the form, or for several records together."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme

from portal.core.house import between_marks
from portal.core.verifying import cited_lately, mark_verified, to_verify, verification_of, verify_together

VERIFY_BUTTON = "_verify"
LOGGED = "Vérifiée."


class VerificationFilter(admin.SimpleListFilter):
    title = "vérification"
    parameter_name = "verification"

    def lookups(self, request, model_admin):
        return [
            ("a-verifier", "à vérifier (jamais, ou trop ancienne)"),
            ("d-abord", "à vérifier d’abord (citées depuis un an)"),
            ("fraiche", "vérifiées"),
        ]

    def queryset(self, request, queryset):
        if self.value() == "a-verifier":
            return queryset.filter(to_verify())
        if self.value() == "d-abord":
            return queryset.filter(to_verify(), cited_lately(queryset.model))
        return queryset.exclude(to_verify()) if self.value() == "fraiche" else queryset


class VerifiableMixin:
    """Records with `verified_at`; « verification » is its column, to be named in `list_display`."""

    class Media:
        css = {"all": ["admin_vigie/verifying.css"]}

    def get_urls(self):
        view = self.admin_site.admin_view(self.verify_view)
        return [path("<int:pk>/verifier/", view, name=self._verify_name), *super().get_urls()]

    @property
    def _verify_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_verify"

    def has_verify_permission(self, request) -> bool:
        """Readers are told the day: where a role may change but not publish, it does not verify either."""
        may_publish = getattr(self, "has_publish_permission", self.has_change_permission)
        return self.has_change_permission(request) and may_publish(request)

    def get_list_display(self, request):
        shown = super().get_list_display(request)
        may = self.has_verify_permission(request)
        return ["verification_and_button" if may and name == "verification" else name for name in shown]

    @admin.display(description="vérifiée le", ordering="verified_at")
    def verification(self, record):
        return date_format(timezone.localtime(record.verified_at), "d/m/y") if record.verified_at else "jamais"

    @admin.display(description="vérifiée le", ordering="verified_at")
    def verification_and_button(self, record):
        """The button sends the form of the list to an address of its own: no script is needed."""
        return format_html(
            '{} <button type="submit" class="quiet-button" formaction="{}" title="{}">Vérifiée aujourd’hui</button>',
            self.verification(record),
            reverse(f"admin:{self._verify_name}", args=[record.pk]),
            f"{record}\u00a0: marquer comme vérifiée aujourd’hui",
        )

    def verify_view(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        """Back to the list as it was filtered."""
        if not self.has_verify_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            self._verify(request, self.model._base_manager.filter(pk=pk))
        return HttpResponseRedirect(self._list_left(request))

    def _list_left(self, request) -> str:
        home = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        came = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(came, {request.get_host()}, require_https=request.is_secure())
        return came if is_ours and came.split("?")[0].endswith(home) else home

    def get_actions(self, request):
        actions = super().get_actions(request)
        if self.has_verify_permission(request) and IS_POPUP_VAR not in request.GET:
            kind = verification_of(self.model)
            actions[kind] = _mark_as_verified, kind, "Marquer comme vérifiées aujourd’hui"
        return actions

    def _verify(self, request, queryset) -> None:
        done = mark_verified(queryset)
        for record in done:
            self.log_change(request, record, LOGGED)
        said = (
            f"Fiche vérifiée le {_today()}\u00a0: {between_marks(str(done[0]))}."
            if done
            else "Cette fiche n’existe plus."
        )
        self.message_user(request, said, messages.SUCCESS if done else messages.WARNING)

    def verify_together(self, request, queryset) -> None:
        """Told with the way back."""
        done = verify_together(queryset, label=f"fiches vérifiées le {_today()}", by=request.user)
        if done is None:
            self.message_user(request, "Rien à vérifier\u00a0: ces fiches n’existent plus.", messages.WARNING)
            return
        for record in self.model._base_manager.filter(pk__in=[row["pk"] for row in done.rows]).order_by("pk"):
            self.log_change(request, record, LOGGED)
        undo = reverse("admin:core_bulkchange_undo", args=[done.pk])
        said = format_html('Fiches vérifiées le {}\u00a0: {}. <a href="{}">Annuler…</a>', _today(), done.count, undo)
        self.message_user(request, said, messages.SUCCESS)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        shown = {"may_verify": self.has_verify_permission(request)}
        return super().change_view(request, object_id, form_url, shown | (extra_context or {}))

    def save_model(self, request, obj, form, change):
        """« Enregistrer, vérifiée aujourd’hui » keeps what was typed."""
        if VERIFY_BUTTON in request.POST and self.has_verify_permission(request):
            obj.verified_at = timezone.now()
        super().save_model(request, obj, form, change)


def _mark_as_verified(modeladmin, request, queryset) -> None:
    modeladmin.verify_together(request, queryset)


def _today() -> str:
    return date_format(timezone.localdate(), "j F Y")
