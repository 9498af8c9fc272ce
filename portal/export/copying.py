"""Walks the site from its first pages, as an engine would, and writes each thing that it finds into a folder."""

import logging
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIHandler
from django.template import loader
from django.urls import reverse

from portal.asking import anonymous_request
from portal.export.addresses import UNAVAILABLE, Address, address, links, moved, uploads
from portal.logs import REQUESTS

Progress = Callable[[int, int], object]  # called with what is written, and what is known to be written

MARK = ".vigie-copie"  # in the folder of a copy: this one, and no other, may be replaced
_FIRST = ("home", "sitemap", "sitemap_news", "robots", "opensearch", "tdmrep")  # most of the others are found from them
_READ = ("text/html", "application/xml", "application/atom+xml")  # what has links to follow


class Refused(Exception):
    """Why nothing was done: a French sentence."""


@dataclass
class Copied:
    """`lost`: the addresses that pages lead to and that lead nowhere, with what the site answers."""

    written: int = 0
    lost: dict[str, int] = field(default_factory=dict)


def copy_site(target: Path, progress: Progress) -> Copied:
    """The former copy, if any, is served until the new one is whole."""
    if target.exists() and not (target / MARK).is_file():
        raise Refused(f"{target} existe et n’est pas une copie du site\u00a0: rien n’a été écrit.")
    work, former = (target.with_name(f"{target.name}.{word}") for word in ("partiel", "ancien"))
    for left in (work, former):  # by an interruption
        shutil.rmtree(left, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        copied = _Copy(work, progress).make()
    except BaseException:
        shutil.rmtree(work)
        raise
    if target.exists():
        target.rename(former)
    work.rename(target)
    shutil.rmtree(former, ignore_errors=True)
    return copied


class _Copy:
    def __init__(self, folder: Path, progress: Progress):
        self._folder, self._progress = folder, progress
        self._handler, self._copied = WSGIHandler(), Copied()
        self._waiting: list[Address] = []
        self._known: set[Address] = set()
        self._uploads: set[str] = set()

    def make(self) -> Copied:
        self._write_static_files()
        self._write_pages_of_its_own()
        self._find({Address(reverse(name)) for name in _FIRST})
        with _quiet():
            while self._waiting:
                self._copy(self._waiting.pop())
                self._progress(self._copied.written, len(self._known))
        self._write_uploads()
        (self._folder / MARK).touch()
        return self._copied

    def _find(self, addresses: set[Address]) -> None:
        new = {one for one in addresses if not one.path.startswith((settings.STATIC_URL, settings.MEDIA_URL))}
        new -= self._known
        self._known |= new
        self._waiting += sorted(new, key=lambda one: (one.path, one.query), reverse=True)

    def _copy(self, one: Address) -> None:
        if one.path in UNAVAILABLE:
            return
        response = self._handler.get_response(anonymous_request(one.path, one.query))
        status, kind = response.status_code, response.get("Content-Type", "").partition(";")[0]
        if status in {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.FOUND}:
            self._lead(one, response["Location"])
        elif status == HTTPStatus.OK:
            self._keep(one, kind, response.content)
        else:
            self._copied.lost[f"{one.path}{f'?{one.query}' if one.query else ''}"] = status

    def _keep(self, one: Address, kind: str, content: bytes) -> None:
        if kind.startswith(_READ) or kind.endswith("json"):
            text, own = content.decode(), f"{one.path}{f'?{one.query}' if one.query else ''}"
            self._uploads |= uploads(text)
            if kind in _READ:
                self._find(links(text, seen_from=own))
                content = moved(text, seen_from=own).encode()
        self._write(one.file(kind), content)

    def _lead(self, one: Address, location: str) -> None:
        """A page that leads on, in place of a redirect."""
        target = address(location, seen_from=one.path)
        if target is not None:
            self._find({target})
        page = loader.render_to_string("export/moved.html", {"target": target.place if target else location})
        self._write(one.file("text/html"), page.encode())

    def _write(self, name, content: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self._copied.written += 1

    def _write_pages_of_its_own(self) -> None:
        for path in UNAVAILABLE:
            page = loader.render_to_string("export/unavailable.html", {"is_search": path == reverse("search")})
            self._write(Address(path).file("text/html"), page.encode())
        self._write("404.html", loader.render_to_string("404.html", {"words": ""}).encode())

    def _write_static_files(self) -> None:
        """Those that were collected; where nothing is, on one’s own machine, those of the tree."""
        folder = self._folder / settings.STATIC_URL.strip("/")
        if not settings.SERVE_FILES:
            shutil.copytree(staticfiles_storage.location, folder)
            return
        for finder in get_finders():
            for name, storage in finder.list(ignore_patterns=[]):
                with storage.open(name) as file:
                    self._write(folder / name, file.read())

    def _write_uploads(self) -> None:
        folder = self._folder / settings.MEDIA_URL.strip("/")
        for name in sorted(self._uploads):
            if not default_storage.exists(name):
                self._copied.lost[f"{settings.MEDIA_URL}{name}"] = HTTPStatus.NOT_FOUND
                continue
            with default_storage.open(name) as file:
                self._write(folder / name, file.read())


@contextmanager
def _quiet():
    """What is not found is told by who asked, and no request is a reader’s; a page that fails is still in the log."""
    missing, requests = logging.getLogger("django.request"), logging.getLogger(REQUESTS)
    level, disabled = missing.level, requests.disabled
    missing.setLevel(logging.ERROR)
    requests.disabled = True
    try:
        yield
    finally:
        missing.setLevel(level)
        requests.disabled = disabled
