"""A disk so small that it can be filled: a piece of memory, which root alone may mount."""

import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

_CHUNK = 1 << 16


@contextmanager
def small_disk(folder: Path, megabytes: int):
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "vigie-drill", folder]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("monter un disque demande d’être root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def filled(disk: Path):
    """To the last byte, until the end of the block."""
    ballast = disk / "lest"
    with ballast.open("wb", buffering=0) as file:
        for size in (_CHUNK, 1):
            _fill(file, size)
    try:
        yield
    finally:
        ballast.unlink()


def _fill(file, size: int) -> None:
    try:
        while file.write(bytes(size)):
            pass
    except OSError:
        return
