"""Clients who send or read a byte now and then: through the front server they keep nobody else waiting.

gunicorn itself stands it only from those who say nothing at all: a header that comes byte after byte holds a thread. So
its socket is for nginx alone (deploy/systemd/vigie.socket).
"""

import shutil
import socket
import ssl
import threading
from contextlib import ExitStack, closing, contextmanager

import pytest

from tests.drills.site import environment
from tests.drills.sizes import size
from tests.factories import ArticleFactory
from tests.operation.serving import certificate, gunicorn, listens, nginx, running

pytestmark = pytest.mark.django_db(transaction=True)

SLOW = size(10, 60)  # clients of each kind; the nginx of the tests takes 256 connections, and asks through some of them
SERVED = size(10, 200)  # requests that others make meanwhile
HOST = b"Host: vigie.example.org\r\n"
BEGINNINGS = {
    "nothing": b"",
    "a slow header": b"GET / HTTP/1.1\r\n" + HOST + b"X-Slow: a",
    "a slow body": b"POST /signaler/ HTTP/1.1\r\n" + HOST + b"Content-Length: 100000\r\n\r\na",
    "slow reading": (b"GET /static/fonts/vigie-serif.woff2 HTTP/1.1\r\n" + HOST + b"\r\n") * 20,
}


@contextmanager
def dripping(connections: list[socket.socket]):
    """Each sends one more byte now and then; nobody reads."""
    is_over = threading.Event()

    def drip():
        while not is_over.wait(0.5):
            for connection in connections:
                try:
                    connection.sendall(b"a")
                except OSError:  # it was closed on it, which is well
                    connections.remove(connection)
                    break

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _opened(last: ExitStack, port: int, beginning: bytes, trust: ssl.SSLContext | None = None) -> socket.socket:
    plain = last.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    opened = last.enter_context(trust.wrap_socket(plain)) if trust else plain
    opened.sendall(beginning)
    return opened


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx n’est pas installé (paquet « nginx »)")
@pytest.mark.parametrize("kind", BEGINNINGS)
def test_the_front_server_keeps_slow_clients_to_itself(tmp_path, kind):
    article = ArticleFactory()
    certificate(tmp_path)
    path = str(tmp_path / "gunicorn.sock")
    told = environment(tmp_path, ALLOWED_HOSTS="vigie.example.org", GUNICORN_BIND=f"unix:{path}")
    trust = ssl.create_default_context(cafile=tmp_path / "cert.pem")
    trust.check_hostname = False
    with ExitStack() as last:
        ready = {"is_ready": lambda: listens(path), **told}
        last.enter_context(running(gunicorn("portal.wsgi"), tmp_path / "gunicorn.log", **ready))
        site = last.enter_context(nginx(tmp_path, path))
        slow = [_opened(last, site.port, BEGINNINGS[kind], trust) for _rank in range(SLOW)]
        drips = slow if kind in {"a slow header", "a slow body"} else []
        with dripping(drips):
            statuses = [site.get(article.get_absolute_url())[0] for _rank in range(SERVED)]
        assert set(statuses) == {200}


def test_gunicorn_puts_aside_who_says_nothing(tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    told = environment(tmp_path, GUNICORN_BIND=f"127.0.0.1:{port}")
    ready = {"is_ready": lambda: listens(("127.0.0.1", port)), **told}
    with running(gunicorn("portal.wsgi"), tmp_path / "log", **ready), ExitStack() as last:
        for _rank in range(6):  # more than the four threads
            _opened(last, port, b"")
        asking = _opened(last, port, b"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        asking.settimeout(40)
        assert asking.recv(100).startswith(b"HTTP/1.1 200")
