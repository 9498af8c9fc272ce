"""What the pages of the site are compared with: applications that do nothing but send bytes already made.

gunicorn is asked for `scripts.bench.bare:wsgi`, or for the same from Django: `scripts.bench.bare:django()`.
"""

import os
import pickle
from functools import cache
from pathlib import Path

ANSWERS = "VIGIE_BENCH_ANSWERS"  # the file of what they send, by address: see `keep`

Answer = tuple[int, str, list[tuple[str, str]], bytes]  # status, reason, headers, body


def keep(path: Path, answers: dict[str, Answer]) -> None:
    path.write_bytes(pickle.dumps(answers))


@cache
def _sent() -> dict[str, Answer]:
    return pickle.loads(Path(os.environ[ANSWERS]).read_bytes())  # noqa: S301 - written by this very run


def wsgi(environ, start_response):
    """A bare WSGI application."""
    status, reason, headers, body = _sent()[environ["RAW_URI"]]
    start_response(f"{status} {reason}", headers)
    return [body]


def django():
    """A bare Django view behind the two middlewares that every project has, without any database."""
    from django.conf import settings  # noqa: PLC0415 - each application loads what is its own
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415

    common = ["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"]
    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF="scripts.bench.bare_addresses", MIDDLEWARE=common)
    return get_wsgi_application()


def view(request):
    """What `django` answers everywhere."""
    from django.http import HttpResponse  # noqa: PLC0415

    status, _reason, headers, body = _sent()[request.META["RAW_URI"]]
    return HttpResponse(body, status=status, headers=dict(headers))
