"""Last stage: a parsed page becomes records, once. A page already there is left to the newsroom."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError

from articles.importing.article_writing import write_article
from articles.importing.errors import ImportRefused
from articles.importing.pieces import ParsedArticle
from articles.importing.publishing import publish_page
from articles.importing.record_writing import RecordWriter
from articles.importing.resolving import NO_CHOICES, Choices, check
from articles.models import Article
from articles.services import refresh
from portal.core.publishing import Status
from portal.core.saving import gathered


@dataclass(frozen=True)
class Outcome:
    article: Article
    is_new: bool
    is_published_now: bool = False


def upsert(parsed: ParsedArticle, *, publish: bool = False, by=None, choices: Choices = NO_CHOICES) -> Outcome:
    """Writes the page in one transaction: all of it, or nothing and `ImportRefused`. `by` is the editor, if any.

    An article already there keeps what editors made of it; `publish` publishes it if it is still a draft.
    """
    try:
        with gathered():
            return _upsert(parsed, publish=publish, by=by, choices=choices)
    except (IntegrityError, DataError) as error:
        raise ImportRefused(f"la base de données refuse la page ({str(error).splitlines()[0]}).") from error
    except ValidationError as error:
        raise ImportRefused(f"la base de données refuse la page ({' '.join(error.messages)}).") from error


def _upsert(parsed: ParsedArticle, *, publish: bool, by, choices: Choices) -> Outcome:
    article = check(parsed, choices)
    is_new = article is None
    if is_new:
        records = RecordWriter(parsed, choices)
        records.write()
        article = write_article(parsed, records, by=by)
        refresh(article)
    is_published_now = publish and article.status in {Status.DRAFT, Status.REVIEW}
    if is_published_now:
        publish_page(article, parsed)
    return Outcome(article, is_new, is_published_now)
