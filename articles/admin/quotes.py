from django.contrib import admin
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from articles import services
from articles.admin.announcements import announce_differing_quotes, announce_refreshed
from articles.admin.correcting import CorrectingMixin, WithdrawnFilter
from articles.admin.quote_desk import QuoteLockMixin
from articles.admin.quote_forms import differing_quotes
from articles.admin.variants import announce_alike, variant_view
from articles.models import Article, Quote
from portal.core.admin import NewsroomAdmin
from portal.core.house import between_marks


class PlaceFilter(admin.SimpleListFilter):
    title = "place"
    parameter_name = "place"

    def lookups(self, request, model_admin):
        return [("body", "bloc du corps"), ("noted", "relevée dans le texte")]

    def queryset(self, request, queryset):
        return queryset.filter(region=self.value()) if self.value() else queryset


class SpeakerFilter(admin.SimpleListFilter):
    title = "intervenant·e"
    parameter_name = "intervenant"

    def lookups(self, request, model_admin):
        return [
            ("manque", "à retrouver"),
            ("organisation", "une organisation parle"),
            ("non-nomme", "source non nommée"),
        ]

    def queryset(self, request, queryset):
        nobody = queryset.filter(speaker=None)
        if self.value() == "manque":
            return nobody.filter(organisation=None, is_unnamed=False)
        if self.value() == "organisation":
            return nobody.exclude(organisation=None)
        return queryset.filter(is_unnamed=True) if self.value() == "non-nomme" else queryset


@admin.register(Quote)
class QuoteAdmin(QuoteLockMixin, CorrectingMixin, NewsroomAdmin):
    """Every quote as a record. Quotes are added and removed in their article."""

    menu = ("Rédaction", 20)
    list_display = ["words", "speaker_or_label", "kind", "provenance", "article_link", "site_link"]
    list_filter = [WithdrawnFilter, SpeakerFilter, "kind", "provenance", PlaceFilter]
    list_select_related = ["parent", "withdrawn_from", "speaker", "organisation"]
    search_fields = ["text_as_printed", "text", "speaker_label"]
    folded_also = ("speaker__name_key",)
    search_help_text = "Mots de la citation, ou nom de qui parle."
    ordering = ["-parent__published_at", "-parent__number", "region", "ordering", "pk"]
    autocomplete_fields = ["speaker", "organisation", "co_speakers", "about", "event", "variant_of"]
    readonly_fields = ["article_link", "place", "decisions"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("article_link", "place"),
                    "decisions",
                    "text_as_printed",
                    ("text", "closing_punctuation"),
                    "kind",
                ]
            },
        ),
        (
            "Qui parle",
            {"fields": [("speaker", "organisation"), "speaker_label", "is_unnamed", ("co_speakers", "about")]},
        ),
        (
            "Quand, où, d’après quoi",
            {"fields": [("said_on", "event"), ("provenance", "source_url"), "source_note", "seen"]},
        ),
        ("Mêmes paroles", {"classes": ["collapse"], "fields": ["variant_of"]}),
    ]

    def get_urls(self):
        variant = self.admin_site.admin_view(self.variant)
        return [path("<int:pk>/variante/<int:other>/", variant, name="articles_quote_variant"), *super().get_urls()]

    def variant(self, request, pk, other):
        return variant_view(self, request, pk, other)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        """The words of an article that readers have are changed by those who may publish it."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not services.refusal(obj.article, obj.article.status, by=request.user))

    def get_queryset(self, request):
        return super().get_queryset(request).defer("parent__body_html", "parent__body_text", "parent__outline")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article = form.instance.parent
        refreshed = services.refresh(article)
        # Whoever has the article open is told that it changed.
        Article.objects.filter(pk=article.pk).update(modified_at=timezone.now())
        page = reverse("admin:articles_article_change", args=[form.instance.parent_id])
        announce_differing_quotes(request, differing_quotes([form]), page=page)
        announce_refreshed(request, refreshed, page=page)
        announce_alike(request, [form.instance.pk])

    def saved_name(self, obj):
        return between_marks(str(obj))

    def saved_ways(self, request, obj):
        article = reverse("admin:articles_article_change", args=[obj.parent_id])
        return [*super().saved_ways(request, obj), (article, "Ouvrir l’article")]

    @admin.display(description="citation")
    def words(self, quote):
        return str(quote)

    @admin.display(description="intervenant·e", ordering="speaker__sort_key")
    def speaker_or_label(self, quote):
        return quote.spoken_by

    @admin.display(description="article")
    def article_link(self, quote):
        address = reverse("admin:articles_article_change", args=[quote.article.pk])
        return format_html('<a href="{}">{}</a>', address, quote.article)

    @admin.display(description="place")
    def place(self, quote):
        return "bloc du corps" if quote.is_displayed else "relevée dans le texte"
