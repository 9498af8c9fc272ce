"""Requests that nobody sends in good faith, from a seed: every public address, every parameter, every header.

They go to the site as gunicorn would hand them over, bytes included. None may end in a server error, nor give back
what it holds as a piece of page.
"""

import io
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes

from django.core.signals import got_request_exception
from django.test.client import ClientHandler
from django.urls import URLResolver, get_resolver

from portal.search.forms import SearchForm
from tests.pages.crawl import mapped

INJECTED = b"<vigie-essai"
PARAMETERS = (
    *SearchForm.base_fields,
    "p",
    "lettre",
    "frise",
    "next",
    "jeton",
    "wrong",
    "email",
    "site",
    "X" * 300,
    "\0",
    "q[]",
)
TEXTS = [
    *("", " ", "0", "-1", "1", "2", "9" * 40, "2147483648", "9223372036854775808", "1e309", "NaN", "٣", "½", "+1"),
    *("2024", "0000", "10000", "2024-02-30", "2021-13", "0001-01", "9999-12", "citations", "a", "imaginaire", "n° 1"),
    *("\0", "a\0b", "%", "%00", "%zz", "é", "e\u0301", "\u202e", "\ufeff", "😀" * 60, "a" * 3000, "\r\nX-Dit: 1", "\t"),
    *("'", '"', "' OR 1=1 --", "\\", "../../etc/passwd", "..", ".", "//autre.example/", "{{ 7*7 }}", "{% debug %}"),
    *('"' * 99, "(" * 300, "-" * 50, "OU OU OU", "NEAR(a b)", "a AND", "*", "a* OR b*", 'par:"', "du:2021-99-99"),
    *("du:0000-00-00 au:99999-1-1", "du:0001-01-01 au:9999-12-31", "-a -b -c", '"a" OU -"b"', "a:b", "{", "]", "^"),
    f"{INJECTED.decode()} onload=alert(1)>",
    f'"><script>{INJECTED.decode()}></script>',
    f"</script>{INJECTED.decode()}>",
]
BYTES = [*(text.encode() for text in TEXTS), b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xf4\x90\x80\x80", b"\x80" * 40]
METHODS = ["GET"] * 14 + [
    "HEAD",
    "HEAD",
    "POST",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "get",
    "ÉTÉ",
    "",
]
HOSTS = [
    "testserver",
    "autre.example",
    "testserver:99999",
    "127.0.0.1:x",
    "[::1",
    "",
    "a" * 300,
    "testserver\0",
    "é.fr",
]
HEADERS = {
    "HTTP_ACCEPT": ["*/*", "text/html", "application/json;q=", "\xff", "a" * 2000],
    "HTTP_ACCEPT_ENCODING": ["gzip", "br", "gzip;q=0, *;q=x", "identity;q=0", "\0"],
    "HTTP_ACCEPT_LANGUAGE": ["fr", "en-US,en;q=0.5", "zz-" + "a" * 600, "*;q=nan"],
    "HTTP_COOKIE": [
        "sessionid=x",
        "sessionid=" + "x" * 6000,
        "=;;=",
        "csrftoken=\xff",
        "messages=[[1",
        "__Host-session=\0",
    ],
    "HTTP_IF_NONE_MATCH": ["*", '"x"', 'W/"', "x" * 900],
    "HTTP_IF_MODIFIED_SINCE": [
        "Wed, 21 Oct 2015 07:28:00 GMT",
        "Wed, 99 Foo 9999 99:99:99 GMT",
        "0",
        "Mon, 01 Jan 0001",
    ],
    "HTTP_RANGE": ["bytes=0-1", "bytes=-", "bytes=9-1"],
    "HTTP_REFERER": ["https://autre.example/", "x" * 3000, "http://["],
    "HTTP_ORIGIN": ["null", "https://autre.example", "http://["],
    "HTTP_X_FORWARDED_FOR": ["1.2.3.4", "x, ::ffff:1.2.3.4", ",", "fe80::1%eth0", "9" * 500],
    "HTTP_X_FORWARDED_PROTO": ["https", "http", "x"],
    "HTTP_X_FORWARDED_HOST": ["autre.example"],
    "HTTP_X_REQUEST_ID": ["0123456789", "\r\nX-Dit: 1", "a" * 500],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_X_FRAGMENT": ["1"],
    "HTTP_AUTHORIZATION": ["Basic eDp5", "Bearer " + "x" * 999],
    "CONTENT_TYPE": [
        "application/json",
        "multipart/form-data",
        "multipart/form-data; boundary=" + "x" * 300,
        "text/plain; charset=nulle",
    ],
    "CONTENT_LENGTH": ["-1", "abc", "999999999999"],
    "REMOTE_ADDR": ["", "5.39.1.1", "inconnue", "::1"],
}


@dataclass
class Outcome:
    """What went wrong, one sentence for each; how many answers of each kind; the slow ones, in seconds."""

    faults: list[str] = field(default_factory=list)
    answers: Counter = field(default_factory=Counter)
    slow: list[tuple[float, str]] = field(default_factory=list)
    slowest: float = 0.0


def public_routes() -> list[str]:
    """The patterns of every address, the desk’s excepted."""
    return list(_routes(get_resolver().url_patterns))


def routes() -> list[str]:
    """Those, and some of the desk’s, which ask who one is."""
    doors = ["admin/", "admin/login/", "admin/code/", "admin/articles/article/1/change/", "admin/<nothing>"]
    return [*public_routes(), *doors]


def _routes(patterns, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        if not isinstance(pattern, URLResolver):
            yield prefix + str(pattern.pattern)
        elif pattern.app_name != "admin":
            yield from _routes(pattern.url_patterns, prefix + str(pattern.pattern))


class Fuzzer:
    def __init__(self, client, seed: int):
        self.chance = random.Random(seed)  # noqa: S311 - the same again is what is wanted
        self.known = [address.encode() for address in mapped(client)]
        self.routes = routes()
        self.handler = ClientHandler(enforce_csrf_checks=True)
        self.raised: list[str] = []
        self.rank = 0

    def run(self, requests: int, *, slow_after: float, outcome: Outcome | None = None) -> Outcome:
        """The next requests; what comes of them is added to `outcome`."""
        outcome = outcome or Outcome()
        got_request_exception.connect(self._note, weak=False)
        try:
            for _request in range(requests):
                self._one(outcome, slow_after)
                self.rank += 1
        finally:
            got_request_exception.disconnect(self._note)
        return outcome

    def _one(self, outcome: Outcome, slow_after: float) -> None:
        environ = self.environ()
        asked = [environ[name][:300] for name in ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING")]
        told = f"n° {self.rank}: {asked}"
        self.raised.clear()
        started = time.perf_counter()
        try:
            response = self.handler(environ)
            body = b"".join(response) if response.streaming else response.content
        except Exception as error:
            outcome.faults.append(f"{told} – {type(error).__name__}: {error}")
            return
        taken = time.perf_counter() - started
        outcome.slowest = max(outcome.slowest, taken)
        outcome.answers[response.status_code] += 1
        if taken > slow_after:
            outcome.slow.append((taken, told))
        # « /sante/ » says 503 of what is out of order, which the index is while a world is being built.
        if self.raised or (response.status_code >= 500 and environ["PATH_INFO"] != "/sante/"):
            outcome.faults.append(f"{told} – {response.status_code} {' '.join(self.raised)} {_headers(environ)}")
        elif INJECTED in body and "json" not in response["Content-Type"]:
            outcome.faults.append(f"{told} – gives back what was injected")
        elif "X-Dit" in response:
            outcome.faults.append(f"{told} – a header was injected")

    def _note(self, sender, request=None, **kwargs) -> None:
        error = sys.exception()
        self.raised.append(f"{type(error).__name__}: {error}")

    def environ(self) -> dict:
        chance = self.chance
        sent = {
            "wsgi.input": io.BytesIO(b""),
            "wsgi.url_scheme": "http",
            "wsgi.errors": io.StringIO(),
            "SCRIPT_NAME": "",
        }
        sent |= {
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
        }
        sent["REQUEST_METHOD"] = chance.choice(METHODS)
        sent["PATH_INFO"] = self._path().decode("latin-1")
        sent["QUERY_STRING"] = self._query().decode("latin-1") if chance.random() < 0.7 else ""
        sent["HTTP_HOST"] = "testserver" if chance.random() < 0.93 else chance.choice(HOSTS)
        if sent["REQUEST_METHOD"] in {"POST", "PUT", "PATCH"}:
            body = self._query() if chance.random() < 0.8 else chance.randbytes(chance.randrange(3000))
            sent["wsgi.input"] = io.BytesIO(body)
            sent |= {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body))}
        for name in chance.sample(sorted(HEADERS), chance.choice([0, 0, 1, 1, 2, 4])):
            sent[name] = chance.choice(HEADERS[name])
        return sent

    def _path(self) -> bytes:
        """One that is there, a pattern filled with anything, or one that is there and was damaged."""
        chance, way = self.chance, self.chance.random()
        if way < 0.35:
            return chance.choice(self.known)
        if way < 0.85:
            return b"/" + self._filled(chance.choice(self.routes))
        known = bytearray(chance.choice(self.known))
        for _time in range(chance.randrange(1, 4)):
            place = chance.randrange(len(known) + 1)
            known[place : place + chance.randrange(2)] = chance.choice(BYTES)[:50]
        return bytes(known) if known.startswith(b"/") else b"/" + bytes(known)

    def _filled(self, route: str) -> bytes:
        """Each variable of the pattern by a word that some address has there, or by anything."""
        filled = b""
        for number, piece in enumerate(route.replace(">", "<").split("<")):
            filled += self._word() if number % 2 else piece.encode()
        return filled

    def _word(self) -> bytes:
        if self.chance.random() < 0.5:
            return self.chance.choice([part for part in self.chance.choice(self.known).split(b"/") if part] or [b"1"])
        return self.chance.choice(BYTES)

    def _query(self) -> bytes:
        pairs = []
        for _pair in range(self.chance.randrange(1, 5)):
            name, value = self.chance.choice(PARAMETERS).encode(), self.chance.choice(BYTES)
            if self.chance.random() < 0.15:
                value = self.chance.randbytes(self.chance.randrange(60))
            raw = self.chance.random() < 0.1
            pairs.append(name + b"=" + (value if raw else quote_from_bytes(value).encode()))
        return self.chance.choice([b"&", b"&", b"&&", b";"]).join(pairs)


def _headers(environ: dict) -> str:
    return ", ".join(f"{name}={environ[name]!r:.60}" for name in (*HEADERS, "HTTP_HOST") if name in environ)
