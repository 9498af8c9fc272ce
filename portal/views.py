"""Pages that belong to no app: errors, and uploaded files on one’s own machine."""

import sys

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpResponse
from django.template import loader
from django.views.decorators.csrf import csrf_exempt
from django.views.static import serve

from portal.addresses import words_of
from portal.core.database import is_busy
from portal.core.views import not_allowed

RETRY_AFTER = 5  # seconds


@csrf_exempt
def media(request, path):
    """Uploaded files, for a try without a front server. Browsers must believe their declared type."""
    if request.method not in {"GET", "HEAD"}:
        return not_allowed(["GET", "HEAD"])
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    # A path out of the folder, with a NUL byte, or longer than the file system takes.
    except (SuspiciousFileOperation, ValueError, OSError) as error:
        raise Http404("Fichier inconnu.") from error
    response["X-Content-Type-Options"] = "nosniff"
    return response


def page_not_found(request, exception):
    return _bare("404.html", 404, words=words_of(request.path))


def bad_request(request, exception):
    return _bare("400.html", 400)


def permission_denied(request, exception):
    return _bare("403.html", 403)


def server_error(request):
    """Called while the error is being handled. A database where others write is no defect: one asks again."""
    return _busy(request) if is_busy(sys.exception()) else _bare("500.html", 500)


def _busy(request) -> HttpResponse:
    """What was sent is on the page, to be sent again by one button; but no password is written back, and no file is."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    is_kept = bool(sent) and not any("password" in name for name, _value in sent)
    context = {"address": request.get_full_path(), "sent": sent if is_kept else [], "has_files": bool(request.FILES)}
    response = _bare("busy.html", 503, is_sent=request.method == "POST", **context)
    response["Retry-After"] = str(RETRY_AFTER)
    return response


def _bare(template: str, status: int, **context) -> HttpResponse:
    """A page that needs neither database nor request, for either may be what is wrong. No cache may keep it."""
    response = HttpResponse(loader.get_template(template).render(context), status=status)
    response["Cache-Control"] = "no-store"
    return response
