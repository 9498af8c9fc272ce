from tqdm import tqdm

from articles.models import Article
from articles.services import refresh
from portal.core.commands import FrenchCommand
from portal.core.database import update_statistics


class Command(FrenchCommand):
    help = "Recalcule ce qui se déduit de chaque article : corps, ancres, plan, renvois."

    def handle(self, *args, **options):
        articles = Article.objects.select_related("publication").order_by("pk")
        total = articles.count()
        rows = articles.iterator(chunk_size=200)
        for article in tqdm(rows, total=total, unit="article", disable=None, file=self.stderr):
            refresh(article)
        update_statistics()
        self.stdout.write(f"{total} article{'s' if total > 1 else ''} à jour.")
