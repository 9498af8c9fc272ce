"""« Liens proposés »: the articles where mentions wait for a decision, and the page on which one decides."""

from collections.abc import Callable

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import services
from articles.admin import ignoring
from articles.admin.automatic import DECIDE, accept_view
from articles.admin.proposals import in_order, proposals_of
from articles.models import Article, IgnoredWords, Mention, SuggestedMention
from portal.core.admin import NewsroomAdmin
from portal.core.admin.rights import UNPUBLISHED, LookedAtMixin
from portal.core.figures import whole_numbers
from portal.core.house import between_marks

PAGE = 50
WAITING = Mention.objects.filter(state=Mention.State.SUGGESTED)
_TOGETHER = {"coches": "coche", "surs": "sur"}  # of a button that decides of several: the field that names them


@admin.register(SuggestedMention)
class SuggestedMentionAdmin(LookedAtMixin, NewsroomAdmin):
    """Whoever may change an article decides of its links, and the documentalist of those of all.

    Nothing is added or deleted here.
    """

    menu = ("Rédaction", 15)
    fields = ["article", "surface", "person", "organisation", "term", "state"]
    view_on_site = False

    def has_module_permission(self, request):
        return self._may_decide(request)

    def has_view_permission(self, request, obj=None):
        return self._may_decide(request, obj and obj.article)

    def _may_decide(self, request, article: Article | None = None) -> bool:
        return request.user.has_perm(DECIDE) or self._articles.has_change_permission(request, article)

    def get_urls(self):
        review = self.admin_site.admin_view(self.review)
        accept = self.admin_site.admin_view(self.accept)
        return [
            path("article/<int:pk>/", review, name="articles_suggestedmention_review"),
            path("fiche/<str:key>/", accept, name="articles_suggestedmention_accept"),
            *super().get_urls(),
        ]

    def accept(self, request: HttpRequest, key: str) -> HttpResponse:
        return accept_view(self, request, key)

    def changelist_view(self, request, extra_context=None):
        if not self._may_decide(request):
            raise PermissionDenied
        page = Paginator(self._articles_waiting(request), PAGE).get_page(request.GET.get("p"))
        counted = dict(
            WAITING.filter(article__in=[article.pk for article in page.object_list])
            .order_by()
            .values_list("article")
            .annotate(number=Count("pk"))
        )
        for article in page.object_list:
            article.waiting = counted.get(article.pk, 0)
        total = WAITING.filter(article__in=self._articles_waiting(request).order_by().values("pk")).count()
        context = {"title": "Liens proposés", "page_of_articles": page, "total": total}
        return TemplateResponse(
            request, "admin/articles/suggestedmention/change_list.html", self.context(request, context)
        )

    def review(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.select_related("publication"), pk=pk)
        if not self._may_decide(request, article):
            raise PermissionDenied
        if request.method == "POST":
            return self._decide(request, article)
        waiting = proposals_of(article, _waiting(article))
        decided = proposals_of(article, _mentions(article).exclude(state=Mention.State.SUGGESTED))
        ignored = ignoring.ignored_in(article)
        following = self._articles_waiting(request).exclude(pk=article.pk).first()
        context = {
            "title": f"Liens proposés\u00a0: {article.title}",
            "article": article,
            "waiting": waiting,
            "sure": [proposal for proposal in waiting if proposal.is_sure],
            "may_change": self._articles.has_change_permission(request, article),
            "decided": decided,
            "ignored": ignored,
            "following": following,
            "may_ignore": request.user.has_perm("articles.add_ignoredwords"),
            "may_undo": ignoring.may_undo(request),
            "undo_form": ignoring.UNDO_FORM,
        }
        return TemplateResponse(request, "admin/articles/suggestedmention/review.html", self.context(request, context))

    def _articles_waiting(self, request):
        """Of those who may not publish, only what readers do not have yet."""
        may_all = request.user.has_perm(DECIDE) or self._articles.has_publish_permission(request)
        return _articles_waiting() if may_all else _articles_waiting().filter(status__in=UNPUBLISHED)

    def context(self, request, context: dict) -> dict:
        return {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, **context}

    def _decide(self, request: HttpRequest, article: Article) -> HttpResponse:
        """One suggestion by its own button, or those that are ticked by the buttons below them."""
        asked = next((name for name in _DECISIONS if name in request.POST), None)
        value = request.POST.get(asked or "", "")
        keys = whole_numbers(request.POST.getlist(_TOGETHER[value]) if value in _TOGETHER else [value])
        if asked == "retablir":
            return self._stop_ignoring(request, article, keys)
        place = _place_of(article, keys) if asked == "annuaire" else _place_after(article, keys)
        if asked is None or not keys:
            self.message_user(request, "Rien n’est coché\u00a0: rien n’a changé.", "WARNING")
        else:
            said = _DECISIONS[asked](self, request, article, keys)
            self.message_user(request, *said)
        if asked == "reprendre":
            place = _place_of(article, keys)
        return HttpResponseRedirect(f"{_review_path(article)}{place}")

    def _accept(self, request, article: Article, keys: list[int]) -> tuple[str, str]:
        accepted = services.accept_mentions(article, {key: request.POST.get(f"fiche-{key}", "") for key in keys})
        self.log_decisions(request, article, "Lien accepté", accepted)
        left = len(keys) - len(accepted)
        if not accepted:
            return "Rien n’est accepté\u00a0: choisissez d’abord la fiche, ou le lien était déjà décidé.", "WARNING"
        more = f" À choisir encore\u00a0: {left}." if left else ""
        return f"{_counted(accepted, 'lien accepté', 'liens acceptés')}.{more}", "SUCCESS"

    def _reject(self, request, article: Article, keys: list[int]) -> tuple[str, str]:
        rejected = services.reject_mentions(article, keys)
        self.log_decisions(request, article, "Lien refusé", rejected)
        return f"{_counted(rejected, 'lien refusé', 'liens refusés')} pour cet article.", "SUCCESS"

    def _restore(self, request, article: Article, keys: list[int]) -> tuple[str, str]:
        restored = services.restore_mentions(article, keys)
        self.log_decisions(request, article, "Décision reprise", restored)
        return f"{_counted(restored, 'décision reprise', 'décisions reprises')}, à examiner de nouveau.", "SUCCESS"

    def _ignore(self, request, article: Article, keys: list[int]) -> tuple[str, str]:
        if not request.user.has_perm("articles.add_ignoredwords"):
            raise PermissionDenied
        target = self.admin_site.get_model_admin(IgnoredWords)
        decisions, gone = [], 0
        for mention in _mentions(article).filter(pk__in=keys, state=Mention.State.SUGGESTED):
            ignored, count = services.ignore_words(mention, by=request.user)
            target.log_addition(request, ignored, f"Ignorés depuis «\u00a0{article.title}\u00a0».")
            decisions.append(ignored)
            gone += count
        if not decisions:
            return "Ces liens étaient déjà décidés.", "WARNING"
        return ignoring.announcement(decisions, gone, with_undo=ignoring.may_undo(request)), "SUCCESS"

    def _stop_ignoring(self, request, article: Article, keys: list[int]) -> HttpResponse:
        """Takes « toujours ignorer » back: the words are proposed again here, and where else they stand."""
        if not ignoring.may_undo(request):
            raise PermissionDenied
        rows = list(IgnoredWords.objects.filter(pk__in=keys))
        if not rows:
            self.message_user(request, "Ces mots ne sont déjà plus ignorés.", "WARNING")
            return HttpResponseRedirect(_review_path(article))
        self.admin_site.get_model_admin(IgnoredWords).log_deletions(request, rows)
        words = [ignored.words for ignored in rows]
        followed = [services.stop_ignoring(ignored) for ignored in rows]
        services.suggest_again(article)
        left = sum(one.left for one in followed)
        more = f" Articles que la commande relink_articles a encore à relire\u00a0: {left}." if left else ""
        said = ", ".join(map(between_marks, words))
        self.message_user(request, f"De nouveau proposé, sur tout le site\u00a0: {said}.{more}", "SUCCESS")
        return HttpResponseRedirect(f"{_review_path(article)}{ignoring.place_of(article, words[0])}")

    def _list(self, request, article: Article, keys: list[int]) -> tuple[str, str]:
        added = [services.add_to_directory(mention) for mention in _mentions(article).filter(pk__in=keys)]
        names = [str(entry) for entry in added if entry]
        if not names:
            return "Cette fiche est déjà sous « Dans l’annuaire ».", "WARNING"
        self._articles.log_change(request, article, f"Dans l’annuaire\u00a0: {', '.join(names)}.")
        return f"Dans l’annuaire de cet article\u00a0: {', '.join(names)}.", "SUCCESS"

    @property
    def _articles(self):
        return self.admin_site.get_model_admin(Article)

    def log_decisions(self, request, article: Article, what: str, mentions: list[Mention]) -> None:
        for mention in mentions:
            said = f"{what}\u00a0: {between_marks(mention.surface)} → {mention.target}."
            self._articles.log_change(request, article, said)


# By the name of the button.
_DECISIONS: dict[str, Callable] = {
    "accepter": SuggestedMentionAdmin._accept,
    "refuser": SuggestedMentionAdmin._reject,
    "ignorer": SuggestedMentionAdmin._ignore,
    "reprendre": SuggestedMentionAdmin._restore,
    "annuaire": SuggestedMentionAdmin._list,
    "retablir": SuggestedMentionAdmin._stop_ignoring,
}


def _articles_waiting():
    """Those about to appear or that appeared last come first; drafts before all."""
    waiting = Article.objects.filter(Exists(WAITING.filter(article=OuterRef("pk")))).select_related("type")
    return waiting.defer("body_html", "body_text", "outline").order_by(F("published_at").desc(nulls_first=True), "-pk")


def _mentions(article: Article):
    return article.mentions.select_related("person", "organisation", "term").order_by("ordering", "pk")


def _waiting(article: Article) -> list[Mention]:
    return in_order(article, list(_mentions(article).filter(state=Mention.State.SUGGESTED)))


def _place_after(article: Article, keys: list[int]) -> str:
    """The fragment of the first suggestion that comes after those decided: where one goes on reading."""
    waiting = [mention.pk for mention in _waiting(article)]
    last = max((rank for rank, key in enumerate(waiting) if key in keys), default=-1)
    after = [key for key in [*waiting[last + 1 :], *waiting[: last + 1]] if key not in keys]
    return f"#lien-{after[0]}" if after else ""


def _place_of(article: Article, keys: list[int]) -> str:
    """The fragment of the first of these suggestions; of what is decided when none waits."""
    there = [mention.pk for mention in _waiting(article) if mention.pk in keys]
    return f"#lien-{there[0]}" if there else "#decides"


def _counted(records: list, one: str, several: str) -> str:
    return f"{len(records)} {several if len(records) > 1 else one}"


def _review_path(article: Article) -> str:
    return reverse("admin:articles_suggestedmention_review", args=[article.pk])
