"""`manage.py generate_corpus --articles N`: a synthetic corpus of any size, to try and measure the site."""

import sys
from time import monotonic

from django.core.management.base import CommandError
from django.utils import timezone
from tqdm import tqdm

from articles.corpus.generating import LARGEST, CorpusRefused, generate
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

    def handle(self, *args, articles, seed, **options):
        started = monotonic()
        bar = tqdm(total=articles, desc="Articles", unit="article", disable=not sys.stderr.isatty(), leave=False)
        with bar:
            try:
                generate(articles=articles, seed=seed, until=timezone.now(), progress=bar.update)
            except CorpusRefused as refusal:
                raise CommandError(f"Rien n’est écrit\u00a0: {refusal}") from refusal
        update_statistics()
        many_written.send(None)
        seconds = monotonic() - started
        self.stdout.write(f"{articles} articles synthétiques écrits en {seconds:.0f} s ({articles / seconds:.0f}/s).")
