"""An older state of an article becomes its latest one: a new revision."""

from dataclasses import dataclass, field

from articles.models import Article, Revision
from articles.revisions.keeping import keep, keep_before, lock
from articles.revisions.snapshots import take
from articles.revisions.writing import TOLD, write
from portal.core.saving import gathered


@dataclass
class Restored:
    """`lacking`: what could not come back, or could not go, in words for the editor."""

    revision: Revision
    lacking: list[str] = field(default_factory=list)


@gathered()
def restore(revision: Revision, *, by) -> Restored:
    """What `revision` holds, written over the article (see `write`), whose state of before is kept."""
    lock(revision.article_id)
    article = Article.objects.select_related("publication").get(pk=revision.article_id)
    keep_before(article, take(article.pk))
    rows = {name: rows for name, rows in revision.content["rows"].items() if name != TOLD}
    lacking = write(article, revision.content | {"rows": rows}, by=by)
    kept = keep(article, by=by, origin=Revision.Origin.RESTORED, restored_number=revision.number)
    return Restored(kept, lacking)
