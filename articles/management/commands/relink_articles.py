from tqdm import tqdm

from articles.linking.folding import words_key
from articles.models import Article
from articles.services import suggest_again
from portal.core.commands import FrenchCommand


class Command(FrenchCommand):
    help = "Cherche de nouveau, dans chaque article, les personnes, les organisations et les termes à lier."

    def add_arguments(self, parser):
        parser.add_argument(
            "--naming", action="append", metavar="NOM", help="Les seuls articles où se lit ce nom (répétable)."
        )

    def handle(self, *args, naming=None, **options):
        keys = Article.objects.order_by("pk").values_list("pk", flat=True)
        if naming:
            wanted = [f" {words_key(name)} " for name in naming]
            texts = Article.objects.order_by("pk").values_list("pk", "body_text").iterator(chunk_size=200)
            keys = [pk for pk, text in texts if any(name in f" {words_key(text)} " for name in wanted)]
        waiting = read = 0
        for key in tqdm(list(keys), unit="article", disable=None, file=self.stderr):
            article = Article.objects.filter(pk=key).first()
            if article is not None:
                read += 1
                waiting += suggest_again(article)
        plural = "s" if read > 1 else ""
        self.stdout.write(f"{read} article{plural} relu{plural}, liens à examiner : {waiting}.")
