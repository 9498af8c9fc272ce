"""A page that is kept, and « not modified », beside a bare WSGI application that sends the same bytes.

    python -m scripts.bench.serving [--path /articles/] [--requests 2000] [--rounds 5]

On the database of the site, under two workers of gunicorn each, in one run, in turn. The ratio of processor is the one
that a busy machine hardly changes: that of the workers, and not of the database’s server.
"""

import argparse
import http.client
import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent.parent
HOST, CONNECTIONS = "127.0.0.1", 4
ANSWER = "VIGIE_BENCH_ANSWER"  # where the bare application finds what it sends
_OF_THE_SERVER = {"server", "date", "connection", "transfer-encoding"}


def bare(_environ, start_response):
    """What gunicorn asks, once in each worker, for `scripts.bench.serving:bare`."""
    status, headers, body = _sent()
    start_response(status, headers)
    return [body]


@cache
def _sent() -> tuple[str, list[tuple[str, str]], bytes]:
    return pickle.loads(Path(os.environ[ANSWER]).read_bytes())  # noqa: S301 - written by this very run


@dataclass
class Server:
    """Two workers, and the port on which they answer."""

    process: subprocess.Popen
    port: int

    def ask(self, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=60)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer, answer.read()

    @property
    def processor(self) -> float:
        """Seconds that the workers have had of it."""
        workers = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        threads = (thread for worker in workers for thread in Path(f"/proc/{worker}/task").iterdir())
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9

    def loaded(self, path: str, number: int, status: int, **headers: str) -> tuple[float, float]:
        """Requests a second, and microseconds of processor for each."""
        threads = [
            Thread(target=self._read, args=(path, number // CONNECTIONS, status, headers)) for _ in range(CONNECTIONS)
        ]
        started, before = time.perf_counter(), self.processor
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return number / (time.perf_counter() - started), 1e6 * (self.processor - before) / number

    def _read(self, path: str, number: int, status: int, headers: dict[str, str]) -> None:
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=60)) as connection:
            for _rank in range(number):
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
                answer.read()
                if answer.status != status:
                    sys.exit(f"✗ {path}\u00a0: {answer.status}")


@contextmanager
def serving(application: str, port: int, **environment: str) -> Iterator[Server]:
    settings = {"GUNICORN_BIND": f"{HOST}:{port}", "WEB_CONCURRENCY": "2", "ALLOWED_HOSTS": HOST, "DEBUG": "0"}
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        application,
        "--config",
        "deploy/gunicorn.conf.py",
        "--max-requests",
        "0",
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings | environment)  # noqa: S603
    server = Server(process, port)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait(server: Server) -> None:
    for _rank in range(300):
        try:
            server.ask("/robots.txt")
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("✗ gunicorn ne répond pas")


def main() -> None:
    options = _options()
    with tempfile.NamedTemporaryFile() as file, serving("portal.wsgi", options.port) as site:
        coding = {"Accept-Encoding": "gzip"}
        answer, body = site.ask(options.path, **coding)
        if answer.status != 200 or not answer.headers["ETag"]:
            sys.exit(f"✗ {options.path}\u00a0: {answer.status}, et rien à garder. La base est celle de DATABASE_URL.")
        headers = [pair for pair in answer.getheaders() if pair[0].lower() not in _OF_THE_SERVER]
        Path(file.name).write_bytes(pickle.dumps((f"{answer.status} {answer.reason}", headers, body)))
        known = coding | {"If-None-Match": answer.headers["ETag"]}
        with serving("scripts.bench.serving:bare", options.port + 1, **{ANSWER: file.name}) as nothing:
            asked = {
                "application nue": lambda: nothing.loaded(options.path, options.requests, 200, **coding),
                "page gardée": lambda: site.loaded(options.path, options.requests, 200, **coding),
                "304": lambda: site.loaded(options.path, options.requests, 304, **known),
            }
            rounds = [{name: act() for name, act in asked.items()} for _rank in range(options.rounds + 1)][1:]
    sys.stdout.write(_table(rounds, len(body)))


def _table(rounds: list[dict[str, tuple[float, float]]], size: int) -> str:
    lines = [f"{size} octets. Médianes de {len(rounds)} tours.\n"]
    lines += ["| | requêtes/s | µs de processeur | rapport des requêtes/s | rapport des processeurs |"]
    lines += ["|---|--:|--:|--:|--:|"]
    for name in rounds[0]:
        rate, spent = (median(told[name][rank] for told in rounds) for rank in (0, 1))
        rates = median(told[name][0] / told["application nue"][0] for told in rounds)
        processors = median(told["application nue"][1] / told[name][1] for told in rounds)
        lines += [f"| {name} | {rate:.0f} | {spent:.0f} | {rates:.2f} | {processors:.2f} |".replace(".", ",")]
    return "\n".join([*lines, ""])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--path", default="/articles/", help="the page (/articles/)")
    parser.add_argument("--requests", type=int, default=2000, help="of each kind in each round (2000)")
    parser.add_argument("--rounds", type=int, default=5, help="beside the first, which warms up (5)")
    parser.add_argument("--port", type=int, default=8870, help="and the next one (8870)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
