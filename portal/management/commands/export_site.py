"""`manage.py export_site`: the public site as files that nginx serves alone, for the day when nothing else runs."""

import sys
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.management.base import CommandError
from django.utils.formats import number_format
from tqdm import tqdm

from portal.core.commands import FrenchCommand
from portal.export.copying import Refused, copy_site


class Command(FrenchCommand):
    help = (
        "Écrit le site public en fichiers, qu’un serveur de fichiers suffit à montrer : pages, flux, plans, images. "
        "La copie d’avant reste servie jusqu’à ce que la nouvelle soit entière."
    )

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, metavar="dossier", help="où l’écrire")

    def handle(self, *args, **options):
        if settings.MAINTENANCE:
            raise CommandError("Le site est fermé (MAINTENANCE)\u00a0: aucune de ses pages ne répond.")
        target, started = options["directory"].absolute(), monotonic()
        with tqdm(desc="Copie", unit="fichier", disable=not sys.stderr.isatty(), leave=False) as bar:

            def tell(done: int, known: int) -> None:
                bar.total = known
                bar.update(done - bar.n)

            try:
                copied = copy_site(target, tell)
            except Refused as refusal:
                raise CommandError(str(refusal)) from refusal
        number = number_format(copied.written, force_grouping=True)
        self.stdout.write(f"Copie écrite en {monotonic() - started:.0f} s\u00a0: {target} ({number} fichiers).")
        for path, status in sorted(copied.lost.items()):
            self.stderr.write(f"Lien sans destination\u00a0: {path} (le site répond {int(status)})")
