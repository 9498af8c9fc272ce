"""Uploads on the disk of the machine: whole under their name, or not there at all."""

import os
import tempfile
from pathlib import Path

from django.core.files.storage import FileSystemStorage

PARTIAL = ".depot-"  # how the name of a file that is being written begins: nginx shows nothing of it
_READABLE = 0o644


class WholeFiles(FileSystemStorage):
    """A disk that is full, or a worker that is killed, leaves no half of a picture where readers may ask for it."""

    def _save(self, name, content):
        Path(self.location).mkdir(parents=True, exist_ok=True)
        descriptor, partial = tempfile.mkstemp(dir=self.location, prefix=PARTIAL)
        try:
            with open(descriptor, "wb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(descriptor)
            os.chmod(partial, self.file_permissions_mode or _READABLE)
            return self._named(partial, name)
        finally:
            Path(partial).unlink(missing_ok=True)

    def _named(self, partial: str, name: str) -> str:
        """Under that name, or another when it is taken: it is reserved first, for two files may want it at once."""
        while True:
            place = Path(self.path(name))
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                place.open("xb").close()
            except FileExistsError:
                name = self.get_available_name(name)
                continue
            os.replace(partial, place)
            return place.relative_to(self.location).as_posix()
