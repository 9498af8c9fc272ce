"""How the newsroom classes: themes, rubriques, types, glossary, press titles."""

from django.contrib import admin, messages
from taggit.models import Tag as LibraryTag

from articles.admin.forms import GlossaryTermForm, TagForm, TagSynonymForm
from articles.admin.starting import TemplateBlockInline
from articles.models import ArticleType, GlossaryTerm, Publication, Rubrique, Tag, TaggedArticle, TagSynonym
from portal.core.admin import FoldedSearchMixin, FollowedMixin, MergeableMixin, NewsroomAdmin, RecordsMoves
from portal.core.admin.base import yes_no
from portal.core.admin.notices import tell_waiting
from portal.core.admin.rows import RowFormSet
from portal.core.admin.search import count_of

# The library’s own model stays empty: ours stands in its place.
admin.site.unregister(LibraryTag)


class TagSynonymInline(admin.TabularInline):
    add_text = "Ajouter un synonyme"
    model = TagSynonym
    formset = RowFormSet
    form = TagSynonymForm
    fields = ["name", "kind"]
    extra = 0


@admin.register(Tag)
class TagAdmin(MergeableMixin, RecordsMoves, FoldedSearchMixin, NewsroomAdmin):
    menu = ("Classement", 10)
    form = TagForm
    list_display = ["name", "article_count", "synonym_list", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["name", "synonyms__name"]
    search_help_text = "Thème ou synonyme, avec ou sans accents."
    folded_fields = ("name_key", "synonyms__name_key")
    autocomplete_fields = ["organisation"]
    inlines = [TagSynonymInline]
    fields = ["name", "description", "organisation", "slug"]

    def get_queryset(self, request):
        counted = super().get_queryset(request).annotate(article_total=count_of(TaggedArticle.objects.all(), "tag"))
        return counted.prefetch_related("synonyms")

    @admin.display(description="articles", ordering="article_total")
    def article_count(self, tag):
        return tag.article_total

    @admin.display(description="synonymes")
    def synonym_list(self, tag):
        return ", ".join(synonym.name for synonym in tag.synonyms.all()) or "–"


@admin.register(Rubrique)
class RubriqueAdmin(RecordsMoves, NewsroomAdmin):
    menu = ("Classement", 20)
    list_display = ["name", "ordering", "site_link"]
    search_fields = ["name"]
    search_help_text = "Nom de la rubrique."
    fields = ["name", "description", "ordering", "slug"]


@admin.register(ArticleType)
class ArticleTypeAdmin(RecordsMoves, NewsroomAdmin):
    menu = ("Classement", 30)
    list_display = ["name", "plural_name", "kicker", "ordering", "site_link"]
    search_fields = ["name"]
    search_help_text = "Nom du type."
    fields = ["name", "plural_name", "has_kicker", "role", "ordering", "slug"]
    inlines = [TemplateBlockInline]
    kicker = yes_no("has_kicker", "surtitre")


# Finding the articles that hold a word would be to read them all: they follow when they are next saved.
FOREIGN_WORD = (
    "La langue de ce mot sera marquée dans chaque article à son prochain enregistrement, "
    "et dans tous par la commande refresh_articles."
)


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(FollowedMixin, FoldedSearchMixin, NewsroomAdmin):
    menu = ("Classement", 40)
    form = GlossaryTermForm
    list_display = ["term", "expansion", "language"]
    list_filter = ["language"]
    search_fields = ["term", "expansion"]
    search_help_text = "Terme, avec ou sans accents."
    folded_fields = ("term_key",)
    fields = ["term", "expansion", "definition", "language"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if {"term", "language"} & set(form.changed_data) and (obj.language or "language" in form.changed_data):
            tell_waiting(request, FOREIGN_WORD, messages.INFO)

    def autocomplete_label(self, term) -> str:
        return f"{term.term} – {term.expansion}" if term.expansion else term.term


@admin.register(Publication)
class PublicationAdmin(FollowedMixin, NewsroomAdmin):
    menu = ("Réglages", 10)
    list_display = ["name", "default", "stamp_style", "quotation_marks", "numbers"]
    default = yes_no("is_default", "titre du site")
    numbers = yes_no("shows_numbers", "imprime les numéros")
    search_fields = ["name"]
    search_help_text = "Nom du titre de presse."
    fieldsets = [
        (None, {"fields": [("name", "is_default"), "website"]}),
        (
            "Usages typographiques",
            {"fields": [("stamp_style", "quotation_marks"), ("label_position", "shows_numbers")]},
        ),
        (
            "Intertitres",
            {
                "classes": ["collapse"],
                "fields": [
                    "further_heading",
                    "articles_heading",
                    "directory_heading",
                    "related_heading",
                    "resources_heading",
                ],
            },
        ),
        ("Encadré de contact", {"fields": ["contact"]}),
    ]
