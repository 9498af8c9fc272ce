"""Writes that touch several rows of an article. The only place where derived data is computed."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles.checks import Gap, publication_gaps
from articles.linked_records import citing_articles, linked_records
from articles.models import Article, CrossReference, Publication, Quote, Reference
from articles.quoting.incises import spoken_words
from articles.rendering.body import RenderedBody, render_body
from portal.core.publishing import Publishable, Status
from portal.core.slugs import slugify
from portal.core.text import name_key

__all__ = [
    "PublicationRefused",
    "ensure_default_publication",
    "publication_gaps",
    "publish",
    "publish_record",
    "refresh",
    "refresh_citing",
    "withdraw",
]


MANY = 100  # articles rendered again within one save of a record they cite


class PublicationRefused(Exception):
    """The article lacks something that a published article must have; `gaps` says what."""

    def __init__(self, gaps: list[Gap]):
        super().__init__(" ".join(gap.message for gap in gaps))
        self.gaps = gaps


@dataclass(frozen=True)
class Refreshed:
    """What `refresh` has to tell the editor."""

    missing_quotes: list[Quote]
    unresolved_numbers: set[int]


def ensure_default_publication() -> Publication:
    """The site’s own press title, made from the settings the first time."""
    publication = Publication.objects.filter(is_default=True).first()
    if publication is None:
        publication, _created = Publication.objects.update_or_create(
            name=settings.SITE_PUBLISHER, defaults={"is_default": True}
        )
    return publication


@transaction.atomic
def refresh(article: Article) -> Refreshed:
    """Recomputes all that derives from the article’s fields and blocks. Call it once every block is saved.

    Today: the words of each quote, the rendered body with its anchors, the outline, the cross-references,
    and the entries of other articles’ lists that this one answers.
    """
    if article.publication is None:
        article.publication = ensure_default_publication()
    _complete_quotes(article)
    moment = max(timezone.now(), article.published_at or timezone.now())
    body = render_body(article, moment=moment)
    article.body_html, article.body_text = body.html, body.text
    article.outline = [asdict(heading) for heading in body.headings]
    Article.objects.filter(pk=article.pk).update(
        publication=article.publication,
        body_html=article.body_html,
        body_text=article.body_text,
        outline=article.outline,
    )
    _record_cross_references(article, body)
    _resolve_references(article)
    return Refreshed(body.missing_quotes, body.linked_numbers - set(body.targets) - {article.number})


def refresh_citing(record: Publishable) -> int:
    """Renders again the articles whose body names or links `record`; says how many.

    Beyond `MANY` they are left to the command `refresh_articles`, for nobody waits that long for a save.
    """
    citing = citing_articles(record)[: MANY + 1]
    if len(citing) > MANY:
        return 0
    for article in citing:
        refresh(article)
    return len(citing)


@transaction.atomic
def publish(article: Article, *, by=None, at: datetime | None = None) -> Refreshed:
    """Makes the article public at its date (`at`, else the one it has, else now), with the draft records it links.

    Gives the number and the address at the first publication. Raises `PublicationRefused` when something
    that readers need is missing; nothing is changed then.
    """
    gaps = [gap for gap in publication_gaps(article) if gap.is_blocking]
    if gaps:
        raise PublicationRefused(gaps)
    locked = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    article.number = article.number or locked.number
    article.take_number()
    article.slug = article.slug or slugify(article.title)
    article.status = Status.PUBLISHED
    article.published_at = at or article.published_at or timezone.now()
    if by is not None and article.created_by is None:
        article.created_by = by
    article.save()
    for record in linked_records(article):
        publish_record(record, at=article.published_at)
    return refresh(article)


def publish_record(record: Publishable, *, at: datetime) -> None:
    """Makes a draft person, organisation or event public at `at`, or earlier than it was to be.

    A record that is already public, or that was withdrawn, is left alone.
    """
    is_later = record.status == Status.PUBLISHED and record.published_at > max(at, timezone.now())
    if record.status not in {Status.DRAFT, Status.REVIEW} and not is_later:
        return
    record.status, record.published_at = Status.PUBLISHED, at
    if hasattr(record, "take_number"):
        record.take_number()
    record.save()


@transaction.atomic
def withdraw(article: Article) -> None:
    """Takes a published article offline. It keeps its number; its address answers that it is gone.

    Raises `ValueError` for an article that never was published: there is nothing to withdraw.
    """
    if article.number is None:
        raise ValueError("only a published article can be withdrawn")
    article.status = Status.WITHDRAWN
    article.save()
    refresh(article)


def _complete_quotes(article: Article) -> None:
    """Fills the words of quotes that have none from the text as printed, less the incise."""
    for quote in article.articles_quote_set.filter(text=""):
        quote.text = spoken_words(quote.text_as_printed)
        quote.save(update_fields=["text"])


def _record_cross_references(article: Article, body: RenderedBody) -> None:
    targets = {target.pk for target in body.targets.values()}
    article.cross_references.exclude(target__in=targets).delete()
    known = set(article.cross_references.values_list("target", flat=True))
    CrossReference.objects.bulk_create(CrossReference(source=article, target_id=target) for target in targets - known)


def _resolve_references(article: Article) -> None:
    """Ties printed entries to our articles, both ways: this one’s entries, and others’ that name this one."""
    for reference in article.references.filter(target=None):
        target = _find_target(reference)
        if target is not None:
            Reference.objects.filter(pk=reference.pk).update(target=target)
    if article.number is None:
        return
    waiting = Reference.objects.filter(target=None).exclude(article=article)
    same_number = Q(number=article.number)
    same_title = Q(number=None, title__iexact=article.title)
    waiting.filter(same_number | same_title).update(target=article)


def _find_target(reference: Reference) -> Article | None:
    others = Article.objects.filter(number__isnull=False).exclude(pk=reference.article_id)
    if reference.number:
        return others.filter(number=reference.number).first()
    key = name_key(reference.title)
    return next((found for found in others.filter(title__iexact=reference.title) if name_key(found.title) == key), None)
