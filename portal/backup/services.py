"""The whole site into one archive, and back."""

import tarfile
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.utils import timezone

from portal.backup import archive, postgresql, sqlite, uploads
from portal.backup.archive import Manifest, Progress, Refused
from portal.backup.rows import counted, is_empty
from portal.core.database import update_statistics

_ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


@dataclass
class BackedUp:
    """`vanished`: files that were removed while the others were being copied."""

    manifest: Manifest
    vanished: list[str]


def back_up(*, target: Path, progress: Progress) -> BackedUp:
    """Nobody has to stop writing: rows are those of one moment, and files those that were there then."""
    if target.exists():
        raise Refused(f"Le fichier {target} existe déjà\u00a0: rien n’a été écrit.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".vigie-") as work:
        engine, kept = _ENGINES[connection.vendor], uploads.kept()
        kept.prepare(Path(work), progress)
        with ExitStack() as until_copied:
            with engine.snapshot(Path(work), progress) as snapshot:
                files = until_copied.enter_context(kept.held())
                manifest = Manifest(connection.vendor, timezone.now().isoformat(timespec="seconds"), snapshot.rows)
                path = snapshot.write()
            with archive.writing(target, manifest) as writer:
                writer.add(snapshot.name, path, progress)
                vanished = [name for name, file in files if not _added(writer, name, file, progress)]
    return BackedUp(manifest, vanished)


def _added(writer: archive.Writer, name: str, path: Path, progress: Progress) -> bool:
    try:
        writer.add(name, path, progress)
    except FileNotFoundError:
        return False
    return True


def restore(*, source: Path, is_forced: bool, progress: Progress) -> Manifest:
    """Nothing is changed before the whole archive is known to be good, nor unless the whole database is written."""
    if not is_forced and not is_empty():
        raise Refused(
            "La base n’est pas vide\u00a0: rien n’a été changé. « --force » efface ce qu’elle contient et met la "
            "sauvegarde à la place."
        )
    manifest = archive.verify(source, progress)
    if manifest.engine != connection.vendor:
        raise Refused(
            f"L’archive vient d’une base {_name(manifest.engine)} et la base du site est {_name(connection.vendor)}"
            "\u00a0: rien n’a été changé."
        )
    _restore(source, manifest, is_forced=is_forced, progress=progress)
    return manifest


def _restore(source: Path, manifest: Manifest, *, is_forced: bool, progress: Progress) -> None:
    """Files first, beside their places; then the rows; then the names of the files."""
    engine = _ENGINES[manifest.engine]
    with tempfile.TemporaryDirectory(prefix="vigie-") as work, tarfile.open(source, mode="r:") as tar:
        database = Path(work, engine.NAME)
        archive.copy(tar.extractfile(engine.NAME), database, progress)
        with uploads.kept().staged(tar, manifest, progress, is_forced=is_forced) as put:
            engine.restore(database, is_forced=is_forced)
            put()
    _compare(manifest)
    update_statistics()


def _compare(manifest: Manifest) -> None:
    """The rows that are there now, against those that were counted when the archive was made."""
    with connection.cursor() as cursor:

        def ask(query: str) -> int:
            cursor.execute(query)
            return cursor.fetchone()[0]

        found = counted(ask, list(manifest.rows))
    differing = [name for name, number in manifest.rows.items() if found[name] != number]
    if differing:
        raise Refused(f"La base restaurée n’a pas le compte de lignes de la sauvegarde\u00a0: {', '.join(differing)}.")


def _name(vendor: str) -> str:
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(vendor, "inconnue")
