"""One answer as it is kept: whole and compressed, with what readers are told of how long it stands."""

import gzip
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date

from portal.caching.asking import takes_gzip
from portal.core.middleware import is_text
from portal.front import KEPT, LATE

_WORTH_IT = 200  # bytes below which compressing gains nothing
# Written anew for each answer, or by what stands further out.
_OWN = frozenset({"cache-control", "content-encoding", "content-length", "etag", "vary"})
_ASKED_BEFORE = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
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

    def answer(self, request: HttpRequest, now: datetime) -> HttpResponse:
        is_zipped = self.zipped is not None and takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        body, tag = (self.zipped, f'"{self.tag}-gzip"') if is_zipped else (self.body, f'"{self.tag}"')
        response = HttpResponse(b"" if request.method == "HEAD" else body, headers=self.headers)
        if is_zipped:
            response.headers["Content-Encoding"] = "gzip"
        if self.zipped is not None:
            response.headers["Vary"] = "Accept-Encoding"
        response.headers["Content-Length"] = str(len(body))
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = told(self.until - now)
        if not any(name in request.META for name in _ASKED_BEFORE):
            return response
        modified = self.headers.get("Last-Modified")
        return get_conditional_response(request, tag, modified and parse_http_date(modified), response)

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
