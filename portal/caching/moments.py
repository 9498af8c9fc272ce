"""When readers’ pages next change by themselves, were nobody to write anything: no kept page lives longer.

What is found in the search becomes visible with the records that it tells of, and needs no question of its own.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Article, Change, PlannedChange
from portal.core.house import midnight
from portal.core.prepared import Prepared
from portal.core.publishing import Publishable, Status
from portal.home import WEEK
from portal.sitemaps.views import FRESH

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_AGAIN = timedelta(seconds=1)  # after which a planned change that could not be made is tried again
# Pages that show what is younger than that: each article leaves them at its own time.
_WINDOWS = (WEEK, FRESH)


class _Earliest:
    """The first moment of a field after another moment, or none."""

    def __init__(self, rows: Callable[[], QuerySet], field: str):
        self._field = field
        self._ask = Prepared(
            lambda after: rows().filter(**{f"{field}__gt": after}).only(field).order_by(field)[:1],
        )

    def after(self, moment: datetime) -> datetime | None:
        return next((getattr(record, self._field) for record in self._ask(after=moment)), None)


def _publications_of(model: type[Publishable]) -> _Earliest:
    return _Earliest(lambda: model.objects.filter(status=Status.PUBLISHED), "published_at")


_publications = [_publications_of(model) for model in apps.get_models() if issubclass(model, Publishable)]
_articles = _publications_of(Article)
_changes = _Earliest(Change.objects.all, "changed_at")
_updates = _Earliest(Article.objects.all, "updated_at")  # « mis à jour », as told to machines
_planned = _Earliest(lambda: PlannedChange.objects.filter(done_at=None), "at")


def next_change(now: datetime) -> datetime:
    """The first moment after `now` at which a page may have to be another. Midnight in Paris at the latest."""
    return min(moment for moment in _moments(now) if moment is not None)


def _moments(now: datetime) -> Iterator[datetime | None]:
    # Dates are those of Paris: ages, what is to come and what is past, ends of functions and of rights.
    yield midnight(timezone.localdate(now) + timedelta(days=1))
    for earliest in (*_publications, _changes, _updates):
        yield earliest.after(now)
    planned = _planned.after(_LONG_AGO)
    yield planned and (planned if planned > now else now + _AGAIN)
    for window in _WINDOWS:
        oldest = _articles.after(now - window)
        yield oldest and oldest + window
