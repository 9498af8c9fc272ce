"""gunicorn behind nginx, on 2 to 64 cores: gunicorn portal.wsgi --config deploy/gunicorn.conf.py

A worker is one process on one core. Its threads only wait for the database in turn, so that more of them would cost
connections (workers × threads in all, which PostgreSQL must allow) and memory, and serve nobody faster.
"""

import os
from pathlib import Path

MOST = 64  # workers


def _number(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    return int(value) if value.isdecimal() and int(value) > 0 else default


# systemd hands its own socket over (deploy/systemd/vigie.socket), and this one is then not read.
bind = os.environ.get("GUNICORN_BIND") or "127.0.0.1:8000"
backlog = 2048

worker_class = "gthread"
workers = _number("WEB_CONCURRENCY", min(max(len(os.sched_getaffinity(0)), 2), MOST))
threads = _number("WEB_THREADS", 2)

# Each worker loads the code itself. Were it loaded beforehand by their parent, a reload would start new workers on the
# old code; and `portal.memory.settle`, which runs at the end of loading, frees each from searching it for garbage.
preload_app = False

# A worker is replaced now and then, one at a time, whatever it may have kept.
max_requests = 20_000
max_requests_jitter = 5_000

timeout = 30  # seconds without a sign of life, after which a worker is killed
graceful_timeout = 30  # seconds left to the requests under way when a worker has to go
keepalive = 75  # more than the 60 s of nginx: it is nginx that closes
limit_request_line = 8190  # a search of 200 signs, and filters

# The heartbeats of workers: not on a disk, which may be slow or full.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
accesslog = None  # the site tells its own requests (LOG_FORMAT=json), without network addresses
errorlog = "-"
loglevel = "warning"

# systemd watches over it: nothing of it is asked for by a socket of its own, in a home that is read only.
control_socket_disable = True
