"""Making an article public, at once or at a date, with the records it cannot be read without; taking it offline."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from articles.checks import Gap, publication_gaps
from articles.linked_records import linked_records
from articles.models import Article
from articles.services.following import refresh_citing
from articles.services.refreshing import Refreshed, refresh
from articles.services.states import OF_READERS, locked_for, note_move
from portal.core.publishing import Publishable, Status
from portal.core.saving import gathered
from portal.core.slugs import slugify

# What publishing writes; the rest of the row may have been changed by somebody else since it was read.
_WRITTEN = ["status", "published_at", "first_published_at", "number", "slug", "created_by", "modified_at"]


class PublicationRefused(Exception):
    """The article lacks something that a published article must have; `gaps` says what."""

    def __init__(self, gaps: list[Gap]):
        super().__init__(" ".join(gap.message for gap in gaps))
        self.gaps = gaps


@gathered()
def publish(article: Article, *, by=None, at: datetime | None = None) -> Refreshed:
    """Makes the article public at its date (`at`, else the one it has, else now), with the draft records it links.

    Gives the number and the address at the first publication. Raises `PublicationRefused` when something
    that readers need is missing, `MoveRefused` when `by` may not publish; nothing is changed then.
    """
    locked = locked_for(article, Status.PUBLISHED, by=by)
    gaps = [gap for gap in publication_gaps(article) if gap.is_blocking]
    if gaps:
        raise PublicationRefused(gaps)
    article.number = article.number or locked.number
    article.take_number()
    article.slug = article.slug or locked.slug or slugify(article.title)
    article.status = Status.PUBLISHED
    article.published_at = at or article.published_at or timezone.now()
    article.first_published_at = locked.first_published_at or timezone.now()
    article.created_by = article.created_by or by
    is_moved = article.status != locked.status
    if is_moved:
        article.assigned_to = article.due_on = None  # the task is done
    article.save(update_fields=[*_WRITTEN, "assigned_to", "due_on"] if is_moved else _WRITTEN)
    note_move(article, former=locked, by=by)
    for record in linked_records(article):
        publish_record(record, at=article.published_at)
    settle_scheduled_records(article)
    refreshed = refresh(article)
    refresh_citing(article)
    return refreshed


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


@gathered()
def withdraw(article: Article, *, by=None) -> None:
    """Takes a published article offline. It keeps its number; its address answers that it is gone.

    Raises `MoveRefused` for an article that never was published: there is nothing to withdraw.
    """
    _move(article, Status.WITHDRAWN, by=by)


@gathered()
def send_to_review(article: Article, *, by=None) -> None:
    """Says that a draft is ready to be read by an editor. Raises `MoveRefused`."""
    _move(article, Status.REVIEW, by=by)


@gathered()
def back_to_draft(article: Article, *, by=None) -> None:
    """Gives an article back to who writes it; one that readers had is not found any more. Raises `MoveRefused`."""
    _move(article, Status.DRAFT, by=by)


def _move(article: Article, state: str, *, by) -> None:
    former = locked_for(article, state, by=by)
    article.status = state
    article.save(update_fields=["status", "modified_at"])
    note_move(article, former=former, by=by)
    if OF_READERS & {former.status, state}:
        settle_scheduled_records(article)
        refresh(article)
        refresh_citing(article)


@gathered()
def settle_scheduled_records(article: Article, former: Iterable[Publishable] = ()) -> None:
    """Gives the records that still wait with `article` the date of the first article that brings them, or none.

    To be called when an article that was to appear is postponed, withdrawn or put back to draft, or links `former`
    records no more: without it somebody under embargo would become public at the former date.
    """
    waiting = {_key(record): record for record in (*linked_records(article), *former) if record.is_scheduled}
    if not waiting:
        return
    dates: dict[tuple, datetime] = {}
    for other in Article.objects.scheduled().order_by("-published_at"):
        dates |= {_key(record): other.published_at for record in linked_records(other) if _key(record) in waiting}
    for key, record in waiting.items():
        if record.published_at == dates.get(key):
            continue
        record.published_at = dates.get(key)
        record.status = Status.PUBLISHED if record.published_at else Status.DRAFT
        record.save(update_fields=["status", "published_at"])


def _key(record: Publishable) -> tuple:
    return type(record), record.pk
