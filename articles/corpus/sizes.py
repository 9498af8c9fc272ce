"""How much of everything a corpus of a given number of articles holds, and when its articles appear."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt
from random import Random

AUTHORS = 12
YEARS = 10
_LENGTH = timedelta(days=round(YEARS * 365.25))
_RECENT = timedelta(days=2)
_OPENING, _HOURS = timedelta(hours=5.5), 13 / 24  # articles of the past appear from 5:30 to 18:30 UTC


def _between(low: int, value: float, high: int) -> int:
    return max(low, min(high, round(value)))


@dataclass(frozen=True)
class Sizes:
    articles: int

    @property
    def people(self) -> int:
        return _between(30, self.articles / 10, 20_000)

    @property
    def organisations(self) -> int:
        return _between(20, self.articles / 20, 8_000)

    @property
    def events(self) -> int:
        return max(12, round(self.articles / 25))

    @property
    def tags(self) -> int:
        return _between(60, 6 * sqrt(self.articles), 3_000)

    @property
    def recent(self) -> int:
        """The articles of the last two days: their share of ten years, and never fewer than three."""
        return min(self.articles, max(3, round(self.articles * (_RECENT / _LENGTH))))


@dataclass(frozen=True)
class Span:
    """The ten years that end at `end`, an instant at which everything is already past."""

    end: datetime

    @property
    def start(self) -> datetime:
        return self.end - _LENGTH

    def appears(self, index: int, sizes: Sizes, rng: Random) -> datetime:
        """When the article of this rank appears. A higher rank is never earlier."""
        older = sizes.articles - sizes.recent
        if index >= older:
            moment = self.end - _RECENT + _RECENT * ((index - older + rng.random()) / sizes.recent)
            return moment.replace(second=0, microsecond=0)
        moment = self.start + (_LENGTH - _RECENT - _OPENING) * ((index + rng.random()) / older)
        midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
        return (midnight + _OPENING + (moment - midnight) * _HOURS).replace(second=0, microsecond=0)
