"""« Lien automatique »: what already waited for a record that is marked so is accepted in one click."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from articles import services
from articles.admin.proposals import MODELS
from articles.linking.suggesting import target_of
from articles.models import Article, Mention
from portal.core.admin.notices import tell_besides, tell_waiting

DECIDE = "articles.change_suggestedmention"  # of the links of every article, those that readers have among them
AT_ONCE = 60  # articles rendered again within one click: nobody waits longer
PAGE = "admin/articles/suggestedmention/accept.html"


def waiting_for(key: str) -> QuerySet[Mention]:
    """The suggestions that can mean nothing but this record (« person:12 »)."""
    target = target_of(key)
    waiting = Mention.objects.filter(state=Mention.State.SUGGESTED, candidates=[])
    return waiting.filter(**{target.kind: target.pk}) if target else waiting.none()


def accepted_at_once(record: Model) -> int:
    """How many links to the record were made without an editor; none, and no query, when it is not marked so."""
    if not getattr(record, "is_linked_automatically", False):
        return 0
    made = Mention.objects.filter(state=Mention.State.ACCEPTED, is_automatic=True)
    return made.filter(**{record._meta.model_name: record.pk}).count()


def announce_automatic(request: HttpRequest, record: Model, *, accepted: int) -> None:
    """After the save of a record marked « lien automatique »: what it linked, what still waits, and the way there."""
    if not getattr(record, "is_linked_automatically", False) or not request.user.has_perm(DECIDE):
        return
    if accepted > 0:
        said = "1 lien accepté" if accepted == 1 else f"{accepted} liens acceptés"
        tell_besides(request, f"Lien automatique\u00a0: {said} d’office.")
    key = f"{record._meta.model_name}:{record.pk}"
    if count := waiting_for(key).count():
        said = "1 lien vers cette fiche est" if count == 1 else f"{count} liens vers cette fiche sont"
        address = reverse("admin:articles_suggestedmention_accept", args=[key])
        link = format_html(
            'Lien automatique\u00a0: {} encore en attente. <a href="{}">Tout accepter</a>', said, address
        )
        tell_waiting(request, link, messages.INFO)


def accept_view(model_admin, request: HttpRequest, key: str) -> HttpResponse:
    """GET: the articles where links to the record wait. POST: they are accepted, in the newest articles first."""
    if not request.user.has_perm(DECIDE):
        raise PermissionDenied
    target = target_of(key)
    record = MODELS[target.kind].objects.filter(pk=target.pk).first() if target else None
    if record is None:
        raise Http404
    found = Article.objects.filter(pk__in=waiting_for(key).values("article")).order_by("-published_at", "-pk")
    if request.method == "POST":
        _accept(model_admin, request, key, list(found[:AT_ONCE]))
        return HttpResponseRedirect(request.path)
    context = {"title": f"Liens en attente\u00a0: {record}", "record": record, "total": found.count()}
    context |= {"articles": found[:AT_ONCE], "at_once": AT_ONCE}
    return TemplateResponse(request, PAGE, model_admin.context(request, context))


def _accept(model_admin, request: HttpRequest, key: str, articles: list[Article]) -> None:
    accepted = 0
    for article in articles:
        keys = waiting_for(key).filter(article=article).values_list("pk", flat=True)
        done = services.accept_mentions(article, dict.fromkeys(keys, ""))
        model_admin.log_decisions(request, article, "Lien accepté", done)
        accepted += len(done)
    said = "1 lien accepté." if accepted == 1 else f"{accepted} liens acceptés."
    messages.success(request, said if accepted else "Plus aucun lien n’attendait.")
