"""How much of something there was over time, as bars and as a table of the same numbers."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, DateField, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.formats import number_format

from portal.core.approximate_dates import Precision, format_approximate, format_period

MONTHS = 36  # of a span still drawn month by month
BARS = 60  # at most
WIDTH, HEIGHT, GAP = 1200, 200, 4  # in units of the drawing; whole numbers, which no language writes with a comma
_YEARS = (12, 120, 1200, 12000)  # months of one, ten, a hundred, a thousand


def monthly_counts(queryset: QuerySet, field: str) -> dict[date, int]:
    """How many rows fall in each month, by its first day. One query; rows without a date are left out.

    An instant counts for the month that it was in Paris.
    """
    is_instant = _last_field(queryset.model, field).get_internal_type() == "DateTimeField"
    zone = {"tzinfo": timezone.get_default_timezone()} if is_instant else {}
    rows = queryset.filter(**{f"{field}__isnull": False}).order_by()
    months = rows.values(activity_month=TruncMonth(field, output_field=DateField(), **zone))
    return dict(months.annotate(activity_count=Count("pk")).values_list("activity_month", "activity_count"))


def counts_by_month(moments: Iterable[float]) -> dict[date, int]:
    """The same of instants already read, in seconds since 1970: the calendar is asked once for each month."""
    zone = timezone.get_default_timezone()
    ordered = sorted(moments)
    counts, start = {}, 0
    while start < len(ordered):
        month = datetime.fromtimestamp(ordered[start], zone).date().replace(day=1)
        following = datetime(month.year + month.month // 12, month.month % 12 + 1, 1, tzinfo=zone)
        end = bisect_left(ordered, following.timestamp(), start)
        counts[month] = end - start
        start = end
    return counts


def _last_field(model, path: str):
    *relations, name = path.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model
    return model._meta.get_field(name)


@dataclass(frozen=True)
class Bar:
    """A period and its count, placed in a drawing of WIDTH by HEIGHT."""

    label: str
    count: int
    x: int
    y: int
    width: int
    height: int


class Activity:
    """The counts of `monthly_counts` by month, or by year when they span more than MONTHS.

    Every period of the span is there, be it empty. Beyond BARS years, by decade. False with fewer than two periods
    that hold something: one bar says nothing.
    """

    width, height = WIDTH, HEIGHT

    def __init__(self, counts: dict[date, int]):
        ranks = {_rank(month): count for month, count in counts.items() if count}
        self.step = _step(ranks)
        periods: dict[int, int] = {}
        for rank, count in ranks.items():
            periods[rank // self.step] = periods.get(rank // self.step, 0) + count
        self.total = sum(periods.values())
        self.maximum = max(periods.values(), default=0)
        self._is_worth_showing = len(periods) > 1
        self._first, self._last = min(ranks, default=0), max(ranks, default=0)
        span = range(min(periods), max(periods) + 1) if periods else range(0)
        self.bars = [self._bar(place, len(span), period, periods.get(period, 0)) for place, period in enumerate(span)]

    def __bool__(self):
        return self._is_worth_showing

    @property
    def period(self) -> str:
        """« de mars 2019 à octobre 2026 », « de mars à septembre 2021 »; an empty string without anything."""
        if not self.bars:
            return ""
        first, last = _month(self._first), _month(self._last)
        if first == last:
            return f"en {format_approximate(first, Precision.MONTH)}"
        period = format_period(first, Precision.MONTH, last, Precision.MONTH)
        return period.replace(f" {first.year}", "", 1) if first.year == last.year else period

    @property
    def total_words(self) -> str:
        return number_format(self.total, force_grouping=True)

    @property
    def unit(self) -> str:
        """What a bar stands for: « mois », « année », « période »."""
        return {1: "mois", 12: "année"}.get(self.step, "période")

    @property
    def highest(self) -> Bar | None:
        """The first of the highest bars."""
        return max(self.bars, key=lambda bar: bar.count, default=None)

    @property
    def highest_period(self) -> str:
        """« en septembre 2021 », « en 2019 », « de 2000 à 2009 »."""
        label = self.highest.label if self.bars else ""
        return f"de {label.replace('-', ' à ')}" if "-" in label else f"en {label}"

    def _bar(self, place: int, places: int, period: int, count: int) -> Bar:
        slot = WIDTH // places
        # Something is never drawn as nothing.
        height = max(HEIGHT * count // self.maximum, 4) if count else 0
        return Bar(self._label(period), count, place * slot, HEIGHT - height, slot - GAP, height)

    def _label(self, period: int) -> str:
        first = _month(period * self.step)
        if self.step == 1:
            return format_approximate(first, Precision.MONTH)
        years = self.step // 12
        return str(first.year) if years == 1 else f"{first.year}-{first.year + years - 1}"


def _rank(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(rank: int) -> date:
    year, month = divmod(rank, 12)
    return date(max(year, 1), month + 1, 1)


def _step(ranks: dict[int, int]) -> int:
    if not ranks or max(ranks) - min(ranks) < MONTHS:
        return 1
    return next(step for step in _YEARS if max(ranks) // step - min(ranks) // step < BARS)
