"""Which code makes the pages, so that what an earlier version of the site left in a shared cache is never shown."""

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

_SOURCES = ("portal", "articles", "people", "organisations", "templates", "static")
_KINDS = {".py", ".html", ".xml", ".txt", ".css", ".js", ".mjs", ".svg", ".json"}
# What the pages do not show, and where else nothing of it should be written, be it as a sum.
_LEFT_OUT = {"SECRET_KEY", "SECRET_KEY_FALLBACKS", "DATABASES", "CACHES"}


@cache
def release() -> str:
    """The sum of the sources, of what they are built on and of the settings: the same on each machine that has them."""
    made = sha256()
    for path in _files(settings.BASE_DIR):
        made.update(str(path.relative_to(settings.BASE_DIR)).encode())
        made.update(sha256(path.read_bytes()).digest())
    made.update(json.dumps(_settings(), sort_keys=True, default=_plain).encode())
    return made.hexdigest()[:16]


def _files(root: Path) -> Iterator[Path]:
    yield root / "requirements.txt"
    for folder in _SOURCES:
        yield from sorted(path for path in (root / folder).rglob("*") if path.suffix in _KINDS and path.is_file())


def _settings() -> dict:
    return {name: getattr(settings, name) for name in dir(settings) if name.isupper() and name not in _LEFT_OUT}


def _plain(value) -> object:
    """Not `repr`, which may tell where in the memory a thing is."""
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(getattr(value, "__name__", value))
