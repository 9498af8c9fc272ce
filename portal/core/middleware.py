import logging
from http import HTTPStatus

from django.conf import settings
from django.contrib.redirects.middleware import RedirectFallbackMiddleware
from django.contrib.redirects.models import Redirect
from django.db import DatabaseError
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template import loader

logger = logging.getLogger(__name__)
_FILES = (settings.STATIC_URL, settings.MEDIA_URL)
_TEXTS = ("json", "xml", "javascript")
DEPTH = 3  # addresses above the one asked for, that are looked up


class CompressedText(GZipMiddleware):
    """Pages, feeds, style sheets and scripts. Pictures and fonts are compressed already."""

    def process_response(self, request, response):
        return super().process_response(request, response) if is_text(response) else response


def is_text(response) -> bool:
    kind = response.get("Content-Type", "").partition(";")[0]
    return kind.startswith("text/") or kind.endswith(_TEXTS)


class GonePage(HttpResponse):
    """« Gone » in the house style, for addresses that lead nowhere any more."""

    status_code = 410

    def __init__(self):
        super().__init__(loader.get_template("410_bare.html").render(), headers={"Cache-Control": "no-store"})


class MovedAddresses(RedirectFallbackMiddleware):
    """Looks up an address that nothing answers among those that were moved (see `moves`)."""

    response_gone_class = GonePage

    def process_response(self, request, response):
        """Without a database « not found » stays « not found »; a missing file was never moved."""
        if response.status_code != HTTPStatus.NOT_FOUND or request.path.startswith(_FILES):
            return response
        try:
            return self._moved(request) or response
        except DatabaseError:
            logger.warning("redirects could not be looked up", exc_info=True)
            return response

    def _moved(self, request):
        """Where the address went, or one above it: the feed and the calendar of a record move with its page."""
        path = request.get_full_path().partition("?")[0]  # as it was sent: PostgreSQL takes no NUL
        steps = [path[: cut + 1] for cut, sign in enumerate(path) if sign == "/"][-DEPTH:]
        candidates = {path, *steps} - {"/"}
        moved = Redirect.objects.filter(site_id=settings.SITE_ID, old_path__in=candidates)
        found = max(moved, key=lambda redirect: len(redirect.old_path), default=None)
        if found is None:
            return None
        if not found.new_path:
            return self.response_gone_class()
        query = request.META.get("QUERY_STRING", "")
        target = f"{found.new_path}{path[len(found.old_path) :]}"
        return self.response_redirect_class(f"{target}?{query}" if query else target)
