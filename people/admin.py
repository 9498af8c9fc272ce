from django.contrib import admin

from organisations.queries import sorted_functions
from people.admin_depicted import DepictionInline
from people.models import Affiliation, Person, PersonName
from portal.core.admin import (
    DuplicateWarningForm,
    DuplicateWarningMixin,
    FoldedSearchMixin,
    MergeableMixin,
    NewsroomAdmin,
    PublishableMixin,
    StateFilter,
)
from portal.core.admin.base import CompactRelatedMixin, yes_no
from portal.core.admin.notices import tell_waiting
from portal.core.admin.rows import RowFormSet
from portal.core.admin.verifying import VerifiableMixin, VerificationFilter
from portal.core.house import between_marks
from portal.media.admin import IMAGE_INLINES


class PersonForm(DuplicateWarningForm):
    name_fields = ("given_name", "family_name")
    compared_fields = ("name_key", "sort_key", "names__name_key")


class PersonNameInline(admin.TabularInline):
    add_text = "Ajouter un nom"
    model = PersonName
    formset = RowFormSet
    fields = ["kind", "name"]
    extra = 0
    classes = ["collapse"]


class AffiliationInline(CompactRelatedMixin, admin.StackedInline):
    add_text = "Ajouter une fonction"
    model = Affiliation
    formset = RowFormSet
    autocomplete_fields = ["organisation"]
    extra = 0
    fields = [
        ("role", "organisation"),
        "label",
        ("start", "start_precision", "end", "end_precision"),
        ("is_former", "attested_on"),
    ]


@admin.register(Person)
class PersonAdmin(
    VerifiableMixin, MergeableMixin, DuplicateWarningMixin, PublishableMixin, FoldedSearchMixin, NewsroomAdmin
):
    menu = ("Annuaire", 10)
    form = PersonForm
    list_display = ["sorted_name", "verification", "functions", "state", "unlisted", "site_link"]
    list_filter = [VerificationFilter, StateFilter, "gender", "is_unlisted"]
    search_fields = ["family_name", "given_name", "names__name"]
    search_help_text = "Nom, prénom, autre nom, fonction ou mot de la biographie, avec ou sans accents."
    folded_fields = ("name_key", "names__name_key")
    autocomplete_fields = ["portrait"]
    inlines = [AffiliationInline, PersonNameInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("given_name", "family_name"),
                    ("honorific_prefix", "gender"),
                    "portrait",
                    "biography",
                ]
            },
        ),
        (
            "Publication",
            {"fields": [("status", "published_at"), "verified_at", ("is_unlisted", "is_linked_automatically")]},
        ),
        (
            "Identité et adresse",
            {"classes": ["collapse"], "fields": ["website", ("wikidata_id", "orcid", "idref"), "slug"]},
        ),
    ]

    unlisted = yes_no("is_unlisted", "hors index")

    def get_queryset(self, request):
        return super().get_queryset(request).with_functions()

    def autocomplete_label(self, person) -> str:
        functions = _current_functions(person)
        return f"{person.full_name} – {functions[0]}" if functions else person.full_name

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        if formset.model is Affiliation:
            for row in filter(_is_worded_otherwise, formset.initial_forms):
                tell_waiting(request, LABEL_IS_PRINTED.format(between_marks(row.instance.label)))

    @admin.display(description="nom", ordering="sort_key")
    def sorted_name(self, person):
        return f"{person.family_name}, {person.given_name}" if person.given_name else person.family_name

    @admin.display(description="fonctions")
    def functions(self, person):
        return " ; ".join(_current_functions(person)) or "–"


IMAGE_INLINES.append(DepictionInline)

LABEL_IS_PRINTED = (
    "La fonction a changé, mais les lecteurs lisent toujours le «\u00a0libellé complet\u00a0», {}. "
    "Corrigez-le aussi, ou videz-le pour que la fonction et l’organisation s’impriment."
)


def _is_worded_otherwise(row) -> bool:
    """Whether the function or its organisation changed under a full wording, printed in their place, that did not."""
    changed = set(row.changed_data)
    return bool({"role", "organisation"} & changed) and bool(row.instance.label) and not {"label", "DELETE"} & changed


def _current_functions(person: Person) -> list[str]:
    """Those held today, as far as known, then those to come, with their day. Reads prefetched affiliations."""
    functions = sorted_functions(person.affiliations.all())
    held = [function.wording for function in (*functions.present, *functions.last_known)]
    return held + [f"{function.wording} ({function.period})" for function in functions.coming]
