"""What is being typed is kept by itself, apart from the article; who comes back takes it up again or throws it away."""

from datetime import timedelta
from secrets import token_hex

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.admin.shared_form import MERGE, MINE, PREPARE, RESUME, WINDOW_LENGTH
from articles.models import Article, Autosave
from portal.core.figures import whole_number
from portal.core.house import list_stamp

DISCARD = "_discard"
CLOSED_FOR = timedelta(days=2)  # a window that has saved sends nothing more after that
_NOT_TYPED = {"csrfmiddlewaretoken", "base", "rank", MINE, MERGE, RESUME, DISCARD, PREPARE}


def autosave_view(model_admin, request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """204 once it is kept, 409 when it comes too late: its window has saved, or has sent something newer since."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    article = get_object_or_404(Article.objects.only("pk", "status", "created_by"), pk=pk) if pk else None
    # An article published meanwhile is no more the writer’s to change; what was typed of it still is, and is kept.
    may = model_admin.has_change_permission(request) if pk else model_admin.has_add_permission(request)
    if not (may and (article is None or model_admin.has_view_permission(request, article))):
        raise PermissionDenied
    window, rank = request.POST.get("window", ""), whole_number(request.POST.get("rank", ""))
    if not window or len(window) > WINDOW_LENGTH or "\0" in window or rank is None:
        return HttpResponse(status=400)
    is_kept = _keep(request, article, window, rank)
    return HttpResponse(status=204 if is_kept else 409)


def keep_refused(request: HttpRequest, article: Article) -> str:
    """What a refused save sent is kept as well, whatever its editor does of the page that says so. Under which window:
    another one when its own has saved already (the « back » of a browser, a button pressed twice).
    """
    rank = int(timezone.now().timestamp() * 1000)
    window = request.POST.get("window", "")[:WINDOW_LENGTH].replace("\0", "") or token_hex(8)
    if not _keep(request, article, window, rank):
        window = token_hex(8)
        _keep(request, article, window, rank)
    return window


def close(request: HttpRequest) -> None:
    """The window has saved: nothing is left to take up, and what it still sends comes too late."""
    window = request.POST.get("window", "")
    if not window or len(window) > WINDOW_LENGTH:
        return
    closed = {"is_closed": True, "data": {}, "saved_at": timezone.now()}
    Autosave.objects.update_or_create(user=request.user, window=window, defaults=closed)
    old = timezone.now() - CLOSED_FOR
    Autosave.objects.filter(user=request.user, is_closed=True, saved_at__lt=old).delete()


def waiting_for(request: HttpRequest, pk: int | str | None) -> list[Autosave]:
    """What this editor has typed and not saved, of this article or of one to come."""
    if pk is not None and whole_number(str(pk)) is None:
        return []
    kept = Autosave.objects.filter(user=request.user, is_closed=False, article=pk)
    return list(kept.order_by("-saved_at", "-pk")[:10])


def answer(request: HttpRequest, pk: int | str | None) -> HttpResponseRedirect | None:
    """« Jeter » and « reprendre ». Resuming replaces what was sent by what was kept: the form shows it, unsaved."""
    wanted = request.POST.get(DISCARD) or request.POST.get(RESUME) or ""
    kept = next((one for one in waiting_for(request, pk) if str(one.pk) == wanted), None) if wanted else None
    if not wanted:
        return None
    if kept is None:
        messages.warning(request, "Ces saisies ne sont plus gardées.")
        return HttpResponseRedirect(request.path)
    if DISCARD in request.POST:
        kept.delete()
        messages.success(request, f"Les saisies du {list_stamp(kept.saved_at)} sont jetées.")
        return HttpResponseRedirect(request.path)
    request.POST = _as_sent(kept)
    return None


def _as_sent(kept: Autosave) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in kept.data.items():
        data.setlist(name, values)
    data[RESUME] = str(kept.pk)
    data["window"] = kept.window
    return data


@transaction.atomic
def _keep(request: HttpRequest, article: Article | None, window: str, rank: int) -> bool:
    if article is not None:  # as whoever saves it does: of a save and an autosave, one comes after the other
        list(Article.objects.select_for_update(of=("self",)).filter(pk=article.pk).values_list("pk"))
    kept, is_new = Autosave.objects.select_for_update(of=("self",)).get_or_create(
        user=request.user, window=window, defaults={"article": article}
    )
    if not is_new and (kept.is_closed or rank <= kept.rank or kept.article_id != getattr(article, "pk", None)):
        return False
    kept.rank, kept.saved_at = rank, timezone.now()
    kept.data = {
        _storable(name): [_storable(value) for value in values]
        for name, values in request.POST.lists()
        if name not in _NOT_TYPED
    }
    kept.save()
    return True


def _storable(text: str) -> str:
    """PostgreSQL keeps no NUL."""
    return text.replace("\0", "")
