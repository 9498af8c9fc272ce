"""A new article that does not begin empty: with the blocks of its type, or as the copy of another."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from articles.models import Article, ArticleType, Box, RichText, TemplateBlock
from articles.services.duplicating import duplicate
from articles.to_fill import blocks_to_fill
from portal.core.admin.notices import tell_waiting
from portal.core.admin.rows import STEP, RowFormSet
from portal.core.figures import whole_number
from portal.core.house import between_marks
from portal.core.publishing import Status

_MODELS = {TemplateBlock.Kind.TEXT: RichText, TemplateBlock.Kind.BOX: Box}


class TemplateBlockInline(admin.StackedInline):
    add_text = "Ajouter un bloc"
    model = TemplateBlock
    formset = RowFormSet
    fields = [("ordering", "kind", "heading"), "text"]
    extra = 0


class StartingMixin:
    """The form that adds opens with a text to write, or with the blocks of a type (`?type=12`).

    Nothing is saved before the editor saves, and a text left empty never is.
    """

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        blocks = self._template(request) if obj is None else []
        for inline in inlines if blocks else []:
            inline.extra = sum(_MODELS[block.kind] is inline.model for block in blocks) or inline.extra
        return inlines

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and obj.pk is None:
            ranked = enumerate(self._template(request), start=1)
            initial = [_initial(block, rank) for rank, block in ranked if _MODELS[block.kind] is inline.model]
            kwargs |= {"initial": initial} if initial else {}
        return kwargs

    def _template(self, request) -> list[TemplateBlock]:
        wanted = whole_number(request.GET.get("type", ""))
        if request.method != "GET":
            return []
        if not hasattr(request, "template_blocks"):
            found = [] if wanted is None else list(TemplateBlock.objects.filter(type=wanted))
            request.template_blocks = found or [TemplateBlock(kind=TemplateBlock.Kind.TEXT)]
        return request.template_blocks

    def get_changeform_initial_data(self, request):
        """An address typed by hand may name a type that is not: the form opens without one."""
        initial = super().get_changeform_initial_data(request)
        if not ArticleType.objects.filter(pk=whole_number(initial.get("type", ""))).exists():
            initial.pop("type", None)
        return initial

    def changelist_view(self, request, extra_context=None):
        types = ArticleType.objects.filter(template_blocks__isnull=False).distinct()
        offered = types if self.has_add_permission(request) else types.none()
        return super().changelist_view(request, {"types_to_start": offered} | (extra_context or {}))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if form.wanted_status == Status.PUBLISHED or form.wanted_status != form.former_status:
            return  # whoever sends it further has been told, with what else it lacks
        left = dict.fromkeys(words for _block, found in blocks_to_fill(form.instance) for words in found)
        if left:
            said = ", ".join(list(left)[:5])
            tell_waiting(request, f"Il reste des mots du modèle à remplir dans le texte\u00a0: {said}.")

    def get_urls(self):
        view = self.admin_site.admin_view(self.duplicate_view)
        return [path("<int:pk>/dupliquer/", view, name="articles_article_duplicate"), *super().get_urls()]

    def duplicate_view(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        article = get_object_or_404(Article, pk=pk)
        if not (self.has_add_permission(request) and self.has_view_or_change_permission(request, article)):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(_form_of(article))
        copy = duplicate(article, by=request.user)
        self.log_addition(request, copy, f"Copie de {between_marks(article.title)}.")
        said = "{} est un brouillon, copié de {}. Les citations n’y sont pas\u00a0: chacune est d’un seul article."
        self.message_user(
            request,
            format_html(
                said, between_marks(copy.title), format_html('<a href="{}">{}</a>', _form_of(article), article)
            ),
            messages.SUCCESS,
        )
        return HttpResponseRedirect(_form_of(copy))


def _initial(block: TemplateBlock, rank: int) -> dict:
    shared = {"text": block.text, "region": "body", "ordering": rank * STEP}
    return shared | ({"heading": block.heading} if block.kind == TemplateBlock.Kind.BOX else {})


def _form_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
