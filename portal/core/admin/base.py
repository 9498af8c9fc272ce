"""What every list and form of the desk has in common."""

import json
from contextlib import nullcontext, suppress

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import DataError
from django.db.models import DateTimeField, Field, Q, URLField
from django.http import HttpResponseRedirect
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from portal.core.admin.deletion import disposable_rows, uses_of
from portal.core.admin.forms import PublishableForm
from portal.core.admin.known import KnownSelect, KnownSelectMultiple
from portal.core.admin.moments import MomentField, MomentWidget
from portal.core.admin.notices import NoticesMixin
from portal.core.admin.rights import PublishingRights
from portal.core.admin.search import TypedSearchMixin
from portal.core.moves import record_move
from portal.core.publishing import Status
from portal.core.saving import gathered, record_saved

SCHEDULED = "scheduled"
_TAKEN = {"slug": "Cette adresse est déjà prise.", "name": "Ce nom est déjà pris."}


def state_badge(record) -> SafeString:
    """The state as the newsroom says it, on a coloured ground; the word alone carries the sense."""
    is_scheduled = record.status == Status.PUBLISHED and not record.is_published
    key = SCHEDULED if is_scheduled else record.status
    return format_html('<span class="state state--{}">{}</span>', key, record.state_label)


def public_path(record) -> str | None:
    """The address of the record’s page, if it has one that readers can open."""
    if hasattr(record, "get_absolute_url") and getattr(record, "is_published", True):
        with suppress(NoReverseMatch):  # a form that comes back with its address emptied
            return record.get_absolute_url() or None
    return None


def yes_no(field: str, description: str):
    """A column of « oui » or « – », in place of Django’s icons, whose alternative text is English."""

    @admin.display(description=description, ordering=field)
    def shown(self, obj):
        return "oui" if getattr(obj, field) else "–"

    return shown


class CompactRelatedMixin:
    """Beside a choice of record: « + » and the pencil. No bin: nothing is deleted from another record’s form."""

    formfield_overrides = {DateTimeField: {"form_class": MomentField, "widget": MomentWidget}}
    add_text = "Ajouter une ligne"  # of the rows of a form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelectMultiple(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, URLField):
            kwargs["assume_scheme"] = "https"
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if (
            db_field.unique
            and db_field.error_messages["unique"] == Field.default_error_messages["unique"]
            and formfield
        ):
            formfield.error_messages["unique"] = _TAKEN.get(db_field.name, "Cette valeur est déjà prise.")
        widget = getattr(formfield, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_delete_related = False
            widget.can_view_related = widget.can_view_related and not widget.can_change_related
        return formfield


class PlainTitlesMixin:
    """Titles that are French whatever the gender of the record: Django’s say « Ajout de article »."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        verb = "Ajouter" if object_id is None else "Modifier"
        title = {"title": f"{verb}\u00a0: {self.opts.verbose_name}"}
        return super().changeform_view(request, object_id, form_url, title | (extra_context or {}))

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))


class NewsroomMixin(NoticesMixin, TypedSearchMixin, PlainTitlesMixin, CompactRelatedMixin):
    """`menu` is the section of the index and the rank in it."""

    menu = ("Réglages", 50)
    list_per_page = 50
    show_full_result_count = False  # counting a million rows a second time tells nobody anything

    def changeform_view(self, request, *args, **kwargs):
        with _gathered(request):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request, *args, **kwargs):
        with _gathered(request):
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request, extra_context=None):
        """A filter typed by hand that no database can compare (a year 99999, 30 figures) is forgotten, not an error."""
        try:
            with _gathered(request):
                return super().changelist_view(request, extra_context)
        except (OverflowError, ValueError, DataError):
            if not request.GET:
                raise
            self.message_user(request, "Ce filtre n’existe pas\u00a0: la liste est montrée entière.", "WARNING")
            return HttpResponseRedirect(request.path)

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            function, name, _english = actions["delete_selected"]
            actions["delete_selected"] = function, name, "Supprimer la sélection"
        return actions

    def get_inline_formsets(self, *args, **kwargs):
        shown = super().get_inline_formsets(*args, **kwargs)
        for rows in shown:
            data = json.loads(rows.inline_formset_data())
            data["options"]["addText"] = getattr(rows.opts, "add_text", CompactRelatedMixin.add_text)
            rows.inline_formset_data = json.dumps(data)
        return shown

    def get_deleted_objects(self, objs, request):
        """What is used is not deleted; the page says by what, and not that « your account » may not. What the machine
        alone proposed goes along, though nobody deletes it by itself."""
        to_delete, counts, lacking, _protected = super().get_deleted_objects(objs, request)
        uses = self.get_uses(list(objs))
        alone = {model._meta.verbose_name for model in self.admin_site._registry if hasattr(model, "DISPOSABLE")}
        return to_delete, counts, set() if uses else lacking - alone, uses

    def delete_model(self, request, obj):
        self._dispose([obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        self._dispose(queryset)
        super().delete_queryset(request, queryset)

    def _dispose(self, objs) -> None:
        for rows in disposable_rows(objs):
            rows.delete()

    def get_uses(self, objs) -> list[SafeString]:
        """What uses the records, each with a link. None may be deleted while there is any."""
        return uses_of(objs)

    def view_on_site(self, obj):
        return public_path(obj)

    @admin.display(description="page")
    def site_link(self, obj):
        path = public_path(obj)
        return format_html('<a href="{}">Voir</a>', path) if path else "–"


def _gathered(request):
    """What one form or one action saves is one transaction, and each record that it changes is told of once."""
    return gathered() if request.method == "POST" else nullcontext()


class NewsroomAdmin(NewsroomMixin, admin.ModelAdmin):
    pass


class StateFilter(admin.SimpleListFilter):
    title = "état"
    parameter_name = "etat"

    def lookups(self, request, model_admin):
        return [
            (Status.DRAFT, "brouillon"),
            (Status.REVIEW, "à relire"),
            (SCHEDULED, "programmé"),
            (Status.PUBLISHED, "publié"),
            (Status.WITHDRAWN, "retiré"),
        ]

    def queryset(self, request, queryset):
        wanted = self.value()
        if wanted is None:
            return queryset
        is_to_come = Q(published_at__gt=timezone.now())
        if wanted == SCHEDULED:
            return queryset.filter(is_to_come, status=Status.PUBLISHED)
        if wanted == Status.PUBLISHED:
            return queryset.filter(~is_to_come, status=Status.PUBLISHED)
        return queryset.filter(status=wanted)


class RecordsMoves:
    """Redirects the old address of a public record whose address is changed."""

    def save_model(self, request, obj, form, change):
        # Read from the database: after `is_valid()` the form’s record already has its new address.
        former = type(obj)._base_manager.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        was_public = getattr(former, "is_published", True) or getattr(former, "is_withdrawn", False)
        if former is not None and was_public and former.slug != obj.slug:
            record_move(former.get_absolute_url(), obj.get_absolute_url())


class FollowedMixin:
    """A record that articles print: once it is saved with its parts, they follow."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        is_changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        record_saved.send(type(form.instance), record=form.instance, request=request, is_changed=is_changed)


class PublishableMixin(PublishingRights, FollowedMixin, RecordsMoves):
    """A record of its own page that is public or not: person, organisation, event."""

    form = PublishableForm
    draft_help = "Un brouillon devient public avec le premier article publié qui le cite."

    def save_model(self, request, obj, form, change):
        if obj.status == Status.PUBLISHED and hasattr(obj, "take_number"):
            obj.take_number()
        super().save_model(request, obj, form, change)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        formfield = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name == "status":
            formfield.help_text = self.draft_help
        return formfield

    @admin.display(description="état", ordering="status")
    def state(self, obj):
        return state_badge(obj)
