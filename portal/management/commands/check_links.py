"""`manage.py check_links`: links and files of articles that lead nowhere. Ends with the status 1 when there is any."""

import sys
from itertools import groupby

from articles.importing.command_line import speak_french
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.formats import number_format

from articles.models import Article
from portal.desk.links import DeadLink, dead_links


class Command(BaseCommand):
    help = (
        "Cherche, dans les articles, les liens internes et les fichiers qui ne mènent nulle part, sans réseau. "
        "Se termine par le code 1 s’il y en a."
    )

    def create_parser(self, prog_name, subcommand, **kwargs):
        return speak_french(super().create_parser(prog_name, subcommand, **kwargs))

    def handle(self, *args, **options):
        if settings.MAINTENANCE:
            raise CommandError("Le site est fermé (MAINTENANCE)\u00a0: aucune de ses pages ne répond.")
        found = sorted(dead_links(), key=lambda dead: dead.article)
        for article, links in groupby(found, key=lambda dead: dead.article):
            self._tell(article, list(links))
        if not found:
            self.stdout.write("✓ Tous les liens internes mènent quelque part.")
            return
        plural = "s" if len(found) > 1 else ""
        count = number_format(len(found), force_grouping=True)
        self.stdout.write(f"{count} lien{plural} sans destination.")
        sys.exit(1)

    def _tell(self, key: int, links: list[DeadLink]) -> None:
        number, title = Article.objects.values_list("number", "title").get(pk=key)
        name = f"n°\u00a0{number}, {title}" if number else f"{title} (brouillon)"
        self.stdout.write(f"{name} – {reverse('admin:articles_article_change', args=[key])}")
        for dead in links:
            self.stdout.write(f"  – {dead.block}\u00a0: {dead.target} – {dead.why}")
