"""What the command line says of itself, in French: argparse and Django speak English to the newsroom."""

import re

from django.core.management.base import CommandError, CommandParser

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
