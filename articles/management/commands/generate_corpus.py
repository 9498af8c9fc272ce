"""`manage.py generate_corpus --articles N`: a synthetic corpus of any size, to try and measure the site."""

import sys
from time import monotonic

from django.core.management.base import CommandError
from django.utils import timezone
from tqdm import tqdm

from articles.corpus.generating import LARGEST, CorpusRefused, generate
from articles.linking.changes import tell
from portal.core.commands import FrenchCommand
from portal.core.database import update_statistics
from portal.core.saving import many_written


class Command(FrenchCommand):
    help = "Écrit un corpus synthétique (tout y est inventé), pour essayer et mesurer le site."

    def add_arguments(self, parser):
        articles = f"nombre d’articles, de 1 à {LARGEST}"
        parser.add_argument("--articles", type=int, metavar="N", default=1_000, help=f"{articles} (1000)")
        parser.add_argument(
            "--seed", type=int, metavar="S", default=1, help="graine : la même donne le même corpus (1)"
        )
        parser.add_argument(
            "--articles-only",
            action="store_true",
            help="laisse l’index et « À lire » à rebuild_search et à rebuild_related, qui vont ensemble sur PostgreSQL",
        )

    def handle(self, *args, articles, seed, articles_only, **options):
        started = monotonic()
        bar = tqdm(total=articles, desc="Articles", unit="article", disable=not sys.stderr.isatty(), leave=False)
        with bar:
            try:
                generate(articles=articles, seed=seed, until=timezone.now(), progress=bar.update)
            except CorpusRefused as refusal:
                raise CommandError(f"Rien n’est écrit\u00a0: {refusal}") from refusal
        update_statistics()
        if articles_only:
            tell()
        else:
            many_written.send(None)
        seconds = monotonic() - started
        self.stdout.write(f"{articles} articles synthétiques écrits en {seconds:.0f} s ({articles / seconds:.0f}/s).")
        if articles_only:
            self.stdout.write("Il reste à lancer rebuild_search et rebuild_related.")
