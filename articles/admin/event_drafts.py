"""« En N citations »: from an event to a draft, in one action."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from articles import services
from articles.models import Article, Event
from articles.services.drafting import TO_WRITE
from portal.core.house import between_marks

AT_ONCE = 20  # events of which drafts are made together


class DraftInQuotesMixin:
    """An action of the list, and a button of the form."""

    actions = ["draft_in_quotes"]

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.draft_view))
        return [path("<int:pk>/en-citations/", view, name="articles_event_draft"), *super().get_urls()]

    def get_actions(self, request):
        actions = super().get_actions(request)
        if not _may_draft(request):
            actions.pop("draft_in_quotes", None)
        return actions

    def draft_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not _may_draft(request):
            raise PermissionDenied
        return HttpResponseRedirect(_path(self._draft(request, get_object_or_404(Event, pk=pk))))

    @admin.action(description="Rédiger « en N citations »")
    def draft_in_quotes(self, request, queryset):
        if not _may_draft(request):
            raise PermissionDenied
        events = list(queryset[: AT_ONCE + 1])
        if len(events) > AT_ONCE:
            self.message_user(request, f"Au plus {AT_ONCE} événements à la fois\u00a0: rien n’a été fait.", "WARNING")
            return None
        drafts = [self._draft(request, event) for event in events]
        return HttpResponseRedirect(_path(drafts[0])) if len(drafts) == 1 else None

    def _draft(self, request: HttpRequest, event: Event) -> Article:
        article = services.draft_in_quotes(event, by=request.user)
        self.admin_site.get_model_admin(Article).log_addition(
            request, article, f"Rédigé depuis {between_marks(event.name)}."
        )
        quotes = article.articles_quote_set.all()
        to_write = sum(quote.text_as_printed == TO_WRITE for quote in quotes)
        taken = len(quotes) - to_write
        said = f"{taken} reprise{'s' if taken > 1 else ''} de nos articles, {to_write} à écrire."
        link = format_html(
            'Brouillon\u00a0: <a href="{}">{}</a>. Citations\u00a0: {}', _path(article), article.title, said
        )
        self.message_user(request, link, "SUCCESS")
        return article


def _may_draft(request: HttpRequest) -> bool:
    return request.user.has_perm("articles.add_article")


def _path(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
