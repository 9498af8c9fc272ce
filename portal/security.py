"""What browsers are told not to do with our pages, and machines with our texts.

A few lines of our own rather than django-csp: two policies, known beforehand, and one hash.
"""

import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import JsonResponse
from django.views.generic import View

from articles.embeds import PLAYER_HOSTS
from portal.core.views import ReadOnlyMixin

ADMIN = "/admin/"
# The modules of the editor are named by a map, which browsers only read inside the page. The first one is the page’s.
_IMPORT_MAP = re.compile(rb'<script type="importmap">(.*?)</script>', re.DOTALL)
_PERMISSIONS = ", ".join(
    f"{power}=()"
    for power in (
        *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
        *("magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
    )
)


def _origin(address: str) -> list[str]:
    """Where files are kept, when it is elsewhere."""
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def readers_policy(*, framed_by: str = "'none'") -> dict[str, list[str]]:
    """Nothing that we did not write runs, nothing inline, nothing from elsewhere but a player that was asked for."""
    files = ["'self'", *_origin(settings.STATIC_URL)]
    return {
        "default-src": ["'none'"],
        "script-src": files,
        "style-src": files,
        "font-src": files,
        "img-src": [*files, *_origin(settings.MEDIA_URL)],
        "media-src": ["'self'", *_origin(settings.MEDIA_URL)],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-src": list(PLAYER_HOSTS),
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": [framed_by],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
    }


def desk_policy(content: bytes, *, framed_by: str = "'none'") -> dict[str, list[str]]:
    """The editor of texts writes styles into the page, and has its map of modules; no script is inline but that map."""
    policy = readers_policy(framed_by=framed_by)
    del policy["require-trusted-types-for"], policy["trusted-types"]
    found = _IMPORT_MAP.search(content)
    hashes = [f"'sha256-{b64encode(sha256(found[1]).digest()).decode()}'"] if found else []
    return policy | {
        "script-src": [*policy["script-src"], *hashes],
        "style-src": [*policy["style-src"], "'unsafe-inline'"],
        "img-src": [*policy["img-src"], "data:", "blob:"],
        "frame-src": ["'self'", *policy["frame-src"]],
    }


def _written(policy: dict[str, list[str]]) -> str:
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())


class PagePolicies:
    """Around everything but static files."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_django_error_page = settings.DEBUG and response.status_code in {404, 500}
        if not is_django_error_page:
            response.setdefault("Content-Security-Policy", self._policy(request, response))
        response.setdefault("Permissions-Policy", _PERMISSIONS)
        if not request.path_info.startswith(ADMIN):
            for name, value in reservation().items():
                response.setdefault(name, str(value))
        return response

    def _policy(self, request, response) -> str:
        framed_by = "'self'" if response.get("X-Frame-Options") == "SAMEORIGIN" else "'none'"
        if not request.path_info.startswith(ADMIN):
            return _written(readers_policy(framed_by=framed_by))
        content = b"" if response.streaming else response.content
        return _written(desk_policy(content, framed_by=framed_by))


def reservation() -> dict:
    """https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/ and article L122-5-3 of the French code."""
    told = {"tdm-reservation": int(settings.TDM_RESERVATION)}
    return told | ({"tdm-policy": settings.TDM_POLICY} if settings.TDM_RESERVATION and settings.TDM_POLICY else {})


class ReservationView(ReadOnlyMixin, View):
    """Whether texts may be mined, for the whole site."""

    def get(self, request):
        return JsonResponse([{"location": "/"} | reservation()], safe=False)
