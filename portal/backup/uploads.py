"""The uploaded files: those that are there at one moment, and how they are put back."""

import filecmp
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

from django.core.files.storage import default_storage

from portal.backup.archive import MEDIA, Manifest, Progress, copy, differing
from portal.backup.bucket import InBucket
from portal.media.storing import PARTIAL

_STAGE, _HOLD = ".restauration-", ".sauvegarde-"


class Folder:
    """On a disk of the machine."""

    def __init__(self, root: Path):
        self._root = root

    def prepare(self, work: Path, progress: Progress) -> None:
        """Nothing: second names are given at once."""

    @contextmanager
    def held(self) -> Iterator[Iterable[tuple[str, Path]]]:
        with held(self._root) if self._root.is_dir() else nullcontext({}) as found:
            yield found.items()

    @contextmanager
    def staged(
        self, tar: tarfile.TarFile, manifest: Manifest, progress: Progress, *, is_forced: bool
    ) -> Iterator[Callable[[], None]]:
        with staged(tar, manifest, self._root, progress) as places:
            if not is_forced:
                refuse_to_replace(places)
            yield partial(put, places)


def listed(root: Path) -> dict[str, Path]:
    """Name in the archive → file. What comes later is the next backup’s: its row is not in this one either.

    A file is written before the row that names it: to list them once the rows are frozen finds the file of each row.
    """
    found = {}
    for parent, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith((_STAGE, _HOLD)))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith(PARTIAL) and path.is_file() and not path.is_symlink():
                found[f"{MEDIA}{path.relative_to(root).as_posix()}"] = path
    return found


@contextmanager
def held(root: Path) -> Iterator[dict[str, Path]]:
    """The same under second names: a picture that is deleted meanwhile loses its first one, and is still to be read."""
    with tempfile.TemporaryDirectory(dir=root, prefix=_HOLD, ignore_cleanup_errors=True) as hold:
        found = listed(root)
        yield {name: _held(path, Path(hold, str(rank))) for rank, (name, path) in enumerate(found.items())}


def _held(path: Path, second: Path) -> Path:
    try:
        second.hardlink_to(path)
    except OSError:  # gone already, or a disk that gives no second name
        return path
    return second


@contextmanager
def staged(tar: tarfile.TarFile, manifest: Manifest, root: Path, progress: Progress) -> Iterator[dict[Path, Path]]:
    """The files of the archive beside their places, on the same disk: to put them there is then a matter of names.

    Staged file → place. Leaves nothing behind.
    """
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root, prefix=_STAGE, ignore_cleanup_errors=True) as stage:
        places = {}
        for rank, name in enumerate(manifest.uploads):
            member, path = tar.getmember(name), Path(stage, str(rank))
            copy(tar.extractfile(member), path, progress)
            path.chmod(0o644)
            os.utime(path, (member.mtime, member.mtime))
            places[path] = root / name.removeprefix(MEDIA)
        yield places


def refuse_to_replace(places: dict[Path, Path]) -> None:
    """A file of the same name that says something else is somebody’s work."""
    for path, place in places.items():
        if place.exists() and not filecmp.cmp(path, place, shallow=False):
            raise differing(place)


def put(places: dict[Path, Path]) -> None:
    for path, place in places.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)


def kept() -> Folder | InBucket:
    """Where the site keeps them."""
    try:
        return Folder(Path(default_storage.path("")))
    except NotImplementedError:
        return InBucket(default_storage)
