"""Planning what becomes of an article later, and doing it."""

from datetime import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from articles import services
from articles.models import Article, PlannedChange, Revision
from articles.planning import due
from articles.planning.merging import merged
from articles.revisions.keeping import keep, keep_before, latest, lock
from articles.revisions.snapshots import Snapshot, take
from articles.revisions.writing import write
from portal.core.publishing import Status
from portal.core.saving import gathered

Kind = PlannedChange.Kind


@transaction.atomic
def plan_withdrawal(article: Article, *, at: datetime, by) -> PlannedChange:
    """The article leaves the site at `at`; a withdrawal planned before takes this date."""
    lock(article.pk)
    values = {"at": at, "made_by": by, "made_at": timezone.now()}
    planned, _new = PlannedChange.objects.update_or_create(
        article=article, kind=Kind.WITHDRAWAL, done_at=None, defaults=values
    )
    transaction.on_commit(due.forget)
    return planned


@transaction.atomic
def prepare(article: Article, wanted: Snapshot, *, by) -> PlannedChange:
    """A version of the article for later, without date yet. It is compared with the state that is stored now."""
    lock(article.pk)
    keep_before(article, take(article.pk))
    return PlannedChange.objects.create(
        article=article, kind=Kind.CONTENT, content=wanted.content, base=latest(article.pk), made_by=by
    )


@transaction.atomic
def plan(planned: PlannedChange, *, at: datetime) -> None:
    PlannedChange.objects.filter(pk=planned.pk, done_at=None).update(at=at)
    transaction.on_commit(due.forget)


@transaction.atomic
def give_up(planned: PlannedChange) -> None:
    PlannedChange.objects.filter(pk=planned.pk, done_at=None).delete()
    transaction.on_commit(due.forget)


def outlook(planned: PlannedChange, current: Snapshot) -> dict:
    """What the article would be, were the change made now."""
    return merged(planned.base.content, current.content, planned.content)


def make_due() -> int:
    """Makes every change whose time has come, in the order of their times; how many."""
    waiting = PlannedChange.objects.filter(done_at=None, at__lte=timezone.now()).order_by("at", "pk")
    return sum(_make(key, article) for key, article in waiting.values_list("pk", "article"))


@gathered()
def _make(key: int, article_pk: int) -> bool:
    """Under the lock of the article: of two requests that come together, one makes it and the other finds it made."""
    lock(article_pk)
    planned = PlannedChange.objects.select_related("base", "made_by").filter(pk=key, done_at=None).first()
    if planned is None:
        return False
    article = Article.objects.select_related("publication").get(pk=article_pk)
    keep_before(article, take(article.pk))
    if planned.kind == Kind.WITHDRAWAL:
        lacking = _withdraw(article)
    else:
        lacking = write(article, outlook(planned, take(article.pk)), by=planned.made_by)
    keep(article, by=planned.made_by, origin=Revision.Origin.PLANNED)
    planned.done_at, planned.outcome = timezone.now(), " ".join(lacking)
    planned.save(update_fields=["done_at", "outcome"])
    _note(article, planned)
    return True


def _withdraw(article: Article) -> list[str]:
    if article.status != Status.PUBLISHED:
        return ["L’article n’était plus publié\u00a0: rien à retirer."]
    services.withdraw(article)
    return []


def _note(article: Article, planned: PlannedChange) -> None:
    """In the history of the article, under the name of who planned it."""
    if planned.made_by is None:
        return
    LogEntry.objects.create(
        user=planned.made_by,
        content_type=ContentType.objects.get_for_model(Article),
        object_id=str(article.pk),
        object_repr=str(article)[:200],
        action_flag=CHANGE,
        change_message="Retiré, comme programmé." if planned.kind == Kind.WITHDRAWAL else "Changé, comme programmé.",
    )
