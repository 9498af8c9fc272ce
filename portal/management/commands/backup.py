"""`manage.py backup`: the database and the uploaded files in one archive, while the site goes on."""

import sqlite3
import sys
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone
from django.utils.formats import number_format
from tqdm import tqdm

from portal.backup.archive import Refused
from portal.backup.services import back_up
from portal.core.commands import FrenchCommand
from portal.media.weights import weight
from portal.outages import has_no_room


class Command(FrenchCommand):
    help = (
        "Sauvegarde la base et les fichiers déposés dans une archive, sans arrêter le site. L’archive contient les "
        "comptes de la rédaction : gardez-la comme la base elle-même."
    )

    def add_arguments(self, parser):
        parser.add_argument("archive", nargs="?", type=Path, help="par défaut, dans BACKUP_ROOT, à la date du jour")
        parser.add_argument(
            "--keep", type=int, default=0, metavar="N", help="ne garde que les N dernières archives de BACKUP_ROOT"
        )

    def handle(self, *args, **options):
        folder, started = settings.BACKUP_ROOT, monotonic()
        target = options["archive"] or folder / f"vigie-{timezone.localtime():%Y%m%d-%H%M%S}.tar"
        with tqdm(desc="Sauvegarde", unit="o", unit_scale=True, disable=not sys.stderr.isatty(), leave=False) as bar:
            try:
                done = back_up(target=target, progress=bar.update)
            except Refused as refusal:
                raise CommandError(str(refusal)) from refusal
            except (OSError, sqlite3.Error) as error:
                reason = "le disque est plein" if has_no_room(error) else getattr(error, "strerror", None) or error
                raise CommandError(f"L’archive n’a pas pu être écrite\u00a0: {reason}.") from error
        manifest = done.manifest
        self.stdout.write(
            f"Sauvegarde écrite en {monotonic() - started:.0f} s\u00a0: {target} ({weight(target.stat().st_size)}, "
            f"{_figure(sum(manifest.rows.values()))} lignes, {_figure(len(manifest.uploads))} fichiers déposés)."
        )
        for name in done.vanished:
            self.stderr.write(f"Supprimé pendant la sauvegarde, et absent de l’archive\u00a0: {name}")
        if options["keep"] > 0:
            for old in sorted(folder.glob("vigie-????????-??????.tar"))[: -options["keep"]]:
                old.unlink()


def _figure(number: int) -> str:
    return number_format(number, force_grouping=True)
