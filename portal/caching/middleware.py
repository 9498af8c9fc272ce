"""Pages as they were last answered, for as long as nothing that readers see has changed (docs/adr/0023)."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string

from portal.caching.asking import Address, may_be_kept
from portal.caching.entries import Entry
from portal.caching.flights import Flights
from portal.caching.horizon import Horizon
from portal.caching.kept import current_version, shelves
from portal.core.middleware import CompressedText

# Left out while a page is made, which must be whole; what is kept is then compared and compressed here.
_OF_THE_READER = (
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
)
_NOT_FOR_ALL = ("no-store", "private", "no-cache")


class KeptPages:
    """The version is read before the page is made and again after: what is kept is of one version, and of it alone."""

    def __init__(self, get_response):
        if settings.DEBUG or settings.MAINTENANCE or not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        # By its name: the library of Redis takes memory that a site without Redis need not spend.
        self._shared = import_string("portal.caching.shared.Shared")() if "pages" in settings.CACHES else None
        self._shelves = shelves()
        self._flights, self._horizon = Flights(), Horizon()
        self._compressed = CompressedText(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        version = current_version() if may_be_kept(request.META) else None
        if version is None:
            return self.get_response(request)
        key, now = Address.of(request.META), timezone.now()
        entry = self._shelves.get(key)
        if entry is not None and entry.stands(version, now):
            return entry.answer(request, now)
        return self._awaited(request, key, version)

    def _awaited(self, request: HttpRequest, key: Address, version: int) -> HttpResponse:
        flight, is_ours = self._flights.join((key, version))
        if not is_ours:
            entry = flight.awaited()
            return entry.answer(request, timezone.now()) if entry else self.get_response(request)
        entry = None
        try:
            entry, response = self._found(request, key, version)
        finally:
            self._flights.land((key, version), entry)
        return response

    def _found(self, request: HttpRequest, key: Address, version: int) -> tuple[Entry | None, HttpResponse]:
        """What another has made meanwhile, here or elsewhere, or what we make."""
        now = timezone.now()
        entry = self._shelves.get(key)
        if entry is None or not entry.stands(version, now):
            entry = self._shared.get(key) if self._shared else None
            if entry is None or not entry.stands(version, now):
                return self._made(request, key, version, now)
            self._shelves.put(key, entry)
        return entry, entry.answer(request, now)

    def _made(self, request, key: Address, version: int, now: datetime) -> tuple[Entry | None, HttpResponse]:
        of_the_reader = {name: request.META.pop(name) for name in _OF_THE_READER if name in request.META}
        try:
            response = self.get_response(request)
        finally:
            request.META.update(of_the_reader)
        if not _is_for_all(response):
            return None, self._compressed.process_response(request, response)
        # Changed meanwhile, it is right for those who asked before, and for nobody after them.
        is_current = current_version() == version
        until = _until(response, now, self._horizon.seen(version, now)) if is_current else now
        entry = Entry.of(response, version=version, made_at=now, until=until)
        if is_current:
            self._shelves.put(key, entry)
            if self._shared:
                self._shared.put(key, entry, now)
        return entry, entry.answer(request, timezone.now())


def _until(response: HttpResponse, now: datetime, change: datetime) -> datetime:
    """A view that is to be asked again before anything changes leaves with its answer how long it `stands_for`."""
    stands_for = getattr(response, "stands_for", None)
    return change if stands_for is None else min(change, now + stands_for)


def _is_for_all(response: HttpResponse) -> bool:
    control, varies = response.get("Cache-Control", ""), response.get("Vary", "Accept-Encoding")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and varies.lower() == "accept-encoding"
        and not any(word in control for word in _NOT_FOR_ALL)
    )
