"""`manage.py rebuild_search`: writes what the search index lacks. It may be interrupted, and goes on when run again."""

import sys
from time import monotonic

from django.core.management.base import BaseCommand
from django.utils.formats import number_format

from articles.importing.command_line import speak_french
from portal.search.indexing.rebuilding import Rebuilt
from portal.search.indexing.running import run

_TIMED = 1_000  # documents from which a speed means something
INTERRUPTED = 130  # the status of a command that Ctrl-C ended


class Command(BaseCommand):
    help = "Écrit ce qui manque à l’index de recherche. Interrompue, la commande reprend où elle en était."

    def create_parser(self, prog_name, subcommand, **kwargs):
        return speak_french(super().create_parser(prog_name, subcommand, **kwargs))

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", help="récrit tous les documents, et pas seulement ceux qui manquent"
        )

    def handle(self, *args, **options):
        started, rebuilt = monotonic(), Rebuilt()
        try:
            run(rebuilt, is_all=options["all"])
        except KeyboardInterrupt:
            self.stderr.write(
                f"Interrompu\u00a0: {_documents(rebuilt.written)}. Les lecteurs gardent l’index tel qu’il est\u00a0; "
                "« manage.py rebuild_search » (sans --all) reprend où la commande en était."
            )
            sys.exit(INTERRUPTED)
        seconds = monotonic() - started
        speed = f" ({rebuilt.written / seconds:.0f}/s)" if rebuilt.written > _TIMED else ""
        orphans = f", {_removed(rebuilt.removed)}" if rebuilt.removed else ""
        self.stdout.write(f"Index à jour en {seconds:.0f} s\u00a0: {_documents(rebuilt.written)}{speed}{orphans}.")


def _documents(number: int) -> str:
    if number == 0:
        return "aucun document à écrire"
    return "1 document écrit" if number == 1 else f"{number_format(number, force_grouping=True)} documents écrits"


def _removed(number: int) -> str:
    if number == 1:
        return "1 ligne sans fiche retirée"
    return f"{number_format(number, force_grouping=True)} lignes sans fiche retirées"
