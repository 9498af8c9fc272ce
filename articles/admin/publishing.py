"""From the status chosen on the form to `services`: the desk decides nothing by itself."""

from datetime import datetime

from content_editor.admin import ContentEditor
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from articles import services
from articles.admin import announcements
from articles.admin.candidates import announce_candidates
from articles.admin.quote_forms import differing_quotes
from articles.admin.states import PUBLISH_NOW
from articles.admin.variants import announce_alike, changed_quotes
from articles.models import Article
from articles.services import PublicationRefused
from portal.core.house import StampStyle, between_marks, stamp
from portal.core.numbering import reserve_number
from portal.core.publishing import Status

_MOVES = {
    Status.DRAFT: services.back_to_draft,
    Status.REVIEW: services.send_to_review,
    Status.WITHDRAWN: services.withdraw,
}


class PublishingMixin:
    """Saves first, publishes afterwards: a refused publication loses nothing that was typed."""

    actions = ["publish_now", "withdraw"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if obj.number and "number" in form.changed_data:
            reserve_number(obj.SEQUENCE, obj.number)

    def save_related(self, request, form, formsets, change):
        # Not ContentEditor’s own: it copies any block whose id is posted, into any region.
        super(ContentEditor, self).save_related(request, form, formsets, change)
        article = form.instance
        differing = differing_quotes(saved for formset in formsets for saved in formset.forms)
        announcements.announce_differing_quotes(request, differing, page=_change_path(article))
        self._settle(request, article, form)
        announce_candidates(request, article)
        announce_alike(request, changed_quotes(formsets))
        if message := history_message(article, former=form.former_status, former_date=form.former_date):
            self.log_change(request, article, message)

    def response_add(self, request, obj, post_url_continue=None):
        return self._back_to_form(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._back_to_form(request, obj) or super().response_change(request, obj)

    def saved_name(self, obj):
        return between_marks(obj.title)

    def _settle(self, request: HttpRequest, article: Article, form) -> None:
        former, wanted = form.former_status, form.wanted_status
        if wanted == Status.PUBLISHED:
            self._publish(request, article, former=former, former_date=form.former_date)
            return
        is_moved = wanted != former and self._move(request, article, wanted)
        refreshed = services.refresh(article)
        announcements.announce_refreshed(request, refreshed, page=_change_path(article))
        announcements.announce_suggestions(request, article, refreshed)
        if is_moved:
            announcements.announce_move(request, article, former=former, page=_change_path(article))

    def _move(self, request: HttpRequest, article: Article, wanted: str) -> bool:
        """Whether the article went there: somebody else may just have led it elsewhere. What was typed is saved."""
        try:
            _MOVES[wanted](article, by=request.user)
        except services.MoveRefused as refusal:
            article.refresh_from_db(fields=["status", "published_at"])
            self.message_user(request, str(refusal), "ERROR")
            return False
        return True

    def _publish(self, request: HttpRequest, article: Article, *, former: str, former_date: datetime | None) -> None:
        """Also for an article already public: people quoted since then become public with it."""
        is_live = former == Status.PUBLISHED
        was_public = is_live and former_date is not None and former_date <= timezone.now()
        try:
            at = _now_if_to_come(article) if PUBLISH_NOW.name in request.POST else None
            refreshed = services.publish(article, by=request.user, at=at)
        except PublicationRefused as refusal:
            request.is_publication_refused = True
            refreshed = services.refresh(article)
            announcements.announce_refusal(request, refusal.gaps, is_live=is_live)
        else:
            announcements.announce_publication(request, article, was_public=was_public)
        announcements.announce_refreshed(request, refreshed, page=_change_path(article))
        announcements.announce_suggestions(request, article, refreshed)
        announcements.announce_advice(request, services.publication_gaps(article), page=_change_path(article))

    def _back_to_form(self, request: HttpRequest, article: Article) -> HttpResponseRedirect | None:
        """After a refusal, the form again, at its top: the fragment replaces the scroll kept by the editor."""
        if not getattr(request, "is_publication_refused", False) or IS_POPUP_VAR in request.POST:
            return None
        return HttpResponseRedirect(f"{_change_path(article)}#region=body")

    @admin.action(description="Publier maintenant", permissions=["publish"])
    def publish_now(self, request, queryset):
        for article in queryset.select_related("publication"):
            former, former_date = article.status, article.published_at
            try:
                services.publish(article, by=request.user, at=_now_if_to_come(article))
            except PublicationRefused as refusal:
                announcements.announce_refusal_in_list(request, article, refusal.gaps, page=_change_path(article))
            else:
                if message := history_message(article, former=former, former_date=former_date):
                    self.log_change(request, article, message)
                announcements.announce_publication(request, article)

    @admin.action(description="Retirer du site", permissions=["publish"])
    def withdraw(self, request, queryset):
        for article in queryset.select_related("publication"):
            if article.status != Status.PUBLISHED:
                self.message_user(
                    request, f"{between_marks(str(article))} n’est pas publié\u00a0: rien à retirer.", "WARNING"
                )
                continue
            if self._move(request, article, Status.WITHDRAWN):
                self.log_change(request, article, "Retiré.")
                announcements.announce_withdrawal(request, article)


def history_message(article: Article, *, former: str, former_date: datetime | None) -> str:
    """What the save did to the article’s state, for its history; empty when the state is the same."""
    if article.status == former and article.published_at == former_date:
        return ""
    if article.is_scheduled:
        return f"Programmé pour le {stamp(article.published_at, StampStyle.LONG)}."
    was_public = former == Status.PUBLISHED and former_date is not None and former_date <= timezone.now()
    if article.is_published:
        return "" if was_public else f"Publié sous le n°\u00a0{article.number}."
    if article.status == former:
        return ""
    if article.is_withdrawn:
        return "Retiré."
    return "Remis en brouillon." if article.status == Status.DRAFT else "Mis en relecture."


def _now_if_to_come(article: Article) -> datetime | None:
    """« Maintenant »: a date to come is brought to now; a past one is kept, for a page that is being put in order."""
    now = timezone.now()
    return now if article.published_at and article.published_at > now else None


def _change_path(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
