"""A service that speaks as much S3 as the site asks for, on loopback."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

NAME = "seau"


class Kept:
    """`files`: by name, their content and the headers with which they were sent."""

    def __init__(self):
        self.files: dict[str, tuple[bytes, dict]] = {}
        self.refused: set[str] = set()  # endings of names


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
        self._answer(200, ETag='"x"')

    def do_GET(self):
        self._tell(has_body=True)

    def do_HEAD(self):
        self._tell(has_body=False)

    def do_DELETE(self):
        self.kept.files.pop(self.name, None)
        self._answer(204)

    def _tell(self, *, has_body: bool) -> None:
        if self.name not in self.kept.files:
            self._answer(404)
            return
        content, _headers = self.kept.files[self.name]
        self._answer(200, content if has_body else b"", len(content), ETag='"x"')

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
