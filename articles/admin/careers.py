"""A « Mercato » proposes to close one function and to open another: the page on which an editor decides."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from articles.admin.career_form import CareerForm
from articles.careers.deciding import (
    Decision,
    DecisionRefused,
    accept_career,
    propose_careers,
    reject_career,
    reopen_career,
)
from articles.careers.reading import said_of
from articles.models import Article, CareerProposal
from people.models import Person
from portal.core.admin import NewsroomAdmin
from portal.core.admin.notices import tell_waiting
from portal.core.admin.rights import LookedAtMixin
from portal.core.house import between_marks
from portal.core.publishing import published_q


def review_path(article: Article) -> str:
    return reverse("admin:articles_careerproposal_review", args=[article.pk])


class CareersMixin:
    """Once an article is saved with the people it is about, what it proposes of them is written, and told."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article = Article.objects.select_related("type").get(pk=form.instance.pk)
        if count := propose_careers(article):
            one = "1 changement de fonction est proposé"
            said = one if count == 1 else f"{count} changements de fonction sont proposés"
            if article.is_published:
                sentence = '{}, rien n’est changé sans votre accord. <a href="{}">Décider</a>'
            else:
                sentence = '{}, à décider une fois l’article public. <a href="{}">Voir</a>'
            tell_waiting(request, format_html(sentence, said, review_path(article)), messages.INFO)


@admin.register(CareerProposal)
class CareerProposalAdmin(LookedAtMixin, NewsroomAdmin):
    """Of public articles. Whoever may change an article and a person decides; nothing is added or deleted here."""

    menu = ("Rédaction", 17)
    list_display = ["review_link", "person", "reading", "state"]
    list_display_links = None
    list_filter = ["state"]
    list_select_related = ["article", "person", "organisation"]
    search_fields = ["article__title", "role"]
    folded_also = ("person__name_key",)
    search_help_text = "Mots du titre de l’article, de la fonction, ou nom de la personne."
    fields = ["article", "person", "closed", "role", "organisation", "on", "opened", "state"]
    actions = None
    view_on_site = False

    def get_queryset(self, request):
        rows = super().get_queryset(request).filter(published_q("article__"))
        return rows.defer("article__body_html", "article__body_text", "article__outline")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        """Functions are printed: they are decided by those who keep the records that readers have."""
        return self.admin_site.get_model_admin(Person).has_publish_permission(request)

    def get_urls(self):
        review = self.admin_site.admin_view(self.review)
        return [path("article/<int:pk>/", review, name="articles_careerproposal_review"), *super().get_urls()]

    @admin.display(description="article", ordering="article__title")
    def review_link(self, proposal):
        return format_html('<a href="{}">{}</a>', review_path(proposal.article), proposal.article)

    @admin.display(description="nouvelle fonction")
    def reading(self, proposal):
        where = str(proposal.organisation or proposal.organisation_name)
        return ", ".join(part for part in (proposal.role, where) if part) or "–"

    def review(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = get_object_or_404(Article.objects.defer("body_html", "outline"), pk=pk)
        proposals = list(
            article.career_proposals.select_related("person", "organisation", "closed", "opened", "decided_by")
        )
        forms = {one.pk: CareerForm(proposal=one) for one in proposals if one.is_waiting}
        if request.method == "POST":
            done, form = self._decide(request, article, proposals)
            if done:
                return HttpResponseRedirect(review_path(article))
            forms |= form
        media = self.media
        for form in forms.values():
            media += form.media
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": media,
            "title": "Changements de fonction proposés",
            "article": article,
            "waiting": [(one, forms[one.pk], said_of(article, one.person)) for one in proposals if one.pk in forms],
            "decided": [one for one in proposals if not one.is_waiting],
        }
        return TemplateResponse(request, "admin/articles/careerproposal/review.html", context)

    def _decide(self, request, article: Article, proposals: list[CareerProposal]) -> tuple[bool, dict]:
        """Whether it is done; else the form as it was filled, with why not."""
        known = {str(one.pk): one for one in proposals}
        for button, decide in (("refuser", self._reject), ("reprendre", self._reopen)):
            if proposal := known.get(request.POST.get(button, "")):
                decide(request, article, proposal)
                return True, {}
        proposal = known.get(request.POST.get("accepter", ""))
        if proposal is None or not proposal.is_waiting:
            self.message_user(request, "Cette proposition est déjà décidée, ou n’existe plus.", messages.WARNING)
            return True, {}
        if not self.admin_site.get_model_admin(Person).has_change_permission(request, proposal.person):
            raise PermissionDenied
        form = CareerForm(request.POST, proposal=proposal)
        return form.is_valid() and self._accept(request, article, proposal, form), {proposal.pk: form}

    def _accept(self, request, article: Article, proposal: CareerProposal, form: CareerForm) -> bool:
        try:
            done = accept_career(proposal, Decision(**form.cleaned_data), by=request.user, request=request)
        except DecisionRefused as refusal:
            form.add_error(None, str(refusal))
            return False
        said = f"Fonctions tenues à jour d’après {between_marks(article.title)}."
        self.admin_site.get_model_admin(Person).log_change(request, done.person, said)
        self._articles.log_change(request, article, f"Changement de fonction accepté\u00a0: {done}.")
        page = reverse("admin:people_person_change", args=[done.person_id])
        shown = format_html('{}\u00a0: ses fonctions sont à jour. <a href="{}">Ouvrir la fiche</a>', done.person, page)
        self.message_user(request, shown, messages.SUCCESS)
        return True

    def _reject(self, request, article: Article, proposal: CareerProposal) -> None:
        try:
            reject_career(proposal, by=request.user)
        except DecisionRefused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return
        self._articles.log_change(request, article, f"Changement de fonction refusé\u00a0: {proposal}.")
        self.message_user(request, f"Refusé pour {proposal.person}\u00a0: rien n’est changé.", messages.SUCCESS)

    def _reopen(self, request, article: Article, proposal: CareerProposal) -> None:
        reopen_career(proposal)
        self.message_user(request, f"De nouveau à décider\u00a0: {proposal.person}.", messages.SUCCESS)

    @property
    def _articles(self):
        return self.admin_site.get_model_admin(Article)
