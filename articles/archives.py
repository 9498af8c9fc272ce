"""The periods by which articles are filed: years, months and days of Paris."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, DateField, Exists
from django.db.models.functions import TruncDay
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from portal.core.activity import monthly_counts
from portal.core.house import french_date, midnight
from portal.core.publishing import Status

YEARS = 60  # listed at most, the newest


@dataclass(frozen=True)
class Period:
    """A year, one of its months, or one of that month’s days."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first_day(self) -> date:
        """Raises `ValueError` for a day that no calendar has."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def start(self) -> datetime:
        return midnight(self.first_day)

    @property
    def end(self) -> datetime:
        """The first instant after it."""
        day = self.first_day
        if self.day:
            return midnight(day + timedelta(days=1))
        if self.month:
            return midnight((day.replace(day=28) + timedelta(days=4)).replace(day=1))
        return midnight(date(self.year + 1, 1, 1))

    @property
    def label(self) -> str:
        """« 2021 », « septembre 2021 », « 23 septembre 2021 »."""
        if not self.month:
            return str(self.year)
        return french_date(self.first_day, "j F Y" if self.day else "F Y")

    @property
    def title(self) -> str:
        """« Articles de 2021 », « Articles d’octobre 2021 », « Articles du 1er octobre 2021 »."""
        if self.day:
            return f"Articles du {self.label}"
        return f"Articles d’{self.label}" if self.label[0] in "ao" else f"Articles de {self.label}"

    @property
    def short_label(self) -> str:
        """What tells it from its neighbours: « septembre », « jeudi 23 »."""
        if self.day:
            return french_date(self.first_day, "l j")
        return french_date(self.first_day, "F") if self.month else self.label

    def get_absolute_url(self) -> str:
        if self.day:
            return reverse("articles:day", args=[self.year, self.month, self.day])
        if self.month:
            return reverse("articles:month", args=[self.year, self.month])
        return reverse("articles:year", args=[self.year])

    def __str__(self):
        return self.label

    @property
    def wider(self) -> list["Period"]:
        """The periods that hold it, the widest first."""
        levels = [Period(self.year)] if self.month else []
        return [*levels, Period(self.year, self.month)] if self.day else levels

    def like(self, moment: datetime) -> "Period":
        """The period of the same kind in which `moment` falls."""
        day = timezone.localtime(moment, timezone.get_default_timezone())
        return Period(day.year, day.month if self.month else None, day.day if self.day else None)


def published_before(moment: datetime):
    """What `published()` gives, before `moment`.

    Of the past with one bound, not two: given two upper bounds, SQLite may take the later and read all in between.
    """
    articles = Article.objects.filter(status=Status.PUBLISHED, published_at__lt=moment)
    return articles if moment <= timezone.now() else Article.objects.published()


def articles_of(period: Period):
    return published_before(period.end).filter(published_at__gte=period.start).newest_first()


def neighbours(period: Period) -> tuple[Period | None, Period | None]:
    """The periods of the same kind just before and just after in which something was published."""
    before = published_before(period.start).order_by("-published_at")
    after = Article.objects.published().filter(published_at__gte=period.end).order_by("published_at")
    found = (moments.values_list("published_at", flat=True).first() for moments in (before, after))
    previous, following = (period.like(moment) if moment else None for moment in found)
    return previous, following


def parts_of(period: Period) -> list[tuple[Period, int]]:
    """The months of a year, or the days of a month, in which something was published, and how many articles."""
    if period.day:
        return []
    articles = articles_of(period)
    counts = _daily_counts(articles) if period.month else monthly_counts(articles, "published_at")
    return [
        (Period(day.year, day.month, day.day if period.month else None), count) for day, count in sorted(counts.items())
    ]


def _daily_counts(articles) -> dict[date, int]:
    day = TruncDay("published_at", output_field=DateField(), tzinfo=timezone.get_default_timezone())
    days = articles.order_by().values(appeared=day).annotate(total=Count("pk"))
    return dict(days.values_list("appeared", "total"))


def filed_years() -> list[Period]:
    """The years in which something was published, the newest first. Three queries, each by the index of dates."""
    articles = Article.objects.published()
    moments = articles.order_by("published_at").values_list("pk", "published_at")
    first, last = moments.first(), moments.last()
    if not first:
        return []
    newest, oldest = (Period(1).like(moment[1]).year for moment in (last, first))
    candidates = [Period(year) for year in range(newest, max(oldest, newest - YEARS) - 1, -1)]
    tests = {f"y{period.year}": Exists(articles_of(period)) for period in candidates}
    found = Article.objects.filter(pk=last[0]).values(**tests).get()
    return [period for period in candidates if found[f"y{period.year}"]]
