"""A service that speaks as much S3 as the site asks for, on loopback."""

import hashlib
import threading
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

NAME = "seau"
PUBLIC = "https://medias.example.org/vigie/"


class Kept:
    """`files`: by name, their content and the headers with which they were sent."""

    def __init__(self):
        self.files: dict[str, tuple[bytes, dict]] = {}
        self.refused: set[str] = set()  # endings of names
        self.tell_listed: Callable[[], object] = lambda: None  # called once all is listed
        self.left: set[str] = set()  # listed, and gone when it is asked for


def _mark(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


class _Speaker(BaseHTTPRequestHandler):
    kept: Kept

    @property
    def name(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix(f"/{NAME}/")

    def do_PUT(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if self.name.endswith(tuple(self.kept.refused)):
            self._answer(403)
            return
        self.kept.files[self.name] = content, dict(self.headers)
        self._answer(200, ETag=_mark(content))

    def do_GET(self):
        asked = urlsplit(self.path)
        if "list-type=2" in asked.query:
            self._list(parse_qs(asked.query).get("continuation-token", [""])[0])
        else:
            self._tell(has_body=True)

    def do_HEAD(self):
        self._tell(has_body=False)

    def do_DELETE(self):
        self.kept.files.pop(self.name, None)
        self._answer(204)

    def _tell(self, *, has_body: bool) -> None:
        if self.name not in self.kept.files or self.name in self.kept.left:
            self._answer(404)
            return
        content, _headers = self.kept.files[self.name]
        self._answer(200, content if has_body else b"", len(content), ETag=_mark(content))

    def _list(self, after: str) -> None:
        """Two names at a time."""
        names = [name for name in sorted(self.kept.files) if name > after]
        told = "".join(
            f"<Contents><Key>{escape(name)}</Key><ETag>{_mark(self.kept.files[name][0])}</ETag></Contents>"
            for name in names[:2]
        )
        if names[2:]:
            told += f"<IsTruncated>true</IsTruncated><NextContinuationToken>{escape(names[1])}</NextContinuationToken>"
        body = f"<ListBucketResult>{told}</ListBucketResult>".encode()
        if not names[2:]:
            self.kept.tell_listed()
        self._answer(200, body, len(body))

    def _answer(self, status: int, body: bytes = b"", length: int = 0, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Nothing."""


@contextmanager
def bucket():
    """The service until the end of the block: its address, and what it keeps."""
    kept = Kept()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Speaker", (_Speaker,), {"kept": kept}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def environment(address: str) -> dict[str, str]:
    """The settings of a site whose uploads are there."""
    return {
        "MEDIA_URL": PUBLIC.rstrip("/"),
        "MEDIA_S3_BUCKET": NAME,
        "MEDIA_S3_ENDPOINT": address,
        "MEDIA_S3_REGION": "fr",
        "MEDIA_S3_ACCESS_KEY": "cle",
        "MEDIA_S3_SECRET_KEY": "secret",
    }


def use(settings, address: str) -> None:
    """The same for the process of the tests."""
    options = {"bucket_name": NAME, "endpoint_url": address, "region_name": "fr"}
    options |= {"access_key": "cle", "secret_key": "secret"}
    settings.MEDIA_URL = PUBLIC
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "portal.media.s3.Bucket", "OPTIONS": options}}
