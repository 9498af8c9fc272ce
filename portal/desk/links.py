"""Internal links and files of articles that lead nowhere, found without a network.

An address is asked of the site itself, in this process, as an anonymous reader would. Links to articles, the most of
them by far, are answered from one reading of the table.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from articles.models import Article, Attachment, Box, Figure, RichText
from portal.asking import anonymous_request
from portal.core.publishing import Status

MOVES = 5  # redirects followed
_HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
_NUMBERED = re.compile(r"/(?:n|articles)/(\d{1,9})(?:-[^/]*)?/?")
_STATUSES = {404: "page introuvable", 410: "page retirée du site"}


@dataclass(frozen=True)
class DeadLink:
    """`block` says in which kind of block and how it begins; `why` is in French."""

    article: int
    block: str
    target: str
    why: str


def dead_links() -> Iterator[DeadLink]:
    """In the texts of every article that is not withdrawn, drafts included, block after block."""
    site = _Site()
    with _quiet():
        for block in _texts():
            for target in dict.fromkeys(_internal(block.text)):
                if why := site.why_dead(target):
                    yield DeadLink(block.parent_id, _named(block), target, why)
        for box in _blocks(Box).exclude(url="").iterator():
            if _is_ours(box.url) and (why := site.why_dead(box.url)):
                yield DeadLink(box.parent_id, _named(box), box.url, why)
    yield from _lost_files()


def _blocks(model):
    return model.objects.exclude(parent__status=Status.WITHDRAWN).order_by("parent", "ordering", "pk")


def _texts() -> Iterator[RichText | Box]:
    for model in (RichText, Box):
        yield from _blocks(model).filter(text__contains="href=").iterator(chunk_size=500)


def _named(block) -> str:
    return f"{block._meta.verbose_name} «\u00a0{block}\u00a0»"


def _internal(html: str) -> Iterator[str]:
    yield from (target for target in map(unescape, _HREF.findall(html)) if _is_ours(target))


def _is_ours(target: str) -> bool:
    """Whether the address is of this site; a fragment alone is a place of the same page."""
    try:
        parts = urlsplit(target)
    except ValueError:  # « http://[ »: no browser reads it either
        return True
    is_web = parts.scheme in {"", "http", "https"}
    return is_web and parts.netloc in {"", urlsplit(settings.SITE_URL).netloc} and bool(parts.netloc or parts.path)


class _Site:
    """Answers once for each address."""

    def __init__(self):
        self.handler = WSGIHandler()
        rows = Article.objects.exclude(number=None).values_list("number", "status", "published_at")
        now = timezone.now()
        self.numbers = {number: status == Status.PUBLISHED and at <= now for number, status, at in rows}
        self.why_dead = cache(self._why_dead)

    def _why_dead(self, target: str) -> str:
        """Empty when the link leads somewhere."""
        try:
            path = urlsplit(target).path or "/"
        except ValueError:
            return "adresse mal formée"
        if not path.startswith("/"):
            return "adresse sans «\u00a0/\u00a0» au début\u00a0: elle ne mène pas au même endroit de chaque page"
        if match := _NUMBERED.fullmatch(path):
            is_public = self.numbers.get(int(match[1]))
            unknown = f"aucun article n’a le n°\u00a0{int(match[1])}"
            return unknown if is_public is None else "" if is_public else "article qui n’est pas public"
        for prefix, lost in ((settings.MEDIA_URL, _no_upload), (settings.STATIC_URL, _no_static_file)):
            if path.startswith(prefix):
                return "fichier introuvable" if lost(unquote(path.removeprefix(prefix))) else ""
        return self._asked(path)

    def _asked(self, path: str) -> str:
        for _move in range(MOVES):
            if path.startswith("/admin/"):
                return "page de l’administration, fermée aux lecteurs"
            response = self.handler.get_response(anonymous_request(path))  # no search is asked: it would be counted
            if response.status_code not in {301, 302}:
                break
            there = urljoin(settings.SITE_URL + path, response["Location"])
            if not _is_ours(there):
                return ""
            path = urlsplit(there).path
        status = response.status_code
        return _STATUSES.get(status, f"le site répond {status}") if status >= 300 else ""


def _no_upload(name: str) -> bool:
    try:
        return not default_storage.exists(name)
    except (SuspiciousFileOperation, ValueError, OSError):
        return True


def _no_static_file(name: str) -> bool:
    try:
        return finders.find(name) is None
    except (SuspiciousFileOperation, ValueError, OSError):
        return True


def _lost_files() -> Iterator[DeadLink]:
    """Documents to download and pictures whose file is not there."""
    for model, name in ((Attachment, "document"), (Box, "document"), (Figure, "image")):
        for block in _blocks(model).exclude(**{name: None}).select_related(name).iterator(chunk_size=500):
            record = getattr(block, name)
            if not record.file:
                yield DeadLink(block.parent_id, _named(block), str(record), "sans fichier")
            elif _no_upload(record.file.name):
                yield DeadLink(block.parent_id, _named(block), record.file.name, "fichier introuvable")


@contextmanager
def _quiet():
    """« Not found » is what we look for here: no line in the log for each."""
    logger = logging.getLogger("django.request")
    was, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = was
