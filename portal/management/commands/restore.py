"""`manage.py restore`: puts an archive of `backup` back, into an empty database unless told otherwise."""

import sys
from pathlib import Path
from time import monotonic

from articles.importing.command_line import speak_french
from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import number_format
from tqdm import tqdm

from portal.backup.archive import Refused, verify
from portal.backup.services import restore


class Command(BaseCommand):
    help = "Remet en place une archive de « manage.py backup », une fois ses sommes de contrôle vérifiées."
    requires_system_checks = []
    requires_migrations_checks = False

    def create_parser(self, prog_name, subcommand, **kwargs):
        return speak_french(super().create_parser(prog_name, subcommand, **kwargs))

    def add_arguments(self, parser):
        parser.add_argument("archive", type=Path, help="le fichier écrit par « manage.py backup »")
        parser.add_argument("--force", action="store_true", help="remplace ce que la base contient")
        parser.add_argument("--check", action="store_true", help="vérifie l’archive sans rien restaurer")

    def handle(self, *args, **options):
        started = monotonic()
        with tqdm(desc="Restauration", unit="o", unit_scale=True, disable=not sys.stderr.isatty(), leave=False) as bar:
            try:
                if options["check"]:
                    manifest = verify(options["archive"], bar.update)
                else:
                    manifest = restore(source=options["archive"], is_forced=options["force"], progress=bar.update)
            except Refused as refusal:
                raise CommandError(str(refusal)) from refusal
            except OSError as error:
                raise CommandError(f"La restauration a échoué\u00a0: {error.strerror or error}.") from error
        told = f"{_figure(sum(manifest.rows.values()))} lignes, {_figure(len(manifest.uploads))} fichiers déposés"
        if options["check"]:
            self.stdout.write(f"L’archive est entière\u00a0: {told}, sauvegarde du {manifest.created_at}.")
            return
        seconds = monotonic() - started
        self.stdout.write(f"Restauré en {seconds:.0f} s\u00a0: {told}. Restent « migrate » et « check_integrity ».")


def _figure(number: int) -> str:
    return number_format(number, force_grouping=True)
