"""`manage.py rebuild_related`: writes what « À lire » lacks. It may be interrupted, and goes on when run again."""

import sys
from time import monotonic

from django.core.management.base import BaseCommand
from django.utils.formats import number_format

from articles.importing.command_line import speak_french
from articles.recommendations.rebuilding import Rebuilt, run

_TIMED = 1_000  # lists from which a speed means something
INTERRUPTED = 130  # the status of a command that Ctrl-C ended


class Command(BaseCommand):
    help = "Écrit les listes « À lire » qui manquent. Interrompue, la commande reprend où elle en était."

    def create_parser(self, prog_name, subcommand, **kwargs):
        return speak_french(super().create_parser(prog_name, subcommand, **kwargs))

    def add_arguments(self, parser):
        parser.add_argument(
            "--all", action="store_true", help="récrit toutes les listes, et pas seulement celles qui manquent"
        )

    def handle(self, *args, **options):
        started, rebuilt = monotonic(), Rebuilt()
        try:
            run(rebuilt, is_all=options["all"])
        except KeyboardInterrupt:
            self.stderr.write(
                f"Interrompu\u00a0: {_lists(rebuilt.written)}. Les lecteurs gardent les listes telles qu’elles "
                "sont\u00a0; « manage.py rebuild_related » (sans --all) reprend où la commande en était."
            )
            sys.exit(INTERRUPTED)
        seconds = monotonic() - started
        speed = f" ({rebuilt.written / seconds:.0f}/s)" if rebuilt.written > _TIMED else ""
        gone = f", {_removed(rebuilt.removed)}" if rebuilt.removed else ""
        self.stdout.write(f"« À lire » à jour en {seconds:.0f} s\u00a0: {_lists(rebuilt.written)}{speed}{gone}.")


def _lists(number: int) -> str:
    if number == 0:
        return "aucune liste à écrire"
    return "1 liste écrite" if number == 1 else f"{number_format(number, force_grouping=True)} listes écrites"


def _removed(number: int) -> str:
    if number == 1:
        return "1 profil sans article retiré"
    return f"{number_format(number, force_grouping=True)} profils sans article retirés"
