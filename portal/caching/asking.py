"""What of a request makes its answer another one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_plus

from django.conf import settings

from portal.security import ADMIN

_ELSEWHERE = (ADMIN, "/sante/", settings.STATIC_URL, settings.MEDIA_URL)
_PROXY, _SECURE = settings.SECURE_PROXY_SSL_HEADER
_NO = re.compile(r";\s*q\s*=\s*0(?:\.0*)?\s*$")


def may_be_kept(meta: dict) -> bool:
    """A page asked by anybody. Whoever sends a cookie or a password may be shown something of their own.

    `meta` is the environment of WSGI, which Django’s requests keep as it came.
    """
    return (
        meta["REQUEST_METHOD"] in {"GET", "HEAD"}
        and not meta.get("HTTP_COOKIE")
        and not meta.get("HTTP_AUTHORIZATION")
        and not meta["PATH_INFO"].startswith(_ELSEWHERE)
    )


@dataclass(frozen=True, slots=True)
class Address:
    """One for all requests that are answered alike."""

    scheme: str
    host: str
    path: str
    query: str

    @classmethod
    def of(cls, meta: dict) -> "Address":
        query = meta.get("QUERY_STRING", "")
        return cls(_scheme(meta), meta.get("HTTP_HOST", ""), meta["PATH_INFO"], _sorted(query) if query else query)

    @property
    def size(self) -> int:
        return len(self.host) + len(self.path) + len(self.query)


def _scheme(meta: dict) -> str:
    """As the front server says, and as Django understands it (SECURE_PROXY_SSL_HEADER)."""
    told = meta.get(_PROXY)
    if told is None:
        return meta["wsgi.url_scheme"]
    return "https" if told.partition(",")[0].strip() == _SECURE else "http"


def _sorted(query: str) -> str:
    """By names, as the site will read them. Values of one name keep their order: the last one counts."""
    if "&" not in query:
        return query
    return "&".join(sorted(query.split("&"), key=lambda pair: unquote_plus(pair.partition("=")[0])))


@lru_cache(maxsize=256)
def takes_gzip(accepted: str) -> bool:
    """https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding; nobody that we know says « * » alone."""
    return any(
        part.partition(";")[0].strip().lower() == "gzip" and not _NO.search(part) for part in accepted.split(",")
    )
