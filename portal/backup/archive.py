"""The archive: a plain tar file that ends with a manifest of what it holds, and the manifest’s own checksum."""

import hashlib
import json
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

FORMAT = 1
MANIFEST, SEAL = "manifeste.json", "manifeste.sha256"
MEDIA = "medias/"
_CHUNK = 1 << 20

Progress = Callable[[int], object]  # called with a number of bytes


class Refused(Exception):
    """Why nothing was done: a French sentence."""


@dataclass
class Manifest:
    """`rows`: how many each table holds. `files`: what the archive holds, sizes in bytes and SHA-256."""

    engine: str
    created_at: str
    rows: dict[str, int]
    files: dict[str, dict] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def size(self) -> int:
        return sum(file["size"] for file in self.files.values())

    @property
    def uploads(self) -> list[str]:
        return [name for name in self.files if name.startswith(MEDIA)]


class Writer:
    """Adds files one after the other, read once."""

    def __init__(self, tar: tarfile.TarFile, manifest: Manifest):
        self._tar, self._manifest = tar, manifest

    def add(self, name: str, path: Path, progress: Progress) -> None:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = status.st_size, int(status.st_mtime), 0o644
            reading = _Reading(file, progress)
            self._tar.addfile(info, reading)
        self._manifest.files[name] = {"size": info.size, "sha256": reading.digest}

    def close(self) -> None:
        text = json.dumps(asdict(self._manifest), ensure_ascii=False, indent=1).encode()
        self._add_text(MANIFEST, text)
        self._add_text(SEAL, hashlib.sha256(text).hexdigest().encode())

    def _add_text(self, name: str, text: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(text), 0o644
        self._tar.addfile(info, _Reading(_Bytes(text), int))


class _Reading:
    """A file whose checksum is made as it is read."""

    def __init__(self, file, progress: Progress):
        self._file, self._progress, self._sum = file, progress, hashlib.sha256()

    def read(self, size: int) -> bytes:
        chunk = self._file.read(size)
        self._sum.update(chunk)
        self._progress(len(chunk))
        return chunk

    @property
    def digest(self) -> str:
        return self._sum.hexdigest()


class _Bytes:
    def __init__(self, text: bytes):
        self._rest = text

    def read(self, size: int) -> bytes:
        chunk, self._rest = self._rest[:size], self._rest[size:]
        return chunk


@contextmanager
def writing(path: Path, manifest: Manifest) -> Iterator[Writer]:
    """A new archive, which its owner alone may read. Under its name it is whole: an interrupted one leaves nothing."""
    partial = path.with_name(f"{path.name}.partiel")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                writer = Writer(tar, manifest)
                yield writer
                writer.close()
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def verify(path: Path, progress: Progress) -> Manifest:
    """Reads the whole archive, and says what it holds once every byte is known to be what was written."""
    try:
        return _read(path, progress)
    except FileNotFoundError as error:
        raise Refused(f"Le fichier {path} n’existe pas.") from error
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise Refused(f"L’archive {path.name} est illisible ou incomplète\u00a0: rien n’a été changé.") from error


def _read(path: Path, progress: Progress) -> Manifest:
    found: dict[str, dict] = {}
    texts: dict[str, bytes] = {}
    with tarfile.open(path, mode="r:") as tar:
        for member in tar:
            if not member.isreg() or member.name in found or member.name in texts:
                raise _damaged(path, member.name)
            file = _Reading(tar.extractfile(member), progress)
            if member.name in {MANIFEST, SEAL}:
                texts[member.name] = file.read(member.size)
            else:
                _read_all(file)
                found[member.name] = {"size": member.size, "sha256": file.digest}
    return _agreeing(path, _manifest(path, texts), found)


def _manifest(path: Path, texts: dict[str, bytes]) -> Manifest:
    if texts.keys() != {MANIFEST, SEAL}:
        raise Refused(f"L’archive {path.name} est incomplète ou n’est pas une sauvegarde\u00a0: rien n’a été changé.")
    if hashlib.sha256(texts[MANIFEST]).hexdigest().encode() != texts[SEAL]:
        raise _damaged(path, MANIFEST)
    told = json.loads(texts[MANIFEST])
    if told.get("format") != FORMAT:
        raise Refused(f"L’archive {path.name} a été écrite par une version plus récente du site.")
    return Manifest(**told)


def _agreeing(path: Path, manifest: Manifest, found: dict[str, dict]) -> Manifest:
    for name in sorted(manifest.files.keys() | found.keys()):
        if manifest.files.get(name) != found.get(name):
            raise _damaged(path, name)
    # It is only ours by its checksums: a name must not lead out of the folder all the same.
    for name in manifest.uploads:
        if ".." in PurePosixPath(name).parts:
            raise _damaged(path, name)
    return manifest


def _damaged(path: Path, name: str) -> Refused:
    return Refused(f"L’archive {path.name} est abîmée ({name})\u00a0: rien n’a été changé.")


def differing(place: object) -> Refused:
    return Refused(
        f"Le fichier {place} existe déjà et n’est pas celui de la sauvegarde\u00a0: rien n’a été changé. "
        "« --force » le remplace."
    )


def _read_all(file) -> None:
    while file.read(_CHUNK):
        pass


def copy(source: BinaryIO, target: Path, progress: Progress) -> None:
    with target.open("xb") as file:
        while chunk := source.read(_CHUNK):
            file.write(chunk)
            progress(len(chunk))
