"""The blocks of an article, one button each. Only quotes may stand outside the body (« relevées »)."""

from content_editor.admin import ContentEditorInline
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles.admin.formsets import SurvivingFormSet, with_choices
from articles.admin.quote_forms import QuoteForm
from articles.models import Article, Attachment, Box, Embed, Figure, Intervention, Quote, RichText
from portal.core.admin.base import CompactRelatedMixin
from portal.core.figures import whole_number
from portal.core.markup import plain_text
from portal.core.rich_text import sanitise
from portal.media.chosen import ChosenImageMixin

PLACE = ["region", "ordering"]
HIDDEN_LABELS = {"region": "Partie", "ordering": "Ordre"}  # the library’s columns have English names


class BlockForm(forms.ModelForm):
    allowed_regions = frozenset({"body"})

    def clean(self):
        cleaned = super().clean()
        if self.cleaned_data.get("region") not in self.allowed_regions:
            raise ValidationError("Ce bloc ne peut être placé que dans le corps de l’article.")
        return cleaned


class TextForm(BlockForm):
    def has_changed(self):
        """A text opened and left empty makes no block: its place is the page’s own doing."""
        is_blank = self.instance.pk is None and not plain_text(self["text"].value() or "").strip()
        return not is_blank and super().has_changed()


class QuoteBlockForm(QuoteForm, BlockForm):
    allowed_regions = frozenset({"body", "noted"})


class BlockFormSet(SurvivingFormSet):
    """The place of a block is reckoned among blocks of every kind, by the editor."""

    is_new_row_last = False


class QuoteFormSet(BlockFormSet):
    """A quote withdrawn while its article was open here is not brought back by the form."""

    def _is_wanted(self, rank):
        key = whole_number(self._sent(rank, self._key) or "")
        return not Quote.objects.filter(pk=key, parent=None).exists()


class BlockInline(CompactRelatedMixin, ContentEditorInline):
    add_text = "Ajouter un bloc"
    form = BlockForm
    formset = BlockFormSet
    regions = frozenset({"body"})
    view_on_site = False
    symbol = ""

    def get_queryset(self, request):
        return with_choices(super().get_queryset(request), self)

    @property
    def button(self):
        return format_html('<span class="material-icons" aria-hidden="true">{}</span>', self.symbol)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in HIDDEN_LABELS:
            kwargs["label"] = HIDDEN_LABELS[db_field.name]
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.remote_field and db_field.remote_field.model is Article and db_field.name != "parent":
            formfield.widget.can_add_related = formfield.widget.can_change_related = False
        return formfield


class ReadTextMixin:
    """Who may not change the article reads its text as it is set, not the marks that set it."""

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        articles = self.admin_site.get_model_admin(Article)
        if obj is None or articles.has_change_permission(request, obj):
            return fieldsets
        return [
            (name, options | {"fields": ["text_read" if field == "text" else field for field in options["fields"]]})
            for name, options in fieldsets
        ]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "text_read"]

    @admin.display(description="texte")
    def text_read(self, block):
        return mark_safe(sanitise(block.text))  # noqa: S308 - of our own sanitiser


class RichTextInline(ReadTextMixin, BlockInline):
    model = RichText
    form = TextForm
    symbol, color = "notes", "light-dark(#1d4e6b, #8cc4e2)"
    fieldsets = [(None, {"fields": ["text", *PLACE]})]


class QuoteInline(BlockInline):
    model = Quote
    form, formset = QuoteBlockForm, QuoteFormSet
    regions = None
    symbol, color = "format_quote", "light-dark(#a8321f, #f0917f)"
    autocomplete_fields = ["speaker", "organisation", "co_speakers", "about", "event"]
    row_ways = ""  # the template of what else may be done with a row, beside its title

    def get_formset(self, request, obj=None, **kwargs):
        """An inline lives as long as its request: this one is of somebody, and of an article in some state."""
        if obj is not None and obj.is_published:
            may = self.admin_site.get_model_admin(Article).has_publish_permission(request)
            self.row_ways = "admin/articles/quote/_ways.html" if may else ""
        return super().get_formset(request, obj, **kwargs)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("co_speakers", "about")

    fieldsets = [
        (
            None,
            {
                "fields": [
                    "text_as_printed",
                    ("speaker", "organisation"),
                    ("speaker_label", "kind"),
                    *PLACE,
                ]
            },
        ),
        (
            "Précisions",
            {
                "classes": ["collapse"],
                "fields": [
                    ("text", "closing_punctuation"),
                    "is_unnamed",
                    ("co_speakers", "about"),
                    ("said_on", "event"),
                    ("provenance", "source_url"),
                    "source_note",
                ],
            },
        ),
    ]


class FigureInline(ChosenImageMixin, BlockInline):
    model = Figure
    symbol, color = "image", "light-dark(#2f6b3a, #8fd19c)"
    autocomplete_fields = ["image"]
    fieldsets = [(None, {"fields": [("image", "placement"), "chosen_image", "caption", "alt", *PLACE]})]


class BoxInline(ReadTextMixin, BlockInline):
    model = Box
    symbol, color = "lightbulb", "light-dark(#8a5a00, #e6bd6a)"
    autocomplete_fields = ["article", "document"]
    fieldsets = [(None, {"fields": ["heading", "text", ("article", "document"), "url", *PLACE]})]


class InterventionInline(ChosenImageMixin, BlockInline):
    model = Intervention
    image_field = "portrait"
    symbol, color = "record_voice_over", "light-dark(#6a3d8f, #c9a5e8)"
    autocomplete_fields = ["person", "portrait"]
    fieldsets = [(None, {"fields": ["heading", ("person", "portrait"), "chosen_image", *PLACE]})]


class AttachmentInline(BlockInline):
    model = Attachment
    symbol, color = "attach_file", "light-dark(#4f5b66, #b6c1ca)"
    autocomplete_fields = ["document"]
    fieldsets = [(None, {"fields": ["document", ("lead", "label"), *PLACE]})]


class EmbedInline(BlockInline):
    model = Embed
    symbol, color = "play_circle", "light-dark(#b0305c, #f08bb0)"
    fieldsets = [(None, {"fields": ["url", "title", *PLACE]})]


BLOCKS = [RichTextInline, QuoteInline, FigureInline, BoxInline, InterventionInline, AttachmentInline, EmbedInline]
