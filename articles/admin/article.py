from content_editor.admin import ContentEditor, RefinedModelAdmin
from django import forms
from django.contrib import admin
from django.db.models import F, Prefetch, Q
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html

from articles.admin.article_form import ArticleForm
from articles.admin.blocks import BLOCKS
from articles.admin.bulk import BulkMixin
from articles.admin.careers import CareersMixin
from articles.admin.changes import ChangeInline
from articles.admin.followup import FollowUpMixin
from articles.admin.form_preview import preview_form
from articles.admin.importing.views import import_view
from articles.admin.keeping import KeepingMixin
from articles.admin.planning import PlanningMixin
from articles.admin.preview import preview_article
from articles.admin.publishing import PublishingMixin
from articles.admin.related import related_view
from articles.admin.relations import RELATIONS
from articles.admin.sharing import share_view
from articles.admin.starting import StartingMixin
from articles.admin.states import StatesMixin
from articles.admin.suggestion_inline import SuggestionInline
from articles.models import Article, Byline, Event
from portal.core.admin import NewsroomMixin, StateFilter
from portal.core.admin.base import public_path, state_badge
from portal.core.admin.search import is_suggestion
from portal.core.figures import LARGEST_INTEGER, whole_number
from portal.core.house import list_stamp

EDITOR_MESSAGES = {
    "createNew": "Ajouter un bloc",
    "empty": "Aucun bloc. Le bouton « + » en ajoute un.",
    "emptyInherited": "Aucun bloc.",
    "noRegions": "Aucune partie à remplir.",
    "noPlugins": "Aucun bloc n’est permis ici.",
    "newItem": "nouveau",
    "unknownRegion": "Partie inconnue",
    "collapseAll": "Tout replier",
    "uncollapseAll": "Tout déplier",
    "forDeletion": "sera supprimé",
    "selectMultiple": "Ctrl + clic sur le titre d’un bloc : en choisir plusieurs, pour les déplacer ensemble.",
    "clone": "Copier d’une autre partie",
    "noClone": "Rien à copier.",
    "selectAll": "Tout choisir",
}
BESIDE_STYLE = "admin_vigie/beside.css"
BESIDE = [forms.widgets.Script(f"admin_vigie/{name}.js", type="module") for name in ("preview", "sharing")]
RECENT_EVENTS = 20


class RecentEventFilter(admin.SimpleListFilter):
    """The latest events; a list of every event ever would be longer than the page."""

    title = "événement (les plus récents)"
    parameter_name = "event"

    def lookups(self, request, model_admin):
        events = Event.objects.newest_first()
        chosen = self._chosen()
        found = list(events.values_list("pk", "name")[:RECENT_EVENTS])
        if chosen and chosen not in dict(found):
            found += events.filter(pk=chosen).values_list("pk", "name")
        return found

    def queryset(self, request, queryset):
        chosen = self._chosen()
        return queryset.filter(event=chosen) if chosen else queryset

    def _chosen(self) -> int | None:
        """The key asked for, when it can be one: Django passes it as text or, to count, as a number."""
        value = str(self.used_parameters.get(self.parameter_name) or "")
        return whole_number(value)


@admin.register(Article)
class ArticleAdmin(
    StartingMixin,
    PlanningMixin,
    KeepingMixin,
    StatesMixin,
    FollowUpMixin,
    CareersMixin,
    BulkMixin,
    PublishingMixin,
    NewsroomMixin,
    ContentEditor,
):
    menu = ("Rédaction", 10)
    form = ArticleForm
    inlines = [*BLOCKS, *RELATIONS, SuggestionInline, ChangeInline]
    autocomplete_fields = ["event", "about_people", "about_organisations"]
    readonly_fields = ["number_label", "state"]
    number_help = "Pour reprendre un article déjà numéroté ailleurs. Vide : le numéro suivant, à la publication."
    fieldsets = [
        ("Essentiel", {"fields": ["title", ("type", "rubrique", "dateline"), "standfirst", "tags", "event"]}),
        (
            "Publication",
            {"fields": [("status", "state", "number_label"), ("published_at", "updated_at"), "seen", "window"]},
        ),
        (
            "De qui et de quoi il est question",
            {"classes": ["collapse"], "fields": ["about_people", "about_organisations"]},
        ),
        (
            "Titre de presse et adresse",
            {"classes": ["collapse"], "fields": [("publication", "shows_contact"), "partner", ("slug", "number")]},
        ),
    ]

    list_display = [
        "number_label",
        "title",
        "type",
        "rubrique",
        "state",
        "publication_stamp",
        "signatures",
        "page",
    ]
    list_display_links = ["title"]
    list_filter = [StateFilter, "type", "rubrique", "publication", RecentEventFilter, "published_at"]
    list_select_related = ["type", "rubrique", "publication"]
    date_hierarchy = "published_at"
    ordering = [F("published_at").desc(nulls_first=True), F("number").desc(nulls_first=True), "-pk"]
    search_fields = ["title", "standfirst", "body_text"]
    folded_also = ("title_key", "bylines__person__name_key")
    is_long = True
    search_help_text = (
        "Mots du titre, du chapô, du texte, des thèmes ou de la signature, avec ou sans accents, ou numéro : "
        '« 13313 ». Aussi : "mots de suite", -mot à écarter, mot OU autre, du:2024-01 au:2024-06.'
    )

    @property
    def media(self):
        """The library’s style sheets, and our script in place of its own, which speaks English."""
        styles = ["content_editor/tabbed_fieldsets.css", "content_editor/django_admin_fixes.css", BESIDE_STYLE]
        scripts = [forms.widgets.Script(f"admin_vigie/{name}.js", type="module") for name in ("related", "autosave")]
        ours = forms.Media(css={"all": styles}, js=["admin_vigie/save_shortcut.js", *scripts, *BESIDE])
        return super(RefinedModelAdmin, self).media + ours

    def get_queryset(self, request):
        bylines = Prefetch("bylines", Byline.objects.select_related("person"))
        return super().get_queryset(request).defer("body_html", "body_text", "outline").prefetch_related(bylines)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        buttons = {"show_save_and_add_another": False} | (extra_context or {})
        return super().changeform_view(request, object_id, form_url, buttons)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Type, rubrique and press title are few and stable: no « + » beside them."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in {"type", "rubrique", "publication"}:
            formfield.widget.can_add_related = formfield.widget.can_change_related = False
            formfield.widget.can_view_related = False
        if db_field.name == "number":
            formfield.help_text = self.number_help
        return formfield

    def get_readonly_fields(self, request, obj=None):
        """The number may be chosen until the first publication, and never after."""
        fields = super().get_readonly_fields(request, obj)
        is_fixed = obj is not None and obj.first_published_at and "number" not in fields
        return [*fields, "number"] if is_fixed else fields

    def get_search_fields(self, request):
        """The pop-up lists of other forms look for a title; the list of articles, for any word."""
        return ["title"] if is_suggestion(request) else self.search_fields

    def get_folded_also(self, request):
        return ("title_key",) if is_suggestion(request) else self.folded_also

    def _bearing(self, term, fields, also):
        number = whole_number(term.lower().removeprefix("n°").strip(), most=LARGEST_INTEGER)
        bearing = super()._bearing(term, fields, also)
        return bearing if number is None else bearing | Q(number=number)

    def autocomplete_label(self, article) -> str:
        return f"n°\u00a0{article.number} – {article.title}" if article.number else f"{article.title} (brouillon)"

    def has_delete_permission(self, request, obj=None):
        """What was published is withdrawn, never deleted: its number and its address stay."""
        return (obj is None or obj.first_published_at is None) and super().has_delete_permission(request, obj)

    def get_actions(self, request):
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def get_deleted_objects(self, objs, request):
        """Quotes go with their draft, though nobody may delete one from the list of quotes."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, lacking - {"citation"}, protected

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("importer/", guarded(self.import_page), name="articles_article_import"),
            path("apercu/", guarded(self.preview), name="articles_article_preview_new"),
            path("<int:pk>/apercu/", guarded(self.preview), name="articles_article_preview"),
            path("<int:pk>/liens/", guarded(self.share), name="articles_article_share"),
            path("<int:pk>/a-lire/", guarded(self.related), name="articles_article_related"),
            *super().get_urls(),
        ]

    def preview(self, request, pk=None):
        """GET: as it is saved. POST, from the form: as it is typed."""
        if request.method == "POST":
            return preview_form(self, request, pk)
        return preview_article(self, request, pk) if pk else redirect("admin:articles_article_add")

    def import_page(self, request):
        return import_view(self, request)

    def share(self, request, pk):
        return share_view(self, request, pk)

    def related(self, request, pk):
        return related_view(self, request, pk)

    def _content_editor_context(self, request, context):
        editor = super()._content_editor_context(request, context)
        return editor | {"messages": editor["messages"] | EDITOR_MESSAGES}

    @admin.display(description="n°", ordering="number")
    def number_label(self, article):
        return article.number or "–"

    @admin.display(description="état", ordering="status")
    def state(self, article):
        return state_badge(article)

    @admin.display(description="publication", ordering="published_at")
    def publication_stamp(self, article):
        return list_stamp(article.published_at) if article.published_at else "–"

    @admin.display(description="signature")
    def signatures(self, article):
        return ", ".join(byline.person.name for byline in article.bylines.all()) or "–"

    @admin.display(description="page")
    def page(self, article):
        if address := public_path(article):
            return format_html('<a href="{}">Voir</a>', address)
        address = reverse("admin:articles_article_preview", args=[article.pk])
        return format_html('<a href="{}">Aperçu</a>', address)
