from django.contrib import admin

from organisations.models import Organisation, OrganisationName, OrganisationRelation
from portal.core.admin import (
    DuplicateWarningForm,
    DuplicateWarningMixin,
    FoldedSearchMixin,
    MergeableMixin,
    NewsroomAdmin,
    PublishableMixin,
    StateFilter,
)
from portal.core.admin.base import CompactRelatedMixin
from portal.core.admin.rows import RowFormSet
from portal.core.admin.verifying import VerifiableMixin, VerificationFilter


class OrganisationForm(DuplicateWarningForm):
    compared_fields = ("name_key", "names__name_key")


class OrganisationNameInline(admin.TabularInline):
    add_text = "Ajouter un nom"
    model = OrganisationName
    formset = RowFormSet
    fields = ["kind", "name", "until", "until_precision"]
    extra = 0


class RelationInline(CompactRelatedMixin, admin.TabularInline):
    add_text = "Ajouter un lien"
    model = OrganisationRelation
    formset = RowFormSet
    extra = 0
    classes = ["collapse"]


class RelationOutInline(RelationInline):
    fk_name = "source"
    verbose_name_plural = "cette organisation est…"
    fields = ["kind", "target", "start", "start_precision", "end", "end_precision"]
    autocomplete_fields = ["target"]


class RelationInInline(RelationInline):
    fk_name = "target"
    verbose_name_plural = "ses fondateurs, tutelles, composantes et membres"
    fields = ["source", "kind", "start", "start_precision", "end", "end_precision"]
    autocomplete_fields = ["source"]


@admin.register(Organisation)
class OrganisationAdmin(
    VerifiableMixin, MergeableMixin, DuplicateWarningMixin, PublishableMixin, FoldedSearchMixin, NewsroomAdmin
):
    menu = ("Annuaire", 20)
    form = OrganisationForm
    list_display = ["name", "verification", "other_names", "kind", "number_label", "state", "site_link"]
    list_filter = [VerificationFilter, StateFilter, "kind"]
    search_fields = ["name", "names__name"]
    search_help_text = "Nom, sigle, ancien nom ou mot de la présentation, avec ou sans accents."
    folded_fields = ("name_key", "names__name_key")
    autocomplete_fields = ["logo"]
    inlines = [OrganisationNameInline, RelationOutInline, RelationInInline]
    readonly_fields = ["number_label"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "description"]}),
        ("Publication", {"fields": [("status", "published_at"), ("number_label", "verified_at")]}),
        ("Dans les articles", {"fields": ["is_linked_automatically"]}),
        (
            "Identité et adresse",
            {"classes": ["collapse"], "fields": ["website", "logo", ("siren", "ror_id", "wikidata_id"), "slug"]},
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_names()

    def autocomplete_label(self, organisation) -> str:
        """Its other names, of which the former ones say so: « Agence du numérique en santé (ANS, ex ASIP Santé) »."""
        others = list({name.name_key: name for name in reversed(organisation.names.all())}.values())[::-1]
        others = [name for name in others if name.name_key != organisation.name_key]
        former = OrganisationName.Kind.FORMER
        others.sort(key=lambda name: name.kind == former)
        names = ", ".join(f"ex {name.name}" if name.kind == former else name.name for name in others)
        return f"{organisation.name} ({names})" if names else organisation.name

    @admin.display(description="autres noms")
    def other_names(self, organisation):
        return ", ".join(name.name for name in organisation.names.all())

    @admin.display(description="n°", ordering="number")
    def number_label(self, organisation):
        return organisation.number or "–"
