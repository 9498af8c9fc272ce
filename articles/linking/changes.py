"""Every process keeps the dictionary of names in memory, and learns here that it is old.

A line is added in the transaction of each change. What tells two states apart is how many lines there are, the last one
and its token: two transactions may commit in another order than they began, and one that is undone may give its number
back (SQLite).
"""

from datetime import timedelta
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Count, Max, signals
from django.utils import timezone

from articles.models import GlossaryTerm, IgnoredWords, LexiconChange
from organisations.models import Organisation, OrganisationName
from people.models import Affiliation, Person, PersonName
from portal.core.saving import many_written

WATCHED = (Person, PersonName, Affiliation, Organisation, OrganisationName, GlossaryTerm, IgnoredWords)
KEPT, SWEPT_EVERY = timedelta(days=1), 500  # lines


class State(NamedTuple):
    count: int
    last: int | None
    token: str


def connect() -> None:
    for model in WATCHED:
        for signal in (signals.post_save, signals.post_delete):
            signal.connect(_changed, sender=model, dispatch_uid="lexicon")
    many_written.connect(_changed, dispatch_uid="lexicon")


def state() -> State:
    """One query, whose cost does not follow the number of names."""
    counted = LexiconChange.objects.aggregate(count=Count("pk"), last=Max("pk"))
    token = LexiconChange.objects.filter(pk=counted["last"]).values_list("token", flat=True).first()
    return State(counted["count"], counted["last"], token or "")


def _changed(sender, **kwargs) -> None:
    tell()


def tell() -> None:
    """Names may have changed: every process reads them again."""
    line = LexiconChange.objects.create()
    if line.pk % SWEPT_EVERY == 0:
        _sweep(line)


@transaction.atomic
def _sweep(line: LexiconChange) -> None:
    """Forgets old lines, but none that another editor’s transaction is forgetting: nobody waits.

    A record that is saved alone, by a command, is told of once its own transaction has ended.
    """
    old = LexiconChange.objects.filter(pk__lt=line.pk, changed_at__lt=timezone.now() - KEPT)
    if connection.features.has_select_for_update_skip_locked:
        free = old.select_for_update(skip_locked=True).values_list("pk", flat=True)
        old = LexiconChange.objects.filter(pk__in=list(free))
    old.delete()
