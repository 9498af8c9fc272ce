"""Stretches of time, from now back, in which PostgreSQL looks one after the other until it has found enough.

A GIN index knows no order: to find the newest of many matches it would read them all. Each vector therefore also holds
the time of its document, as tokens of seven grains (« @a » 2.8 days, « @b » four times that, and so on), and a few of
these name any stretch.

To look into one costs, however little is found in it. Where the newest ones hold little, what is left is taken to do so
too, and is read at once.
"""

from functools import lru_cache

_GRAIN = 48  # bits of an id below the finest grain: those that are not minutes, and 12 bits of minutes
_NAMES = "abcdefg"
_FACTOR = 4  # from one grain to the next
_ROUNDING = 4  # a stretch begins where a token of a quarter of its length does
OPENING = 5  # stretches that are looked at first: three months
FEW = 60  # matches in these; in ten years that would be 2,500, which are read in three milliseconds
ALL_TIME = ()  # the stretch that no token names


Stretch = tuple[str, ...]


def windows(low: int, high: int, now: int) -> tuple[Stretch, ...]:
    """The tokens of each stretch, the newest first, each twice as long as the one before. All are ids.

    Together they hold all documents from `low` to before `high`, and perhaps some that are just outside of them.
    """
    return _windows(low >> _GRAIN, ((high - 1) >> _GRAIN) + 1, now >> _GRAIN)


@lru_cache(maxsize=256)
def _windows(low: int, high: int, now: int) -> tuple[Stretch, ...]:
    found = []
    start, length = min(now + 1, high), 1  # what is still to come is part of the first stretch
    while high > low:
        step = max(length // _ROUNDING, 1)
        first = max((start - length) // step * step, low)
        found.append(tuple(_tokens(first, high)))
        start = high = first
        length *= 2
    return tuple(found)


def _tokens(first: int, beyond: int) -> list[str]:
    """The fewest tokens that name this stretch and nothing else."""
    tokens = []
    while first < beyond:
        rank, size = 0, 1
        while rank + 1 < len(_NAMES) and first % (size * _FACTOR) == 0 and first + size * _FACTOR <= beyond:
            rank, size = rank + 1, size * _FACTOR
        tokens.append(f"@{_NAMES[rank]}{first // size}")
        first += size
    return tokens
