"""`manage.py import_article FILE…`: from the text of a page to records. Running it again changes nothing."""

import json
import sys
from dataclasses import asdict

from django.core.serializers.json import DjangoJSONEncoder

from articles.importing.errors import ImportRefused
from articles.importing.houses import HOUSES
from articles.importing.parsing import parse_file
from articles.importing.pieces import ParsedArticle
from articles.importing.resolving import check
from articles.importing.summaries import describe, summarise
from articles.importing.upserting import Outcome, upsert
from articles.models import Tag
from portal.core.commands import FrenchCommand
from portal.core.database import update_statistics

_LAYOUTS = [*HOUSES, "auto"]


class Command(FrenchCommand):
    help = "Importe des pages d’articles (texte ou HTML). Relancée, la commande ne change rien."

    def add_arguments(self, parser):
        # Files and layouts are checked in `handle`: argparse would complain in English.
        parser.add_argument("files", nargs="*", metavar="FICHIER", help="texte ou HTML d’une page, en UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="lit et vérifie, sans rien écrire")
        parser.add_argument("--json", action="store_true", help="imprime ce qui est compris, en un document JSON")
        parser.add_argument(
            "--publish", action="store_true", help="publie l’article et ses fiches, à la date de la page"
        )
        parser.add_argument(
            "--house", metavar="MISE_EN_PAGE", default="auto", help=f"{', '.join(_LAYOUTS)} (auto : reconnue)"
        )

    def handle(self, *args, files, **options):
        try:
            _check_options(files, options["house"])
            pages = self._understand(files, options["house"])
            outcomes = [] if options["dry_run"] else self._write(pages, publish=options["publish"])
        except ImportRefused as refusal:
            self.stderr.write(str(refusal))
            sys.exit(1)
        if options["json"]:
            self.stdout.write(_as_json(pages))
            return
        for position, (path, parsed) in enumerate(pages):
            self.stdout.write(f"{path} : {describe(parsed, outcomes[position] if outcomes else None)}")
        self.stdout.write(summarise([parsed for _path, parsed in pages], outcomes))

    def _understand(self, files: list[str], house: str) -> list[tuple[str, ParsedArticle]]:
        """Every page is read and resolved before the first one is written."""
        tags = frozenset(Tag.objects.values_list("name_key", flat=True))
        pages = [(path, parse_file(path, house=house, known_tags=tags)) for path in files]
        for path, parsed in pages:
            _at(path, check, parsed)
        return pages

    def _write(self, pages: list[tuple[str, ParsedArticle]], *, publish: bool) -> list[Outcome]:
        outcomes = [_at(path, upsert, parsed, publish=publish) for path, parsed in pages]
        update_statistics()
        return outcomes


def _check_options(files: list[str], house: str) -> None:
    if not files:
        raise ImportRefused("aucun fichier à importer : donnez au moins un chemin.")
    if house not in _LAYOUTS:
        raise ImportRefused(f"la mise en page « {house} » n’existe pas : choisissez parmi {', '.join(_LAYOUTS)}.")


def _at(path: str, function, *args, **kwargs):
    """Calls the function; a refusal without a place receives that of the file."""
    try:
        return function(*args, **kwargs)
    except ImportRefused as refusal:
        raise ImportRefused(refusal.sentence, where=refusal.where or str(path)) from refusal


def _as_json(pages: list[tuple[str, ParsedArticle]]) -> str:
    documents = [{"file": str(path), **asdict(parsed)} for path, parsed in pages]
    return json.dumps({"articles": documents}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
