"""Words that are never proposed. Taking one out of the list proposes it again where it stands."""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from articles import services
from articles.linking.folding import words_key
from articles.models import IgnoredWords
from portal.core.admin import NewsroomAdmin

RECORDS = ["person", "organisation", "term"]


class IgnoredWordsForm(forms.ModelForm):
    class Meta:
        model = IgnoredWords
        fields = ["words", *RECORDS]
        help_texts = {"words": "Sans fiche, ils cachent aussi les noms qu’ils contiennent."}

    def clean_words(self):
        words = self.cleaned_data["words"]
        if not words_key(words):
            raise forms.ValidationError("Écrivez au moins un mot.")
        return words


@admin.register(IgnoredWords)
class IgnoredWordsAdmin(NewsroomAdmin):
    menu = ("Classement", 50)
    form = IgnoredWordsForm
    list_display = ["words", "record", "created_by", "created_at", "way_back"]
    list_display_links = None  # nothing of a decision is changed
    list_select_related = ["person", "organisation", "term", "created_by"]
    search_fields = ["words"]
    search_help_text = "Mots ignorés, avec ou sans accents."
    folded_also = ("words_key",)
    autocomplete_fields = RECORDS
    view_on_site = False

    def has_change_permission(self, request, obj=None):
        """A decision is taken or taken back."""
        return obj is None and super().has_change_permission(request, obj)

    def save_model(self, request, obj, form, change):
        obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if count := services.take_ignored_away(obj):
            self.message_user(request, f"Propositions retirées des liens à examiner\u00a0: {count}.")

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self._again(request, [obj.words])

    def delete_queryset(self, request, queryset):
        words = list(queryset.values_list("words", flat=True))
        super().delete_queryset(request, queryset)
        self._again(request, words)

    def _again(self, request, words: list[str]) -> None:
        """Reads again the articles that hold words which are ignored no more."""
        followed = [services.relink_words(text) for text in words]
        done, left = sum(one.done for one in followed), sum(one.left for one in followed)
        if done:
            self.message_user(request, f"Articles relus, où ces mots peuvent de nouveau être proposés\u00a0: {done}.")
        if left:
            said = f"Articles que la commande relink_articles a encore à relire\u00a0: {left}."
            self.message_user(request, said, messages.WARNING)

    @admin.display(description="décision")
    def way_back(self, ignored):
        address = reverse("admin:articles_ignoredwords_delete", args=[ignored.pk])
        hidden = format_html('<span class="visually-hidden">\u00a0: {}</span>', ignored.words)
        return format_html('<a href="{}">Ne plus ignorer{}</a>', address, hidden)

    @admin.display(description="pour la fiche")
    def record(self, ignored):
        return ignored.target or "toutes"
