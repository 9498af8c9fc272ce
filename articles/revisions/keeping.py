"""Revisions are kept one after the other, under the lock of their article."""

from django.db.models import Model

from articles.models import Article, Revision
from articles.revisions.snapshots import ROWS, Snapshot, take
from portal.core.saving import gathered

Origin = Revision.Origin


def lock(pk: int) -> None:
    """Nobody else saves this article before the end of the transaction: to be called before it is read."""
    list(Article.objects.select_for_update(of=("self",)).filter(pk=pk).values_list("pk"))


@gathered()
def keep(article: Article, *, by=None, origin: str = Origin.DESK, restored_number: int | None = None) -> Revision:
    """The article as it is stored now, as its latest revision. When nothing changed since the last one, that one."""
    lock(article.pk)
    return _keep(article.pk, take(article.pk), by=by, origin=origin, restored_number=restored_number)


def keep_before(article: Article, stored: Snapshot) -> None:
    """To be called before a save, under the lock: what is about to be replaced is kept, whoever wrote it, and how."""
    is_first = not Revision.objects.filter(article=article.pk).exists()
    origin = Origin.FIRST if is_first else Origin.ELSEWHERE
    _keep(article.pk, stored, by=None, origin=origin, made_at=article.modified_at)


def latest(pk: int) -> Revision | None:
    return Revision.objects.filter(article=pk).order_by("-number").first()


def was_row(model: type[Model], key: int, *, article: Model) -> bool:
    """Whether a row of this key, which is nobody’s now, stood in an earlier revision of the article."""
    name = model._meta.model_name
    if not isinstance(article, Article) or name not in ROWS or model._base_manager.filter(pk=key).exists():
        return False
    kept = Revision.objects.filter(article=article.pk).order_by("-number").values_list("content", flat=True)
    return any(row["id"] == key for content in kept.iterator() for row in content["rows"].get(name, []))


def _keep(pk: int, snapshot: Snapshot, *, by, origin: str, **fields) -> Revision:
    last = latest(pk)
    if last is not None and last.digest == snapshot.digest:
        return last
    return Revision.objects.create(
        article_id=pk,
        number=(last.number if last else 0) + 1,
        origin=origin,
        made_by=by,
        content=snapshot.content,
        digest=snapshot.digest,
        **fields,
    )
