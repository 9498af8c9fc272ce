"""Showing a draft to somebody without account, and no longer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.models import Article, PreviewLink


class SharingRefused(Exception):
    """The article has nothing to share by a link; `str()` is the sentence for the editor."""


@transaction.atomic
def share_draft(*, article: Article, by, embargo_until: datetime | None = None) -> PreviewLink:
    """A new link to the saved draft, for seven days; before `embargo_until` it shows nothing outside of the newsroom.

    Raises `SharingRefused` when the article is public, or withdrawn.
    """
    if article.is_published:
        raise SharingRefused("L’article est en ligne\u00a0: son adresse suffit.")
    if article.is_withdrawn:
        raise SharingRefused("L’article est retiré\u00a0: il ne se partage plus.")
    link = PreviewLink(article=article, created_by=by, embargo_until=embargo_until)
    link.full_clean()
    link.save()
    return link


@transaction.atomic
def revoke_link(*, link: PreviewLink, by) -> bool:
    """Closes the link at once. False when somebody else had done it: who and when stay as they were."""
    rows = PreviewLink.objects.filter(pk=link.pk, revoked_at=None)
    return bool(rows.update(revoked_at=timezone.now(), revoked_by=by))
