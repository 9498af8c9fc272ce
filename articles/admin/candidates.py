"""« Citations proposées »: the articles whose text holds words to take or leave, and the page on which one decides."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import admin
from django.contrib.messages import INFO
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, OuterRef
from django.forms import Media
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from articles import services
from articles.admin.announcements import announce_refreshed
from articles.admin.candidate_forms import CandidateForm, labels_for
from articles.admin.proposals import AROUND, candidates_of_keys
from articles.admin.proposals import Candidate as Record
from articles.admin.variants import announce_alike
from articles.models import Article, Mention, QuoteCandidate
from articles.rendering.quotes import places_of
from people.models import Person
from portal.core.admin import NewsroomAdmin
from portal.core.admin.notices import tell_waiting
from portal.core.admin.rights import LookedAtMixin
from portal.core.figures import whole_numbers
from portal.core.house import between_marks

PAGE = 50
WAITING = QuoteCandidate.objects.filter(QuoteCandidate.WAITING)
_GROUPS = {
    str(QuoteCandidate.Nature.FULL): "Citations intégrales",
    str(QuoteCandidate.Nature.PARTIAL): "Quelques mots dans une phrase",
    str(QuoteCandidate.Nature.NAME): "Sans doute pas des citations",
    "ailleurs": "Titres et résumés d’autres articles",
}
_RULES = {
    "incise": "incise entre les guillemets",
    "après": "verbe après les guillemets",
    "selon": "« selon… »",
    "présenté par": "« présenté par… »",
    "inversion": "verbe, puis sujet",
    "sujet": "sujet, puis verbe",
    "par": "« … » par…",
    "deux-points": "nommé·e avant « : »",
    "en-tête": "présenté·e juste avant",
    "signature": "signature",
    "réponse": "réponse d’entretien",
    "suite": "même voix, dans la phrase",
    "enchaînement": "même voix que juste avant",
    "section": "section de l’article",
    "ouverture": "qui agit ensuite",
}


@dataclass(frozen=True)
class Row:
    """What the page shows of a proposal."""

    candidate: QuoteCandidate
    form: CandidateForm
    before: str
    after: str
    records: list[Record]
    labels: list[str] = field(default_factory=list)

    @property
    def how(self) -> str:
        return _RULES.get(self.candidate.rule, "")

    @property
    def is_open(self) -> bool:
        return bool(self.form.errors)


@admin.register(QuoteCandidate)
class QuoteCandidateAdmin(LookedAtMixin, NewsroomAdmin):
    """Whoever may change an article decides of its quotations. Nothing is added or deleted here."""

    menu = ("Rédaction", 16)
    fields = ["article", "text_as_printed", "nature", "label", "state"]
    view_on_site = False

    def has_module_permission(self, request):
        return self._may_decide(request)

    def has_view_permission(self, request, obj=None):
        return self._may_decide(request, obj and obj.article)

    def _may_decide(self, request, article: Article | None = None) -> bool:
        return self._articles.has_change_permission(request, article)

    def get_urls(self):
        review = self.admin_site.admin_view(self.review)
        return [path("article/<int:pk>/", review, name="articles_quotecandidate_review"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        if not self._may_decide(request):
            raise PermissionDenied
        page = Paginator(_articles_waiting(), PAGE).get_page(request.GET.get("p"))
        keys = [article.pk for article in page.object_list]
        counted = WAITING.filter(article__in=keys).order_by().values_list("article").annotate(number=Count("pk"))
        numbers = dict(counted)
        for article in page.object_list:
            article.waiting = numbers.get(article.pk, 0)
        context = {"title": "Citations proposées", "page_of_articles": page, "total": WAITING.count()}
        return self._page(request, "change_list", context)

    def review(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.select_related("publication", "event"), pk=pk)
        if not self._may_decide(request, article):
            raise PermissionDenied
        refused: dict[int, CandidateForm] = {}
        if request.method == "POST":
            asked = next((name for name in _DECISIONS if name in request.POST), None)
            keys = _asked(request, asked or "")
            place = _place_after(article, keys)
            refused = _DECISIONS[asked](self, request, article, keys) if asked else {}
            if not refused:
                return HttpResponseRedirect(f"{_review_path(article)}{place}")
        return self._page(request, "review", self._context(request, article, refused))

    def _context(self, request, article: Article, refused: dict[int, CandidateForm]) -> dict:
        rows = _rows(article, list(article.quote_candidates.filter(QuoteCandidate.WAITING)), refused)
        decided = article.quote_candidates.exclude(QuoteCandidate.WAITING).select_related("quote__speaker")
        return {
            "title": f"Citations proposées\u00a0: {article.title}",
            "article": article,
            "groups": _grouped(rows),
            "waiting": len(rows),
            "ticked": sum(row.candidate.is_sure for row in rows),
            "decided": decided,
            "may_correct": article.is_published and self._articles.has_publish_permission(request),
            "links": article.mentions.filter(state=Mention.State.SUGGESTED).count(),
            "following": _articles_waiting().exclude(pk=article.pk).first(),
            "form_media": sum((row.form.media for row in rows[:1]), Media()),
        }

    def _page(self, request, name: str, context: dict) -> TemplateResponse:
        whole = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media, **context}
        return TemplateResponse(request, f"admin/articles/quotecandidate/{name}.html", whole)

    def _accept(self, request, article: Article, keys: list[int]) -> dict[int, CandidateForm]:
        """Takes what is valid; what is not comes back with what was typed."""
        candidates = list(article.quote_candidates.filter(QuoteCandidate.WAITING, pk__in=keys))
        records = candidates_of_keys(key for one in candidates for key in one.speakers)
        forms = {one.pk: CandidateForm(one, records, request.POST) for one in candidates}
        valid = {key: form.choice() for key, form in forms.items() if form.is_valid()}
        refused = {key: form for key, form in forms.items() if key not in valid}
        accepted = services.accept_quotes(article, valid)
        for quote in accepted.quotes:
            self._log(request, article, f"Citation acceptée\u00a0: {between_marks(str(quote))} ({quote.spoken_by}).")
        self._tell(request, len(accepted.quotes), "citation acceptée", "citations acceptées", left=len(refused))
        if accepted.refreshed:
            announce_refreshed(request, accepted.refreshed, page=_article_path(article))
        announce_alike(request, [quote.pk for quote in accepted.quotes])
        return refused

    def _reject(self, request, article: Article, keys: list[int]) -> dict:
        rejected = services.reject_quotes(article, keys)
        for one in rejected:
            self._log(request, article, f"Citation refusée\u00a0: {between_marks(str(one))}.")
        self._tell(request, len(rejected), "proposition refusée", "propositions refusées")
        return {}

    def _restore(self, request, article: Article, keys: list[int]) -> dict:
        restored = services.restore_quotes(article, keys)
        for one in restored:
            self._log(request, article, f"Décision reprise\u00a0: {between_marks(str(one))}.")
        self._tell(request, len(restored), "décision reprise", "décisions reprises")
        return {}

    def _look(self, request, article: Article, _keys: list[int]) -> dict:
        number = services.propose_quotes(article)
        said = "Le texte enregistré a été relu. "
        if not number:
            said += "Rien de nouveau entre guillemets."
        else:
            said += "1 citation à examiner." if number == 1 else f"{number} citations à examiner."
        self.message_user(request, said, "SUCCESS" if number else "INFO")
        return {}

    def _tell(self, request, number: int, one: str, several: str, *, left: int = 0) -> None:
        if left:
            self.message_user(request, f"À compléter avant d’accepter\u00a0: {left}. Rien n’est perdu.", "WARNING")
        if number:
            self.message_user(request, f"{number} {several if number > 1 else one}.", "SUCCESS")
        elif not left:
            self.message_user(request, "Rien n’est coché, ou tout était déjà décidé\u00a0: rien n’a changé.", "WARNING")

    @property
    def _articles(self):
        return self.admin_site.get_model_admin(Article)

    def _log(self, request, article: Article, said: str) -> None:
        self._articles.log_change(request, article, said)


# By the name of the button.
_DECISIONS: dict[str, Callable] = {
    "accepter": QuoteCandidateAdmin._accept,
    "refuser": QuoteCandidateAdmin._reject,
    "reprendre": QuoteCandidateAdmin._restore,
    "relever": QuoteCandidateAdmin._look,
}


def announce_candidates(request: HttpRequest, article: Article) -> None:
    """After a save: the text is read for quotations, and what waits for a decision is told with where one decides."""
    if number := services.propose_quotes(article):
        said = "1 citation est proposée" if number == 1 else f"{number} citations sont proposées"
        link = format_html('{} dans le texte. <a href="{}">Examiner les citations</a>', said, _review_path(article))
        tell_waiting(request, link, INFO)


def _rows(article: Article, candidates: list[QuoteCandidate], refused: dict[int, CandidateForm]) -> list[Row]:
    """A handful of queries, however many proposals."""
    keys = {key for one in candidates for key in one.speakers}
    records = candidates_of_keys(keys)
    pks = [key.partition(":")[2] for key in keys if key.startswith("person:")]
    people = {f"person:{person.pk}": person for person in Person.objects.filter(pk__in=pks).with_functions()}
    day = _day_of(article)
    rows = []
    for one in candidates:
        form = refused.get(one.pk) or CandidateForm(one, records)
        before, after = _around(article.body_text, one.text_as_printed)
        rows.append(Row(one, form, before, after, form.known, labels_for(people, one, day)))
    return rows


def _group_of(candidate: QuoteCandidate) -> str:
    return "ailleurs" if candidate.is_elsewhere else candidate.nature


def _grouped(rows: list[Row]) -> list[tuple[str, str, list[Row]]]:
    """Whole quotations first, for they are what one looks for; each group in the order of the text."""
    found = [(key, title, [row for row in rows if _group_of(row.candidate) == key]) for key, title in _GROUPS.items()]
    return [group for group in found if group[2]]


def _place_after(article: Article, keys: list[int]) -> str:
    """The fragment of the first proposal that comes after those decided: where one goes on reading."""
    order = list(_GROUPS)
    waiting = sorted(
        article.quote_candidates.filter(QuoteCandidate.WAITING), key=lambda one: order.index(_group_of(one))
    )
    ranked = [one.pk for one in waiting]
    last = max((rank for rank, key in enumerate(ranked) if key in keys), default=-1)
    after = [key for key in [*ranked[last + 1 :], *ranked[: last + 1]] if key not in keys]
    return f"#citation-{after[0]}" if after else ""


def _day_of(article: Article):
    if article.event and article.event.start:
        return article.event.start
    return timezone.localdate(article.published_at) if article.published_at else timezone.localdate()


def _around(text: str, words: str) -> tuple[str, str]:
    """What stands before and after the words in their line, cut between words; empty when they are not there."""
    match = next(iter(places_of(text, words)), None)
    if match is None:
        return "", ""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    after = text[match.end() :].split("\n", 1)[0]
    if len(before) > AROUND:
        before = f"…{before[-AROUND:].split(' ', 1)[-1]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rsplit(' ', 1)[0]}…"
    return before, after


def _articles_waiting():
    """Drafts before all, then those about to appear or that appeared last."""
    waiting = Article.objects.filter(Exists(WAITING.filter(article=OuterRef("pk")))).select_related("type")
    return waiting.defer("body_html", "body_text", "outline").order_by(F("published_at").desc(nulls_first=True), "-pk")


def _asked(request: HttpRequest, name: str) -> list[int]:
    value = request.POST.get(name, "")
    values = request.POST.getlist("coche") if value == "coches" else [value]
    return whole_numbers(values)


def _review_path(article: Article) -> str:
    return reverse("admin:articles_quotecandidate_review", args=[article.pk])


def _article_path(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])
