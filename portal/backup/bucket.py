"""Uploaded files that a service keeps (portal/media/s3.py): the same moment as on a disk, and the same way back."""

import hashlib
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path

from django.core.files import File

from portal.backup.archive import MEDIA, Manifest, Progress, differing


class InBucket:
    """No second name keeps there a file that is deleted: each is copied, most of them before the rows are frozen."""

    def __init__(self, storage):
        self._storage = storage
        self._ranks = count()
        self._copies: dict[str, tuple[str, Path]] = {}  # name → the mark of what was copied, the copy

    def prepare(self, work: Path, progress: Progress) -> None:
        """The second time for what came and went during the first, which may be long."""
        self._folder, self._progress = work / "medias", progress
        self._folder.mkdir()
        for _time in range(2):
            marks = self._storage.listing()
            self._copy(marks)
            for name in self._copies.keys() - marks.keys():
                self._copies.pop(name)[1].unlink(missing_ok=True)

    @contextmanager
    def held(self) -> Iterator[Iterable[tuple[str, Path]]]:
        """Once the rows are frozen: what came since, and nothing is taken away, for a row may still name it."""
        self._copy(self._storage.listing())
        yield self._handed_over()

    def _copy(self, marks: dict[str, str]) -> None:
        for name, mark in sorted(marks.items()):
            known, path = self._copies.get(name) or ("", self._folder / str(next(self._ranks)))
            if known == mark:
                continue
            self._copies[name] = "", path  # told as missing, unless it is still there
            with suppress(FileNotFoundError):
                self._storage.fetch(name, path)
                self._copies[name] = mark, path
                self._progress(path.stat().st_size)

    def _handed_over(self) -> Iterator[tuple[str, Path]]:
        """Each copy leaves once it is in the archive: both together take the room of one."""
        for name, (_mark, path) in self._copies.items():
            yield f"{MEDIA}{name}", path
            path.unlink(missing_ok=True)

    @contextmanager
    def staged(
        self, tar: tarfile.TarFile, manifest: Manifest, progress: Progress, *, is_forced: bool
    ) -> Iterator[Callable[[], None]]:
        """What is not there yet is put there first, and leaves again unless the rows are written."""
        there = self._storage.listing()
        missing, changed = [], []
        for name in manifest.uploads:
            if name.removeprefix(MEDIA) not in there:
                missing.append(name)
            elif self._checksum(name) != manifest.files[name]["sha256"]:
                changed.append(name)
        if changed and not is_forced:
            raise differing(changed[0].removeprefix(MEDIA))
        put: list[str] = []
        try:
            for name in missing:
                self._put(tar, name, progress)
                put.append(name.removeprefix(MEDIA))
            yield partial(self._replace, tar, changed, progress, put)
        except BaseException:
            with suppress(ConnectionError):  # no row names what is left there
                self._storage.discard(put)
            raise

    def _checksum(self, name: str) -> str:
        with tempfile.TemporaryDirectory(prefix="vigie-") as work:
            path = Path(work, "fichier")
            self._storage.fetch(name.removeprefix(MEDIA), path)
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()

    def _replace(self, tar: tarfile.TarFile, changed: list[str], progress: Progress, put: list[str]) -> None:
        """From now on rows name what was put."""
        put.clear()
        for name in changed:
            self._put(tar, name, progress)

    def _put(self, tar: tarfile.TarFile, name: str, progress: Progress) -> None:
        member = tar.getmember(name)
        self._storage.put(name.removeprefix(MEDIA), File(tar.extractfile(member)))
        progress(member.size)
