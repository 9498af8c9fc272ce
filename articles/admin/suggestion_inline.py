"""Suggestions in the form of an article: decided with the rest of what is saved."""

from functools import cached_property

from django import forms
from django.contrib import admin
from django.utils.html import format_html

from articles.admin.formsets import SurvivingFormSet
from articles.admin.proposals import NO_LINK, candidates_of, extract, keys_of
from articles.admin.relations import RelationInline
from articles.linking.suggesting import target_of
from articles.models import Mention
from articles.rendering.mentions import Linkable

REJECT = "refuser"


class SuggestionForm(forms.ModelForm):
    decision = forms.ChoiceField(label="décision", required=False, widget=forms.RadioSelect)

    class Meta:
        model = Mention
        fields: list[str] = []

    def save(self, commit=True):
        """The decision is written on the mention; the article is rendered once all its parts are saved."""
        decision, mention = self.cleaned_data["decision"], self.instance
        if decision == REJECT:
            mention.state = Mention.State.REJECTED
        elif target := target_of(decision):
            for kind in ("person", "organisation", "term"):
                setattr(mention, f"{kind}_id", target.pk if kind == target.kind else None)
            mention.state, mention.candidates = Mention.State.ACCEPTED, []
        return super().save(commit)


class SuggestionFormSet(SurvivingFormSet):
    """A suggestion decided meanwhile, or whose words are gone, is no row any more: there is nothing to restore."""

    def _revive(self) -> None:
        there = {str(key) for key in super(SurvivingFormSet, self).get_queryset().values_list("pk", flat=True)}
        total = self.initial_form_count()
        kept = [rank for rank in range(total) if self._sent(rank, self._key) in there]
        if len(kept) == total:
            return
        data = self._reordered(kept, self.total_form_count())
        data[f"{self.prefix}-INITIAL_FORMS"] = data[f"{self.prefix}-TOTAL_FORMS"] = str(len(kept))
        self.data = data
        self.__dict__.pop("management_form", None)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if not hasattr(self, "_candidates"):
            self._candidates = candidates_of(self.get_queryset())
        keys = keys_of(form.instance) if form.instance.pk else []
        found = [self._candidates[key] for key in keys if key in self._candidates]
        accept = [(one.key, f"accepter\u00a0: {one.label}") for one in found]
        form.fields["decision"].choices = [("", "plus tard"), *accept, (REJECT, "refuser")]


class SuggestionInline(RelationInline, admin.TabularInline):
    model = Mention
    form = SuggestionForm
    formset = SuggestionFormSet
    verbose_name = "lien proposé"
    verbose_name_plural = "liens proposés"
    classes = ["collapse"]
    fields = ["words", "decision"]
    readonly_fields = ["words"]
    can_delete = False
    max_num = 0

    def get_queryset(self, request):
        rows = super().get_queryset(request).filter(state=Mention.State.SUGGESTED)
        return rows.select_related("article").only(*_READ).prefetch_related("person", "organisation", "term")

    def get_formset(self, request, obj=None, **kwargs):
        """An inline lives as long as its request: it asks the body of this article alone, and once."""
        self._article = obj
        return super().get_formset(request, obj, **kwargs)

    @cached_property
    def _linkable(self) -> Linkable:
        return Linkable(self._article.body_html)

    def has_add_permission(self, request, obj=None):
        return False

    @admin.display(description="dans le texte")
    def words(self, mention):
        before, after = extract(mention.article.body_text, mention.surface)
        words = format_html("{}<mark>{}</mark>{}", before, mention.surface, after)
        if mention.surface in self._linkable:
            return words
        return format_html('{}<p class="quiet">{}</p>', words, NO_LINK)


_READ = [
    *("surface", "state", "person", "organisation", "term", "ordering", "rule", "candidates"),
    *("is_automatic", "article__body_text"),
]
