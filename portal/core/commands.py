"""What the commands of the project share: they speak French (argparse and Django speak English to the newsroom), and
those that write derived rows again may be interrupted.
"""

import re
import sys
from collections.abc import Callable
from time import monotonic
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.formats import number_format

INTERRUPTED = 130  # the status of a command that Ctrl-C ended
_TIMED = 1_000  # rows from which a speed means something

_HELP = {
    "help": "affiche cette aide",
    "version": "affiche la version de Django",
    "verbosity": "quantité de messages : 0, 1, 2 ou 3",
    "settings": "module Python des réglages",
    "pythonpath": "dossier à ajouter au chemin de Python",
    "traceback": "montre la trace complète des erreurs inattendues",
    "no_color": "n’écrit pas en couleurs",
    "force_color": "écrit toujours en couleurs",
    "skip_checks": "n’exécute pas les vérifications de Django",
}
# Messages of argparse → ours.
_ERRORS = [
    (r"unrecognized arguments: (?P<what>.+)", "l’option {what} n’existe pas"),
    (r"ambiguous option: (?P<what>\S+) .*", "l’option {what} peut se lire de plusieurs façons"),
    (r"argument (?P<what>\S+): expected one argument", "l’option {what} attend une valeur"),
    (r"argument (?P<what>\S+): ignored explicit argument.*", "l’option {what} n’attend pas de valeur"),
    (r"argument (?P<what>\S+): (?:invalid|not allowed).*", "la valeur de l’option {what} est refusée"),
]


def speak_french(parser: CommandParser) -> CommandParser:
    """The same parser, with French help and errors. An error ends the command with code 2, as argparse does."""
    parser._positionals.title, parser._optionals.title = "arguments", "options"
    for action in parser._actions:
        action.help = _HELP.get(action.dest, action.help)

    def error(message: str):
        sentence = f"{_in_french(message)} (--help montre les options)."
        if parser.called_from_command_line:
            parser.exit(2, f"{sentence}\n")
        raise CommandError(sentence)

    parser.error = error
    return parser


def _in_french(message: str) -> str:
    for pattern, sentence in _ERRORS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(what=match["what"])
    return "la commande est mal écrite"


class FrenchCommand(BaseCommand):
    """A command whose help and errors are in French."""

    def create_parser(self, prog_name, subcommand, **kwargs):
        return speak_french(super().create_parser(prog_name, subcommand, **kwargs))


class RebuildCommand(FrenchCommand):
    """Writes the derived rows that lack, or all of them. Interrupted, it goes on when it is run again."""

    name: ClassVar[str]  # as it is typed
    title: ClassVar[str]  # what is up to date once it has run
    interrupted: ClassVar[str]  # what readers have meanwhile
    all_help: ClassVar[str]
    rebuilt: ClassVar[Callable[[], Any]]  # counts what is `written` and `removed`

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help=self.all_help)

    def handle(self, *args, **options):
        started, rebuilt = monotonic(), type(self).rebuilt()
        try:
            self.run(rebuilt, is_all=options["all"])
        except KeyboardInterrupt:
            self.stderr.write(
                f"Interrompu\u00a0: {self.say_written(rebuilt.written)}. {self.interrupted}\u00a0; "
                f"« manage.py {self.name} » (sans --all) reprend où la commande en était."
            )
            sys.exit(INTERRUPTED)
        seconds = monotonic() - started
        speed = f" ({rebuilt.written / seconds:.0f}/s)" if rebuilt.written > _TIMED else ""
        gone = f", {self.say_removed(rebuilt.removed)}" if rebuilt.removed else ""
        self.stdout.write(f"{self.title} en {seconds:.0f} s\u00a0: {self.say_written(rebuilt.written)}{speed}{gone}.")

    def run(self, rebuilt, *, is_all: bool) -> None:
        raise NotImplementedError

    def say_written(self, number: int) -> str:
        raise NotImplementedError

    def say_removed(self, number: int) -> str:
        raise NotImplementedError


def counted(number: int, one: str, many: str) -> str:
    """« 1 liste écrite », « 1 234 listes écrites »: `one` and `many` are what follows the number."""
    return f"1 {one}" if number == 1 else f"{number_format(number, force_grouping=True)} {many}"
