"""Chance that repeats: each part of the corpus draws from a stream of its own, named after it."""

from bisect import bisect
from itertools import accumulate
from random import Random

_TOP_SHARE = 0.15  # of the articles bear the most common theme
TAGS_AN_ARTICLE = 4.4  # on average


def dice(seed: int, *part: object) -> Random:
    """A stream that depends on nothing but the seed and the part, whatever was drawn elsewhere."""
    return Random(":".join(map(str, (seed, *part))))  # noqa: S311 - nothing secret is drawn


def skewed(rng: Random, count: int) -> int:
    """A rank below `count`, the first ones far more often: a few voices are heard everywhere."""
    return int(count * rng.random() ** 2.2)


class Zipf:
    """Ranks drawn with a probability proportional to 1 / (rank + shift) (Zipf, corrected by Mandelbrot).

    The shift is what makes the first rank fall on about 15 % of the articles.
    """

    def __init__(self, count: int):
        shift = _shift(count)
        self._bounds = list(accumulate(1 / (rank + shift) for rank in range(1, count + 1)))

    def draw(self, rng: Random, wanted: int) -> list[int]:
        """At most `wanted` distinct ranks, in the order of the draw."""
        total, last = self._bounds[-1], len(self._bounds) - 1
        return list(dict.fromkeys(min(last, bisect(self._bounds, rng.random() * total)) for _ in range(wanted)))


def _shift(count: int) -> float:
    low, high = 0.0, float(count)
    for _step in range(40):
        shift = (low + high) / 2
        first = 1 / (1 + shift) / sum(1 / (rank + shift) for rank in range(1, count + 1))
        low, high = (shift, high) if first * TAGS_AN_ARTICLE > _TOP_SHARE else (low, shift)
    return high
