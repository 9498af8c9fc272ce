"""How much two articles have to do with each other: the sum, over what they share, of how rarely it is shared.

    score = Σ weight(kind) · log(1 + N/df) × (0.5 + 0.5 · 2^(−days between them / 180))

N is the number of articles and df that of those with the feature: the inverse document frequency of information
retrieval (Spärck Jones, 1972). Whole numbers, in ten-thousandths, so that equal scores are equal on every machine.
"""

from collections.abc import Collection, Iterable, Mapping
from math import log
from typing import NamedTuple

from django.utils import timezone

from articles.models import FeatureCount
from articles.recommendations.features import ALL, Traits, weight_of, without_implied
from portal.core.publishing import Publishable

POINTS = 10_000
HALF_LIFE, FLOOR = 180, 0.5  # days; what is left of the score of two articles of different times
REASONS = 3  # kept of each pair: one may not be fit to print
_DAY = 86_400
_SHARES = 1_000
_COMMON_SHARE, _NEVER_COMMON = 10, 10  # borne by more than a tenth of the articles, and by more than ten
_RARE_SHARE, _ALWAYS_RARE = 100, 3


class Term(NamedTuple):
    """What one shared feature adds to a score, before the dates are looked at."""

    code: int
    points: int


class Scored(NamedTuple):
    traits: Traits
    score: int
    terms: tuple[Term, ...]  # the greatest first

    @property
    def rank(self) -> tuple[int, int, int]:
        """To sort by: the best score, then the newest, then the greatest number."""
        return -self.score, -self.traits.moment, -self.traits.number


class Weights:
    """The weight of each feature of one article, whatever it is compared with."""

    def __init__(self, codes: Iterable[int], counts: Mapping[int, int]):
        self.total = max(1, counts.get(ALL, 0))
        self.counts = {code: max(1, counts.get(code, 0)) for code in codes}
        self.points = {code: points(code, df, self.total) for code, df in self.counts.items()}

    @classmethod
    def read(cls, codes: Collection[int]) -> "Weights":
        """One query."""
        counts = FeatureCount.objects.filter(code__in=[ALL, *codes])
        return cls(codes, dict(counts.values_list("code", "number")))

    def favouring(self, shares: Mapping[int, float]) -> "Weights":
        """The same, each code worth more by its share: twice as much for a share of 1."""
        favoured = Weights((), {})
        favoured.total, favoured.counts = self.total, self.counts
        favoured.points = {code: round(worth * (1 + shares.get(code, 0))) for code, worth in self.points.items()}
        return favoured

    def by_rarity(self) -> list[int]:
        return sorted(self.counts, key=lambda code: (self.counts[code], code))

    def score(self, moment: int, other: Traits) -> Scored:
        """How much `other` shares with the article of these weights, published at `moment`."""
        shared = [code for code in other.codes if code in self.points]
        terms = [Term(code, self.points[code]) for code in without_implied(shared)]
        terms.sort(key=lambda term: (-term.points, term.code))
        return Scored(other, decayed(sum(term.points for term in terms), moment - other.moment), tuple(terms))

    def reasons(self, terms: Iterable[Term]) -> tuple[int, ...]:
        """The codes of the greatest terms. What many articles share is counted, and never given as a reason."""
        return tuple(term.code for term in terms if not self.is_common(term.code))[:REASONS]

    def is_common(self, code: int) -> bool:
        return is_common(self.counts[code], self.total)


def moment_of(record: Publishable) -> int:
    """When it appears, in seconds since 1970; now, for one that has no date yet."""
    return int((record.published_at or timezone.now()).timestamp())


def points(code: int, df: int, total: int) -> int:
    return round(weight_of(code) / 10 * log(1 + total / df) * POINTS)


def decayed(score: int, seconds: int) -> int:
    """`score` of two articles that appeared `seconds` apart, either way."""
    return score * share_left(abs(seconds) // _DAY) // _SHARES


def share_left(days: int) -> int:
    """In thousandths."""
    return _LEFT[days] if days < len(_LEFT) else round(FLOOR * _SHARES)


def is_common(df: int, total: int) -> bool:
    return df > max(_NEVER_COMMON, total / _COMMON_SHARE)


def is_rare(df: int, total: int) -> bool:
    return df <= max(_ALWAYS_RARE, total / _RARE_SHARE)


_LEFT = [round((FLOOR + (1 - FLOOR) * 2 ** (-days / HALF_LIFE)) * _SHARES) for days in range(12 * HALF_LIFE)]
