"""The site as systemd runs it: a socket that stays, and gunicorn behind it, started again whenever it dies."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.operation.restoring import ROOT, database_url
from tests.operation.serving import behind, workers_of

PATIENCE = 60  # seconds in which the site must be back by itself
PAUSE = 0.2  # seconds before gunicorn is started again (RestartSec)


def environment(media: Path, **extra: str) -> dict[str, str]:
    """That of production, but for files served from the tree and the secret of the tests, which made the sessions."""
    inherited = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    told = {
        "DEBUG": "0",
        "SECRET_KEY": "tests",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1:8000",
        "SERVE_FILES": "1",
        "DATABASE_URL": database_url(),
        "MEDIA_ROOT": str(media),
        "LOG_FORMAT": "json",
        "WEB_CONCURRENCY": "2",
    }
    return inherited | told | extra


def wait_until(is_done: Callable[[], object], why: str, seconds: float = PATIENCE) -> None:
    until = time.monotonic() + seconds
    while not is_done():
        assert time.monotonic() < until, why
        time.sleep(0.05)


class SupervisedSite:
    """gunicorn behind a socket of ours. What is left of it when its master dies is killed, as systemd does."""

    def __init__(self, folder: Path, application: str = "portal.wsgi", **extra: str):
        media = folder / "medias"
        media.mkdir(exist_ok=True)
        self.log = folder / "site.log"
        self.environment = environment(media, **extra)
        self.application = application
        self.starts = 0
        self._is_over = threading.Event()

    def __enter__(self):
        self._held = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self._held.getsockname()[1]
        self._output = self.log.open("ab")
        self.process = self._start()
        self._guard = threading.Thread(target=self._start_again_for_ever)
        self._guard.start()
        return self

    def __exit__(self, *error):
        self._is_over.set()
        self._guard.join()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=40)
        self._output.close()
        self._held.close()

    def _start(self) -> subprocess.Popen:
        self.starts += 1
        command = list(map(str, behind(self._held, self.application)))
        descriptors = {"pass_fds": [self._held.fileno()], "stdout": self._output, "stderr": self._output}
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, **descriptors)

    def _start_again_for_ever(self) -> None:
        workers = self.workers()
        while not self._is_over.is_set():
            workers = self.workers() or workers
            if self.process.poll() is not None:
                for worker in workers:
                    end(int(worker))
                self._is_over.wait(PAUSE)
                self.process = self._start()
            self._is_over.wait(0.05)

    def workers(self) -> set[str]:
        try:
            return workers_of(self.process)
        except OSError:  # it is dead
            return set()

    def get(self, path: str, **headers: str):
        """The status, the headers and the body."""
        return ask(self.port, "GET", path, headers=headers)

    def is_up(self) -> bool:
        try:
            return self.get("/robots.txt")[0] == 200
        except (OSError, http.client.HTTPException):
            return False


def ask(port: int, method: str, path: str, *, body: str | None = None, headers: dict | None = None):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def end(pid: int) -> None:
    """As `kill -9` does; a process that is gone already is well so."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        print(f"{pid} was gone", file=sys.stderr)  # noqa: T201
