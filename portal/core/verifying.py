"""Records of the directory that somebody has to look at again: never verified, or too long ago."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.core.publishing import published_q
from portal.core.saving import changed, gathered

LONGEST = 36500  # days: a setting may be any number, a date may not
USED_WITHIN = timedelta(days=365)
# How public articles cite a record of the directory: the path to the article, and what the link must be besides.
_USES = (("quotes__parent__", {}), ("articles_about__", {}), ("mentions__article__", {"mentions__state": "accepted"}))


def verified_until() -> datetime:
    """What was verified before this moment is to be verified again."""
    return timezone.now() - timedelta(days=min(settings.RECORDS_VERIFIED_FOR_DAYS, LONGEST))


def to_verify() -> Q:
    return Q(verified_at=None) | Q(verified_at__lt=verified_until())


def cited_lately(model) -> Q:
    """Records of `model`, a room of the directory, that readers met in an article of the last twelve months."""
    since, cited = timezone.now() - USED_WITHIN, Q()
    for path, condition in _USES:
        recent = Q(published_q(path), **{f"{path}published_at__gte": since}, **condition)
        cited |= Q(pk__in=model._base_manager.filter(recent).values("pk"))
    return cited


@gathered()
def mark_verified(records: QuerySet) -> list:
    """Somebody looked at `records` today and found them right; those that are still there."""
    found = list(records.order_by("pk"))
    keys = [record.pk for record in found]
    records.model._base_manager.filter(pk__in=keys).update(verified_at=timezone.now())
    changed(records.model, keys)
    return found
