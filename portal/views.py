"""Pages that belong to no app: errors, and uploaded files on one’s own machine."""

import sys

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpResponse
from django.template import loader
from django.views.decorators.csrf import csrf_exempt
from django.views.static import serve

from portal import outages
from portal.addresses import words_of
from portal.core.views import not_allowed
from portal.media.serving import headers_of

_DESK = "/admin/"  # as in portal/urls.py, which a page of error does not read


@csrf_exempt
def media(request, path):
    """Uploaded files, for a try without a front server."""
    if request.method not in {"GET", "HEAD"}:
        return not_allowed(["GET", "HEAD"])
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    # A path out of the folder, with a NUL byte, or longer than the file system takes.
    except (SuspiciousFileOperation, ValueError, OSError) as error:
        raise Http404("Fichier inconnu.") from error
    for name, value in headers_of(path).items():
        response[name] = value
    return response


def page_not_found(request, exception):
    return _bare("404.html", 404, words=words_of(request.path))


def bad_request(request, exception):
    return _bare("400.html", 400)


def permission_denied(request, exception):
    return _bare("403.html", 403, desk=_DESK if request.path.startswith(_DESK) else "")


def server_error(request):
    """Called while the error is being handled: it may be none of ours."""
    return outages.answer(request, sys.exception()) or _bare("500.html", 500)


def _bare(template: str, status: int, **context) -> HttpResponse:
    """A page that needs neither database nor request, for either may be what is wrong. No cache may keep it."""
    response = HttpResponse(loader.get_template(template).render(context), status=status)
    response["Cache-Control"] = "no-store"
    return response
