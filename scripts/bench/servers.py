"""gunicorn with two workers, and what it costs to ask it for pages: times, and processor."""

import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from scripts.bench.bare import Answer

ROOT = Path(__file__).resolve().parent.parent.parent
HOST, WORKERS, CONNECTIONS = "127.0.0.1", 2, 4
_OF_THE_SERVER = {"server", "date", "connection", "transfer-encoding"}
_NEW_PORTS = iter(range(8870, 9000))


def resident(process: str) -> float:
    """Megabytes of memory that a process holds."""
    return int(Path(f"/proc/{process}/status").read_text().partition("VmRSS:")[2].split()[0]) / 1024


@dataclass
class Load:
    """Many requests for one page."""

    rate: float  # requests a second
    processor: float  # microseconds of the workers’ for each
    times: list[float]  # milliseconds, one of each request


@dataclass
class Server:
    """Two workers, and the port on which they answer."""

    process: subprocess.Popen
    port: int

    def ask(self, path: str, **headers: str) -> Answer:
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=60)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            told = [pair for pair in answer.getheaders() if pair[0].lower() not in _OF_THE_SERVER]
            return answer.status, answer.reason, told, answer.read()

    @property
    def processor(self) -> float:
        """Seconds that the workers have had of it."""
        threads = (thread for worker in self._workers for thread in Path(f"/proc/{worker}/task").iterdir())
        return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9

    @property
    def memory(self) -> float:
        """Megabytes of the largest worker."""
        return max(map(resident, self._workers))

    @property
    def _workers(self) -> list[str]:
        return Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()

    def loaded(self, path: str, number: int, status: int = 200, **headers: str) -> Load:
        each, times = number // CONNECTIONS, []
        readers = [
            Thread(target=self._read, args=(path, each, status, headers, times), daemon=True)
            for _rank in range(CONNECTIONS)
        ]
        started, before = time.perf_counter(), self.processor
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        lasted, spent = time.perf_counter() - started, self.processor - before
        if len(times) < each * CONNECTIONS:
            sys.exit(f"✗ {path}\u00a0: une réponse n’est pas celle que l’on attendait ({status})")
        return Load(len(times) / lasted, 1e6 * spent / len(times), times)

    def _read(self, path: str, number: int, status: int, headers: dict[str, str], times: list[float]) -> None:
        with closing(http.client.HTTPConnection(HOST, self.port, timeout=60)) as connection:
            for _rank in range(number):
                started = time.perf_counter()
                connection.request("GET", path, headers=headers)
                answer = connection.getresponse()
                answer.read()
                if answer.status != status:
                    return
                times.append(1000 * (time.perf_counter() - started))


@contextmanager
def serving(application: str, environment: dict[str, str]) -> Iterator[Server]:
    """gunicorn as it is deployed, whose workers live as long as the measure."""
    port = next(_NEW_PORTS)
    settings = {"GUNICORN_BIND": f"{HOST}:{port}", "WEB_CONCURRENCY": str(WORKERS), "ALLOWED_HOSTS": HOST, "DEBUG": "0"}
    told = ["--config", "deploy/gunicorn.conf.py", "--max-requests", "0"]
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "gunicorn", application, *told], cwd=ROOT, env=environment | settings
    )
    server = Server(process, port)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait(server: Server) -> None:
    for _rank in range(600):
        if server.process.poll() is not None:
            break
        try:
            with closing(http.client.HTTPConnection(HOST, server.port, timeout=60)) as connection:
                connection.connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("✗ gunicorn ne répond pas")
