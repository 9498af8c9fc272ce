"""The real site under the gunicorn of `deploy/`: it answers, and changes its workers without failing anybody."""

import http.client
import json
import os
import runpy
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing

import pytest

from tests.factories import ArticleFactory
from tests.operation.restoring import database_url
from tests.operation.serving import DEPLOY, behind, free_port, gunicorn, listens, running, workers_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def environment(tmp_path):
    media = tmp_path / "medias"
    media.mkdir()
    return {
        "DEBUG": "0",
        "SECRET_KEY": "x" * 60,
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1:8000",
        "SERVE_FILES": "1",
        "DATABASE_URL": database_url(),
        "MEDIA_ROOT": str(media),
        "LOG_FORMAT": "json",
        "WEB_CONCURRENCY": "2",
    }


class Readers:
    """Ask page after page, each on a connection of its own, until told to stop."""

    def __init__(self, port: int, number: int = 4):
        self.port, self.answers, self._stop = port, [], threading.Event()
        self._threads = [threading.Thread(target=self._read) for _rank in range(number)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self):
        while not self._stop.is_set():
            try:
                self.answers.append(ask(self.port, "/robots.txt")[0])
            except (OSError, http.client.HTTPException) as error:
                self.answers.append(repr(error))


def ask(port, path):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def _until(is_done, seconds=40):
    until = time.monotonic() + seconds
    while not is_done():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_the_site_answers_and_tells_each_request_in_json(environment, tmp_path):
    port = free_port()
    environment |= {"GUNICORN_BIND": f"127.0.0.1:{port}"}
    log = tmp_path / "log"
    with running(gunicorn("portal.wsgi"), log, is_ready=lambda: listens(("127.0.0.1", port)), **environment) as master:
        status, headers, body = ask(port, "/sante/")
        assert (status, json.loads(body)["état"]) == (200, "bon")
        assert len(workers_of(master)) == 2
    (line,) = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    assert (line["path"], line["status"], line["request_id"]) == ("/sante/", 200, headers["X-Request-ID"])


def test_it_starts_without_a_word_where_its_home_may_not_be_written(environment, tmp_path):
    """As under systemd (ProtectSystem=strict)."""
    port = free_port()
    environment |= {"GUNICORN_BIND": f"127.0.0.1:{port}", "HOME": "/proc", "LOG_FORMAT": "texte"}
    ready = {"is_ready": lambda: listens(("127.0.0.1", port)), **environment}
    with running(gunicorn("portal.wsgi"), tmp_path / "log", **ready):
        assert ask(port, "/robots.txt")[0] == 200
    assert (tmp_path / "log").read_text() == ""


def test_a_surge_on_one_page_makes_it_twice_a_worker_at_most(environment, tmp_path):
    """Two hundred at once, and nothing is kept yet."""
    ArticleFactory(title="Un titre imaginaire")
    port = free_port()
    environment |= {"GUNICORN_BIND": f"127.0.0.1:{port}", "LOG_FORMAT": "texte"}
    ready = {"is_ready": lambda: listens(("127.0.0.1", port)), **environment}
    with (
        running(gunicorn("tests.operation.counted"), tmp_path / "log", **ready),
        ThreadPoolExecutor(200) as pool,
    ):
        answers = list(pool.map(lambda _rank: ask(port, "/articles/"), range(200)))
    assert {status for status, _headers, _body in answers} == {200}
    assert len({body for _status, _headers, body in answers}) == 1
    assert 1 <= (tmp_path / "log").read_text().count("une page faite") <= 2 * 2


def test_a_reload_brings_new_workers_and_fails_nobody(environment, tmp_path):
    port = free_port()
    environment |= {"GUNICORN_BIND": f"127.0.0.1:{port}"}
    ready = {"is_ready": lambda: listens(("127.0.0.1", port)), **environment}
    with running(gunicorn("portal.wsgi"), tmp_path / "log", **ready) as master:
        assert ask(port, "/robots.txt")[0] == 200
        with Readers(port) as readers:
            for _time in range(2):
                before = workers_of(master)
                master.send_signal(signal.SIGHUP)
                _until(lambda before=before: len(workers_of(master)) == 2 and not workers_of(master) & before)
            seen = len(readers.answers)
            _until(lambda: len(readers.answers) > seen + 20)
    assert set(readers.answers) == {200}
    assert len(readers.answers) > 20


def test_workers_that_are_replaced_after_many_requests_fail_nobody(environment, tmp_path):
    port = free_port()
    environment |= {"GUNICORN_BIND": f"127.0.0.1:{port}"}
    ready = {"is_ready": lambda: listens(("127.0.0.1", port)), **environment}
    command = gunicorn("portal.wsgi", "--max-requests", "150", "--max-requests-jitter", "50")
    with running(command, tmp_path / "log", **ready) as master:
        assert ask(port, "/robots.txt")[0] == 200
        before = workers_of(master)
        with Readers(port, 2) as readers:
            _until(lambda: len(workers_of(master)) == 2 and not workers_of(master) & before)
    assert set(readers.answers) == {200}


def test_a_restart_behind_the_socket_of_systemd_refuses_nobody(environment, tmp_path):
    """The socket is held by another: who comes between the end of one gunicorn and the start of the next waits."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=64)) as held, ExitStack() as last:
        command = behind(held, "portal.wsgi")
        options = {"is_ready": lambda: True, "pass_fds": [held.fileno()], **environment}
        with Readers(held.getsockname()[1], 2) as readers:
            for rank in range(2):
                with running(command, tmp_path / f"log{rank}", **options):
                    _until_answered(readers)
            last.enter_context(running(command, tmp_path / "log", **options))
            _until_answered(readers)
    assert set(readers.answers) == {200}


def _until_answered(readers):
    seen = len(readers.answers)
    _until(lambda: len(readers.answers) > seen + 10)


@pytest.mark.parametrize(("cores", "workers"), [(1, 2), (2, 2), (8, 8), (64, 64), (128, 64)])
def test_there_is_a_worker_for_each_core(monkeypatch, cores, workers):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: set(range(cores)))
    for name in ("WEB_CONCURRENCY", "GUNICORN_BIND", "WEB_THREADS"):
        monkeypatch.delenv(name, raising=False)
    told = runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))
    assert (told["workers"], told["threads"], told["bind"]) == (workers, 2, "127.0.0.1:8000")
    monkeypatch.setenv("WEB_CONCURRENCY", "5")
    assert runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))["workers"] == 5
    monkeypatch.setenv("WEB_CONCURRENCY", "beaucoup")
    assert runpy.run_path(str(DEPLOY / "gunicorn.conf.py"))["workers"] == workers
