"""From the status chosen on the form to `services`: the desk decides nothing by itself."""

from content_editor.admin import ContentEditor
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from articles import services
from articles.admin import announcements
from articles.models import Article
from articles.services import PublicationRefused
from portal.core.publishing import Status


class PublishingMixin:
    """Saves first, publishes afterwards: a refused publication loses nothing that was typed."""

    actions = ["publish_now", "withdraw"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        # Not ContentEditor’s own: it copies any block whose id is posted, into any region.
        super(ContentEditor, self).save_related(request, form, formsets, change)
        self._settle(request, form.instance, former=form.former_status, wanted=form.wanted_status)

    def response_add(self, request, obj, post_url_continue=None):
        return self._back_to_form(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._back_to_form(request, obj) or super().response_change(request, obj)

    def _settle(self, request: HttpRequest, article: Article, *, former: str, wanted: str) -> None:
        if wanted == Status.PUBLISHED:
            self._publish(request, article, former)
            return
        announcements.announce_missing_quotes(request, services.refresh(article).missing_quotes)
        if wanted == Status.WITHDRAWN and former != Status.WITHDRAWN:
            services.withdraw(article)
            announcements.announce_withdrawal(request, article)
        elif former == Status.PUBLISHED and wanted != Status.WITHDRAWN:
            announcements.announce_unpublishing(request, article)

    def _publish(self, request: HttpRequest, article: Article, former: str) -> None:
        """Also for an article already public: people quoted since then become public with it."""
        is_live = former == Status.PUBLISHED
        try:
            refreshed = services.publish(article, by=request.user)
        except PublicationRefused as refusal:
            request.is_publication_refused = True
            refreshed = services.refresh(article)
            announcements.announce_refusal(request, refusal.gaps, is_live=is_live)
        else:
            announcements.announce_publication(request, article)
        announcements.announce_missing_quotes(request, refreshed.missing_quotes)
        announcements.announce_advice(request, services.publication_gaps(article))

    def _back_to_form(self, request: HttpRequest, article: Article) -> HttpResponseRedirect | None:
        """After a refusal, the form again, at its top: the fragment replaces the scroll kept by the editor."""
        if not getattr(request, "is_publication_refused", False) or IS_POPUP_VAR in request.POST:
            return None
        return HttpResponseRedirect(f"{_change_path(article)}#region=body")

    @admin.action(description="Publier maintenant", permissions=["change"])
    def publish_now(self, request, queryset):
        for article in queryset.select_related("publication"):
            try:
                services.publish(article, by=request.user)
            except PublicationRefused as refusal:
                announcements.announce_refusal_in_list(request, article, refusal.gaps, page=_change_path(article))
            else:
                self.log_change(request, article, "Publié depuis la liste.")
                announcements.announce_publication(request, article)

    @admin.action(description="Retirer du site", permissions=["change"])
    def withdraw(self, request, queryset):
        for article in queryset.select_related("publication"):
            if article.status != Status.PUBLISHED:
                self.message_user(request, f"« {article} » n’est pas publié : rien à retirer.", "WARNING")
                continue
            services.withdraw(article)
            self.log_change(request, article, "Retiré depuis la liste.")
            announcements.announce_withdrawal(request, article)


def _change_path(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
