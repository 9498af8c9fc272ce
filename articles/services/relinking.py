"""Articles follow the names of the directory and of the glossary: what changes is proposed where it stands."""

from django.db.models import Model

from articles.linking.entries import Target
from articles.linking.naming import Naming, articles_holding, articles_naming
from articles.models import Article, GlossaryTerm, IgnoredWords, Mention
from articles.services.deciding import suggest_again
from articles.services.following import Followed
from organisations.models import Organisation
from people.models import Person
from portal.core.saving import gathered

MANY = 20  # articles read again within one save of what they name
_KINDS: dict[type[Model], str] = {Person: "person", Organisation: "organisation", GlossaryTerm: "term"}


@gathered()
def relink(record: Model) -> Followed:
    """Proposes `record` in the articles that name it and do not mention it yet, the newest first, up to `MANY`.

    `done` are those where it is now proposed; `left`, those that the command `relink_articles` has still to read.
    Records of other kinds are named by no article.
    """
    kind = _KINDS.get(type(record))
    if kind is None:
        return Followed(0, 0)
    naming = articles_naming(Target(kind, record.pk))
    _again(naming)
    proposed = Mention.objects.filter(article__in=naming.keys[:MANY], **{kind: record.pk}).count()
    return Followed(proposed, max(len(naming.keys) - MANY, 0))


@gathered()
def relink_words(words: str) -> Followed:
    """Reads again the articles where words stand that are ignored no more."""
    naming = articles_holding(words)
    return Followed(_again(naming), max(len(naming.keys) - MANY, 0))


@gathered()
def stop_ignoring(ignored: IgnoredWords) -> Followed:
    """Takes the decision back, and proposes its words again where they stand."""
    words = ignored.words
    ignored.delete()
    return relink_words(words)


def _again(naming: Naming) -> int:
    articles = list(Article.objects.filter(pk__in=naming.keys[:MANY]).order_by("pk"))
    for article in articles:
        suggest_again(article)
    return len(articles)
