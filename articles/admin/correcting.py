"""A public quote corrected in one action, withdrawn, or put back: what readers are told comes with it."""

from django.contrib import admin
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import services
from articles.admin.announcements import announce_refreshed
from articles.admin.correcting_forms import DecisionForm, QuoteCorrectionForm, QuoteWithdrawalForm
from articles.models import Article, Change, Quote
from articles.services import Corrected, CorrectionRefused
from portal.core.house import StampStyle, between_marks, stamp

_BODY = ("body_html", "body_text", "outline")
UNTOLD = "L’article n’est pas public\u00a0: il n’y a personne à qui dire une correction. Changez la citation elle-même."


class WithdrawnFilter(admin.SimpleListFilter):
    """Withdrawn quotes are in no article: they have a list of their own."""

    title = "correction"
    parameter_name = "correction"

    def lookups(self, request, model_admin):
        return [("corrigees", "corrigées"), ("retirees", "retirées")]

    def choices(self, changelist):
        for rank, choice in enumerate(super().choices(changelist)):
            yield choice if rank else choice | {"display": "dans un article"}

    def queryset(self, request, queryset):
        if self.value() == "retirees":
            return queryset.filter(parent=None)
        present = queryset.filter(parent__isnull=False)
        if self.value() == "corrigees":
            return present.filter(Exists(Change.objects.filter(quote=OuterRef("pk"), kind=Change.Kind.CORRECTION)))
        return present


class CorrectingMixin:
    """Of the admin of quotes. Whoever corrects a quote writes in its article: both rights are asked for."""

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            found.may_be_corrected = may_correct(request, self.admin_site, found)
        return found

    def get_list_display(self, request):
        """Correcting is one click from the list, for those to whom it falls."""
        shown = super().get_list_display(request)
        articles = self.admin_site.get_model_admin(Article)
        may = articles.has_publish_permission(request)
        return ["page_or_correction" if may and name == "site_link" else name for name in shown]

    @admin.display(description="page")
    def page_or_correction(self, quote):
        page = self.site_link(quote)
        return format_html("{} {}", page, _link("correct", quote, "Corriger…")) if quote.is_published else page

    def has_change_permission(self, request, obj=None):
        """A withdrawn quote is read, and put back, before it is changed."""
        return super().has_change_permission(request, obj) and not (obj is not None and obj.is_withdrawn)

    def get_fieldsets(self, request, obj=None):
        if obj is None or not obj.is_withdrawn:
            return super().get_fieldsets(request, obj)
        told = ["article_link", "decisions", "text_as_printed", "speaker", "organisation", "speaker_label"]
        return [(None, {"fields": told})]

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("<int:pk>/corriger/", guarded(self.correct), name="articles_quote_correct"),
            path("<int:pk>/retirer/", guarded(self.withdraw), name="articles_quote_withdraw"),
            path("<int:pk>/retablir/", guarded(self.restore), name="articles_quote_restore"),
            *super().get_urls(),
        ]

    def correct(self, request: HttpRequest, pk: int) -> HttpResponse:
        quote = self._decided(request, pk)
        if refused := self._refused(request, quote):
            return refused
        form = QuoteCorrectionForm(quote, request.POST if request.method == "POST" else None)
        if request.method == "POST" and (done := form.decide()):
            tell_corrected(request, self.admin_site, quote, done)
            return HttpResponseRedirect(_page(quote))
        return self._show(request, quote, form, title="Corriger la citation", button="Publier la correction")

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        quote = self._decided(request, pk)
        if refused := self._refused(request, quote):
            return refused
        form = QuoteWithdrawalForm(quote, request.POST if request.method == "POST" else None)
        if request.method == "POST" and (done := form.decide()):
            self._tell_withdrawn(request, quote, done)
            return HttpResponseRedirect(_page(quote))
        twins = services.twins_of(quote)
        return self._show(
            request,
            quote,
            form,
            title="Retirer la citation",
            button="Retirer la citation",
            is_withdrawal=True,
            twins=twins,
        )

    def restore(self, request: HttpRequest, pk: int) -> HttpResponse:
        quote = self._decided(request, pk)
        if not quote.is_withdrawn:
            self.message_user(request, "Cette citation n’est pas retirée.", "WARNING")
            return HttpResponseRedirect(_page(quote))
        if request.method != "POST":
            return self._show(request, quote, None, title="Rétablir la citation", button="Rétablir la citation")
        reason = quote.withdrawal_reason
        try:
            refreshed = services.restore_quote(quote)
        except CorrectionRefused as refused:
            self.message_user(request, str(refused), "WARNING")
            return HttpResponseRedirect(_page(quote))
        self.log_change(request, quote, f"Rétablie. Le motif du retrait était\u00a0: {reason}")
        log_on_article(request, self.admin_site, quote.article, f"Citation rétablie\u00a0: {quote}")
        self.message_user(request, "La citation est rétablie dans l’article, à la même adresse.", "SUCCESS")
        announce_refreshed(request, refreshed, page=_article_page(quote.article))
        return HttpResponseRedirect(_page(quote))

    def _decided(self, request: HttpRequest, pk: int) -> Quote:
        whole = [f"{article}__{name}" for article in ("parent", "withdrawn_from") for name in _BODY]
        quotes = Quote.objects.select_related("parent__publication", "withdrawn_from__publication", "speaker")
        quote = get_object_or_404(quotes.defer(*whole), pk=pk)
        if not may_correct(request, self.admin_site, quote):
            raise PermissionDenied
        return quote

    def _refused(self, request: HttpRequest, quote: Quote) -> HttpResponse | None:
        if quote.is_published:
            return None
        self.message_user(request, "Cette citation est retirée." if quote.is_withdrawn else UNTOLD, "WARNING")
        return HttpResponseRedirect(_page(quote))

    def _show(self, request: HttpRequest, quote: Quote, form: DecisionForm | None, **said) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "quote": quote,
            "adminform": AdminForm(form, form.fieldsets, {}, model_admin=self) if form else None,
            "errors": form.errors if form else None,
            "media": self.media,
            **said,
        }
        return TemplateResponse(request, "admin/articles/quote/decide.html", context)

    def _tell_withdrawn(self, request: HttpRequest, quote: Quote, done: Corrected) -> None:
        self.log_change(request, quote, f"Retirée. Motif\u00a0: {done.change.note}")
        log_on_article(request, self.admin_site, done.change.article, f"Citation retirée\u00a0: {quote}")
        said = (
            "La citation est retirée\u00a0: son adresse en donne le motif, l’article et la page des corrections aussi."
        )
        self.message_user(request, said, "SUCCESS")

    @admin.display(description="pour les lecteurs")
    def decisions(self, quote):
        may = getattr(quote, "may_be_corrected", False)
        if quote.is_withdrawn:
            moment = stamp(quote.withdrawn_at, StampStyle.LONG)
            told = f"Retirée le {moment}. Motif\u00a0: {quote.withdrawal_reason}"
            return format_html("{} {}", told, _link("restore", quote, "Rétablir…")) if may else told
        if not quote.is_published:
            return "L’article n’est pas public."
        if not may:
            return "La corriger ou la retirer revient à qui peut publier l’article."
        return format_html("{} ou {}", _link("correct", quote, "Corriger…"), _link("withdraw", quote, "Retirer…"))


def may_correct(request: HttpRequest, site: admin.AdminSite, quote: Quote) -> bool:
    """Whoever may change the quote, as it was in its article if it is withdrawn, and the article."""
    quotes, articles = site.get_model_admin(Quote), site.get_model_admin(Article)
    present = Quote(pk=quote.pk, parent=quote.article)
    return quotes.has_change_permission(request, present) and articles.has_change_permission(request, quote.article)


def tell_corrected(request: HttpRequest, site: admin.AdminSite, quote: Quote, done: Corrected) -> None:
    """To the history of the quote and of its article, and to the editor."""
    change = done.change
    words = f"Corrigée\u00a0: {change.note} Avant\u00a0: {between_marks(change.former_text)}"
    quotes = site.get_model_admin(Quote)
    quotes.log_change(request, quote, words)
    log_on_article(request, site, change.article, f"Citation corrigée\u00a0: {change.note}")
    said = format_html(
        'La citation est corrigée, à la même adresse\u00a0: <a href="{}">voir ce que lisent les lecteurs</a>.',
        quote.get_absolute_url(),
    )
    quotes.message_user(request, said, "SUCCESS")
    page = _article_page(change.article)
    if done.left_in:
        places = " et ".join(done.left_in)
        left = format_html(
            'Les anciens mots se lisent encore dans {}\u00a0: <a href="{}">le changer</a>.', places, page
        )
        quotes.message_user(request, left, "WARNING")
    announce_refreshed(request, done.refreshed, page=page)


def log_on_article(request: HttpRequest, site: admin.AdminSite, article: Article, message: str) -> None:
    site.get_model_admin(Article).log_change(request, article, message)


def _link(action: str, quote: Quote, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse(f"admin:articles_quote_{action}", args=[quote.pk]), words)


def _page(quote: Quote) -> str:
    return reverse("admin:articles_quote_change", args=[quote.pk])


def _article_page(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
