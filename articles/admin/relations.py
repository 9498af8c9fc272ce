"""What an article carries besides its body: signatures, lists, records of the directory, mentions."""

from django.contrib import admin

from articles.admin.formsets import DecidedBesideForm, DecidedBesideFormSet, SurvivingFormSet, with_choices
from articles.models import Article, Byline, DirectoryEntry, Mention, Recommendation, Reference
from portal.core.admin.base import CompactRelatedMixin


class RelationInline(CompactRelatedMixin):
    formset = SurvivingFormSet
    extra = 0
    fk_name = "article"

    def get_queryset(self, request):
        return with_choices(super().get_queryset(request), self)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.remote_field and db_field.remote_field.model is Article and db_field.name == "target":
            formfield.widget.can_add_related = formfield.widget.can_change_related = False
        return formfield


class BylineInline(RelationInline, admin.TabularInline):
    add_text = "Ajouter une signature"
    model = Byline
    fields = ["ordering", "person", "wording"]
    autocomplete_fields = ["person"]


class ReferenceInline(RelationInline, admin.StackedInline):
    add_text = "Ajouter une entrée"
    model = Reference
    classes = ["collapse"]
    autocomplete_fields = ["target"]
    fields = [("ordering", "list"), "title", ("type_name", "number", "stamped_at"), "teaser", ("target", "url")]


class DirectoryEntryInline(RelationInline, admin.TabularInline):
    add_text = "Ajouter une organisation"
    model = DirectoryEntry
    classes = ["collapse"]
    fields = ["ordering", "organisation"]
    autocomplete_fields = ["organisation"]


class RecommendationInline(RelationInline, admin.TabularInline):
    add_text = "Ajouter un article"
    model = Recommendation
    form, formset = DecidedBesideForm, DecidedBesideFormSet
    classes = ["collapse"]
    fields = ["ordering", "target", "choice"]
    autocomplete_fields = ["target"]


class MentionInline(RelationInline, admin.TabularInline):
    add_text = "Ajouter une mention"
    model = Mention
    form, formset = DecidedBesideForm, DecidedBesideFormSet
    classes = ["collapse"]
    fields = ["ordering", "surface", "person", "organisation", "term", "state"]
    autocomplete_fields = ["person", "organisation", "term"]

    def get_queryset(self, request):
        """What waits for a decision has rows of its own (`SuggestionInline`)."""
        return super().get_queryset(request).exclude(state=Mention.State.SUGGESTED)


RELATIONS = [BylineInline, ReferenceInline, DirectoryEntryInline, RecommendationInline, MentionInline]
