"""Articles known here only by a line that a list printed: those that name a person."""

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from people.appearances import Appearances
from people.models import Person
from people.ties import model_of
from portal.core.prepared import Given, Prepared
from portal.core.text import name_key

ARTICLES, LINES = 200, 500  # the newest articles whose lists are read; lines read


def references_naming(person: Person, appearances: Appearances) -> list:
    """The lines that name the person in their title or teaser, each article once. One query.

    Only in lists of public articles where the person appears, and only of articles that this site does not hold.
    A name of one word is not looked for: it may be a word like another.
    """
    names = {key for key in (person.name_key, *(name.name_key for name in person.names.all())) if " " in key}
    articles = [article.pk for article in appearances.articles.rows[:ARTICLES]]
    found = {}
    for line in _LINES(articles=articles) if articles and names else []:
        words = f" {name_key(f'{line.title} {line.teaser}')} "
        if any(f" {name} " in words for name in names):
            found.setdefault(line.number or line.title_key, line)
    return list(found.values())


def _lines(articles: Given) -> QuerySet:
    lines = model_of("articles_about")._meta.get_field("references").related_model.objects
    # Written with a function: SQLite would otherwise begin with the index of all lines whose article is not held.
    unheld = lines.alias(held=Coalesce("target_id", 0)).filter(article__among=articles, held=0)
    return unheld.exclude(list="ressources").order_by("-article_id", "pk")[:LINES]


_LINES = Prepared(_lines)
