"""What of a request makes its answer another one."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_plus

from django.conf import settings
from django.http import HttpRequest

from portal.security import ADMIN

_ELSEWHERE = (ADMIN, "/sante/", settings.STATIC_URL, settings.MEDIA_URL)
_NO = re.compile(r";\s*q\s*=\s*0(?:\.0*)?\s*$")


def may_be_kept(request: HttpRequest) -> bool:
    """A page asked by anybody. Whoever sends a cookie or a password may be shown something of their own."""
    meta = request.META
    return (
        request.method in {"GET", "HEAD"}
        and not meta.get("HTTP_COOKIE")
        and not meta.get("HTTP_AUTHORIZATION")
        and not request.path_info.startswith(_ELSEWHERE)
    )


@dataclass(frozen=True)
class Address:
    """One for all requests that are answered alike."""

    scheme: str
    host: str
    path: str
    query: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Address":
        meta = request.META
        return cls(request.scheme, meta.get("HTTP_HOST", ""), request.path, _sorted(meta.get("QUERY_STRING", "")))

    @property
    def size(self) -> int:
        return len(self.host) + len(self.path) + len(self.query)


def _sorted(query: str) -> str:
    """By names, as the site will read them. Values of one name keep their order: the last one counts."""
    if "&" not in query:
        return query
    return "&".join(sorted(query.split("&"), key=lambda pair: unquote_plus(pair.partition("=")[0])))


def takes_gzip(accepted: str) -> bool:
    """https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding; nobody that we know says « * » alone."""
    return any(
        part.partition(";")[0].strip().lower() == "gzip" and not _NO.search(part) for part in accepted.split(",")
    )
