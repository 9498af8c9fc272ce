"""A server of PostgreSQL of our own, in a folder that is thrown away, so that it may be killed or starved."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import environ
from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend

from tests.drills.site import end, wait_until
from tests.operation.serving import free_port, listens, workers_of

USER = "postgres"  # the server refuses to run as root


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


BINARIES = _binaries()


class Cluster:
    """`folder` belongs to this cluster alone, and may be on a disk of its own."""

    def __init__(self, folder: Path):
        self._as_user = {"user": USER, "group": USER, "extra_groups": []} if os.geteuid() == 0 else {}
        self.data, self.port = folder / "base", free_port()
        self.log = folder / "postgresql.log"
        if self._as_user:
            shutil.chown(folder, USER, USER)
        make = [BINARIES / "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"]
        made = subprocess.run(
            [*make, "-D", self.data], cwd="/", capture_output=True, text=True, check=False, **self._as_user
        )
        assert made.returncode == 0, made.stderr

    @property
    def address(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = [*("-p", self.port), *("-k", self.data), *("-c", "listen_addresses=127.0.0.1")]
        command = list(map(str, [BINARIES / "postgres", "-D", self.data, *options]))
        with tempfile.TemporaryFile() as output:
            self.process = subprocess.Popen(command, cwd="/", stdout=output, stderr=output, **self._as_user)
        wait_until(lambda: self.process.poll() is not None or self._answers(), "PostgreSQL does not start")
        assert self.process.poll() is None

    def _answers(self) -> bool:
        ask = [BINARIES / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return listens(("127.0.0.1", self.port)) and subprocess.run(ask, check=False).returncode == 0

    def kill(self) -> None:
        """The server and the processes that it made for its clients, all of them in the middle of what they do."""
        children = workers_of(self.process)
        for pid in (self.process.pid, *map(int, children)):
            end(pid)
        self.process.wait(timeout=20)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # « fast »: clients are cut off
            self.process.wait(timeout=40)


@contextmanager
def crossed_folder():
    """A temporary folder through which the other user may go."""
    with tempfile.TemporaryDirectory(prefix="vigie-") as made:
        os.chmod(made, 0o755)  # noqa: S103
        yield Path(made)


@contextmanager
def cluster():
    """Started, empty, and stopped at the end."""
    with crossed_folder() as folder:
        own = Cluster(folder)
        own.start()
        try:
            yield own
        finally:
            own.stop()


@contextmanager
def working_on(address: str):
    """The ORM of this thread works on that database, with every table made."""
    told = environ.Env.db_url_config(address)
    told = connections.configure_settings({"default": told})["default"]
    former = connections["default"]
    connections["default"] = load_backend(told["ENGINE"]).DatabaseWrapper(told, "default")
    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connections["default"].close()
        connections["default"] = former
