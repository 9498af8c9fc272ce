"""One answer as it is kept: whole and compressed, with what readers are told of how long it stands."""

import gzip
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags, parse_http_date

from portal.caching.asking import takes_gzip
from portal.core.middleware import is_text
from portal.front import KEPT, LATE

_WORTH_IT = 200  # bytes below which compressing gains nothing
# Written anew for each answer, or by what stands further out.
_OWN = frozenset({"cache-control", "content-encoding", "content-length", "etag", "vary"})
_TOLD_AGAIN = {"Content-Location", "ETag", "Expires", "Last-Modified", "Vary"}  # with « not modified », as Django does
_OVERHEAD = 1_000  # bytes, about, that Python takes for an entry beside its bodies


@dataclass(frozen=True)
class Entry:
    """`version`: of the content that it shows. It is right from `made_at` on, and before `until`."""

    version: int
    made_at: datetime
    until: datetime
    headers: dict[str, str]
    body: bytes
    zipped: bytes | None
    tag: str

    @classmethod
    def of(cls, response: HttpResponse, *, version: int, made_at: datetime, until: datetime) -> "Entry":
        body = response.content
        headers = {name: value for name, value in response.items() if name.lower() not in _OWN}
        return cls(version, made_at, until, headers, body, _zipped(response, body), _tag(body))

    @property
    def size(self) -> int:
        return len(self.body) + len(self.zipped or b"") + _OVERHEAD

    def stands(self, version: int, now: datetime) -> bool:
        """Before `made_at` too it does not: the clock was put back since."""
        return self.version == version and self.made_at <= now < self.until

    def form(self, accepted: str) -> "Form":
        """The one that a browser takes which sends that « Accept-Encoding »."""
        return self._zipped_form if self.zipped is not None and takes_gzip(accepted) else self._plain_form

    def control(self, now: datetime) -> str:
        return told(self.until - now)

    def answer(self, request: HttpRequest, now: datetime) -> HttpResponse:
        form = self.form(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        response = HttpResponse(b"" if request.method == "HEAD" else form.body, headers=dict(form.headers))
        response.headers["Cache-Control"] = self.control(now)
        modified = self.headers.get("Last-Modified")
        return get_conditional_response(request, form.tag, modified and parse_http_date(modified), response)

    @cached_property
    def _plain_form(self) -> "Form":
        varies = [("Vary", "Accept-Encoding")] if self.zipped is not None else []
        return Form(self.body, f'"{self.tag}"', [*self.headers.items(), *varies])

    @cached_property
    def _zipped_form(self) -> "Form":
        coded = [("Vary", "Accept-Encoding"), ("Content-Encoding", "gzip")]
        return Form(self.zipped or b"", f'"{self.tag}-gzip"', [*self.headers.items(), *coded])

    def to_bytes(self) -> bytes:
        """For a cache outside of the process. The compressed body alone travels, and no code ever does."""
        told = {
            "version": self.version,
            "made_at": self.made_at.isoformat(),
            "until": self.until.isoformat(),
            "headers": self.headers,
            "tag": self.tag,
            "is_zipped": self.zipped is not None,
        }
        return json.dumps(told).encode() + b"\n" + (self.body if self.zipped is None else self.zipped)

    @classmethod
    def from_bytes(cls, text: bytes) -> "Entry":
        """May raise `ValueError`, for what another wrote there."""
        head, _line, rest = text.partition(b"\n")
        try:
            told = json.loads(head)
            moments = [datetime.fromisoformat(told[name]) for name in ("made_at", "until")]
            body, zipped = (gzip.decompress(rest), rest) if told["is_zipped"] else (rest, None)
            entry = cls(told["version"], *moments, told["headers"], body, zipped, told["tag"])
        except (KeyError, TypeError, EOFError, OSError) as error:
            raise ValueError("not an entry") from error
        if entry.tag != _tag(entry.body):
            raise ValueError("an entry that is not whole")
        return entry


class Form:
    """One of the two forms of an answer, with all of its headers but how long it may be kept."""

    def __init__(self, body: bytes, tag: str, headers: list[tuple[str, str]]):
        self.body, self.tag = body, tag
        self.headers = [*headers, ("Content-Length", str(len(body))), ("ETag", tag)]
        self.unmodified = [(name, value) for name, value in self.headers if name in _TOLD_AGAIN]

    def is_known(self, known: str) -> bool:
        """Whether `known`, an « If-None-Match », names it. Tags are compared weakly there (RFC 9110)."""
        if not known:
            return False
        return known == self.tag or any(tag in {"*", self.tag, f"W/{self.tag}"} for tag in parse_etags(known))


def told(left: timedelta) -> str:
    """What whoever keeps an answer that changes in `left` is told: the rule of the front server, for browsers too."""
    seconds = max(0, int(left.total_seconds()))
    late = min(LATE, seconds)
    return f"public, max-age={min(KEPT, seconds)}, stale-while-revalidate={late}, stale-if-error={late}"


def _tag(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()


def _zipped(response: HttpResponse, body: bytes) -> bytes | None:
    """The same bytes each time, as its tag says."""
    if len(body) < _WORTH_IT or not is_text(response):
        return None
    zipped = gzip.compress(body, mtime=0)
    return zipped if len(zipped) < len(body) else None
