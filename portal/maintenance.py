"""The site closed to readers while something is being changed underneath (`MAINTENANCE=1`)."""

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.template import loader

RETRY_AFTER = 300  # seconds
# The desk, which may have something to finish, who watches over the site, and files.
OPEN = ("/admin/", "/sante/", settings.STATIC_URL, settings.MEDIA_URL)


class Maintenance:
    """Answers 503 in place of every page, before anything reads the database or a session."""

    def __init__(self, get_response):
        if not settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(OPEN):
            return self.get_response(request)
        headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
        return HttpResponse(loader.get_template("503.html").render(), status=503, headers=headers)
