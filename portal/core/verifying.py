"""Records of the directory that somebody has to look at again: never verified, or too long ago."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from portal.core import bulk
from portal.core.publishing import published_q
from portal.core.saving import changed, gathered

LONGEST = 36500  # days: a setting may be any number, a date may not
USED_WITHIN = timedelta(days=365)
# How public articles cite a record of the directory: the path to the article, and what the link must be besides.
_USES = (("quotes__parent__", {}), ("articles_about__", {}), ("mentions__article__", {"mentions__state": "accepted"}))
# A list of an article that the newsroom fills with such records, of which they know nothing themselves.
_LISTS = {"organisations.Organisation": "directory_entries__organisation"}


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
    if path := _LISTS.get(model._meta.label):
        articles = model._meta.get_field("articles_about").related_model
        recent = Q(published_q(), published_at__gte=since, **{f"{path}__isnull": False})
        cited |= Q(pk__in=articles._base_manager.filter(recent).values(path))
    return cited


@gathered()
def mark_verified(records: QuerySet) -> list:
    """Somebody looked at `records` today and found them right; those that are still there."""
    found = list(records.order_by("pk"))
    keys = [record.pk for record in found]
    records.model._base_manager.filter(pk__in=keys).update(verified_at=timezone.now())
    changed(records.model, keys)
    return found


class VerifiedAspect:
    """When somebody last looked at a record."""

    name = "vérification"

    def read(self, record: Model) -> str | None:
        return record.verified_at.isoformat() if record.verified_at else None

    def write(self, record: Model, value: str | None, *, by) -> None:
        moment = parse_datetime(value) if value else None
        type(record)._base_manager.filter(pk=record.pk).update(verified_at=moment)


def verification_of(model: type[Model]) -> str:
    """The kind of the change, which is the name of its action in the list."""
    return f"verify_{model._meta.model_name}"


def connect(model: type[Model]) -> None:
    bulk.register(verification_of(model), lambda subject: VerifiedAspect(), model=model._meta.label)


def verify_together(records: QuerySet, *, label: str, by) -> bulk.BulkChange | None:
    """The same of several records, to be taken back as one change; none when nothing is left of them."""
    wanted, now = bulk.Wanted(verification_of(records.model), label), timezone.now().isoformat()
    keys = list(records.order_by("pk").values_list("pk", flat=True))
    done, _refused = bulk.change_together(model=records.model, keys=keys, wanted=wanted, value=now, by=by)
    return done
