"""`manage.py make_renditions`: the forms of pictures that came before this version, or past the desk."""

import sys

from articles.importing.command_line import speak_french
from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.linked_records import citing_articles
from articles.models import Article
from articles.services import refresh
from portal.media.models import Image
from portal.media.services import make_renditions


class Command(BaseCommand):
    help = "Prépare les images pour les pages : largeurs, carrés. Puis recalcule les articles qui les montrent."

    def create_parser(self, prog_name, subcommand, **kwargs):
        return speak_french(super().create_parser(prog_name, subcommand, **kwargs))

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="refait toutes les formes, même celles qui sont à jour")

    def handle(self, *args, **options):
        images = Image.objects.exclude(file="").order_by("pk")
        made, lost, citing = 0, 0, set()
        for image in self._bar(images.iterator(chunk_size=200), images.count(), "image"):
            if make_renditions(image, is_forced=options["all"]):
                made += 1
                citing.update(citing_articles(image).values_list("pk", flat=True))
            elif not image.renditions:
                lost += 1
                self.stderr.write(f"Image {image.pk}\u00a0: le fichier {image.file.name} ne peut pas être lu.")
        articles = Article.objects.select_related("publication").filter(pk__in=sorted(citing)).order_by("pk")
        for article in self._bar(articles.iterator(chunk_size=200), len(citing), "article"):
            refresh(article)
        self.stdout.write(_summary(made, len(citing), lost))

    def _bar(self, rows, total: int, unit: str):
        return tqdm(rows, total=total, unit=unit, disable=not sys.stderr.isatty(), leave=False)


def _summary(made: int, articles: int, lost: int) -> str:
    told = [
        _count(made, "image préparée", "images préparées"),
        _count(articles, "article recalculé", "articles recalculés"),
    ]
    told += [_count(lost, "fichier illisible", "fichiers illisibles")] if lost else []
    return f"{', '.join(told)}."


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number < 2 else several}"
