"""nginx and gunicorn, started on this machine’s loopback with the files of `deploy/`."""

import http.client
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

from tests.operation.restoring import ROOT

DEPLOY = ROOT / "deploy"


def free_port() -> int:
    with closing(socket.socket()) as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


@contextmanager
def running(command: list, log: Path, *, is_ready, pass_fds: list[int] | tuple = (), **environment: str):
    """A program of ours, until the end of the block. `is_ready()` is asked until it says so."""
    inherited = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    with log.open("wb") as output:
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=ROOT,
            env=inherited | environment,
            stdout=output,
            stderr=output,
            pass_fds=pass_fds,
        )
    try:
        _wait(lambda: process.poll() is not None or is_ready())
        assert process.poll() is None, log.read_text()
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(timeout=40)


def _wait(is_done, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not is_done():
        assert time.monotonic() < until, "rien ne répond"
        time.sleep(0.05)


def listens(address) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with closing(socket.socket(family)) as asked:
        return asked.connect_ex(address) == 0


def gunicorn(application: str, *options: str) -> list:
    return [sys.executable, "-m", "gunicorn", application, "--config", DEPLOY / "gunicorn.conf.py", *options]


# As systemd does: the socket is the descriptor 3 of the program, and the program is told that it is.
HANDED_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *sys.argv[2:]])
"""


def behind(held: socket.socket, application: str, *options: str) -> list:
    """gunicorn behind a socket that another holds, which it is to be given (`pass_fds`)."""
    number = str(held.fileno())
    return [sys.executable, "-c", HANDED_OVER, number, *gunicorn(application, *options)[3:]]


def workers_of(process: subprocess.Popen) -> set[str]:
    return set(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split())


class Site:
    """What a reader’s browser asks of nginx, over TLS."""

    def __init__(self, port: int, plain_port: int, folder: Path):
        self.port, self.plain_port, self.folder = port, plain_port, folder
        self._trust = ssl.create_default_context(cafile=folder / "cert.pem")
        self._trust.check_hostname = False

    def get(self, path: str, *, is_plain: bool = False, method: str = "GET", **headers: str):
        """The status, the headers and the body."""
        if is_plain:
            connection = http.client.HTTPConnection("127.0.0.1", self.plain_port, timeout=10)
        else:
            connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=10, context=self._trust)
        with closing(connection):
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Host": "vigie.example.org"} | names)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()


@contextmanager
def nginx(folder: Path, upstream: str):
    """The site of deploy/nginx.conf, but for its ports and folders."""
    site = Site(free_port(), free_port(), folder)
    text = (DEPLOY / "nginx.conf").read_text()
    for old, new in {
        "listen [::]:80 default_server;": "",
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
        "listen 80": f"listen 127.0.0.1:{site.plain_port}",
        "listen 443": f"listen 127.0.0.1:{site.port}",
        "/etc/letsencrypt/live/vigie.example.org/fullchain.pem": folder / "cert.pem",
        "/etc/letsencrypt/live/vigie.example.org/privkey.pem": folder / "key.pem",
        "/run/vigie/gunicorn.sock": upstream,
        "/var/lib/nginx/vigie": folder / "cache",
        "/var/log/nginx": folder,
        "/srv/vigie/site/var": folder,
    }.items():
        assert old in text, old
        text = text.replace(old, str(new))
    (folder / "vigie.conf").write_text(text)
    (folder / "main.conf").write_text(
        f"daemon off; pid {folder}/pid; user root; error_log {folder}/erreurs.log;"
        "events { worker_connections 256; }"
        f"http {{ include /etc/nginx/mime.types; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;"
        f"include {folder}/vigie.conf; }}"
    )
    command = ["nginx", "-c", folder / "main.conf", "-e", folder / "erreurs.log"]
    with running(command, folder / "nginx.log", is_ready=lambda: listens(("127.0.0.1", site.port))):
        yield site


def certificate(folder: Path) -> None:
    """One that no browser would take, for the name of the example."""
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=vigie.example.org"]
    subprocess.run([*make, "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True)
