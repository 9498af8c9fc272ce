"""A page that comes in pieces, as on a bad network: what is already painted stays where it is."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.browser.test_pages import SHIFTS, addresses  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PIECES, APART = 30, 0.04  # of each page; seconds


@pytest.fixture
def slow(live_server):
    """The address of a server that passes on what the site answers, its pages piece by piece."""

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self):
            try:
                answer = urlopen(f"{live_server.url}{self.path}")  # noqa: S310 - loopback
            except HTTPError as refused:
                answer = refused
            with answer:
                body, kind = answer.read(), answer.headers["Content-Type"]
            self.send_response(answer.status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            head = body.find(b"</head>") if kind.startswith("text/html") else len(body)
            self.wfile.write(body[:head])
            size = max(1, (len(body) - head) // PIECES)
            for first in range(head, len(body), size):
                self.wfile.write(body[first : first + size])
                time.sleep(APART)

        def log_message(self, *told):
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_painted_stays_where_it_is_while_the_rest_comes(browser, slow, addresses, width):  # noqa: F811
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        moved = {}
        for address in addresses:
            page.goto(f"{slow}{address}", wait_until="load")
            if shift := page.evaluate(SHIFTS):
                moved[address] = shift
    assert moved == {}
