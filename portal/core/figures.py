"""Whole numbers that come from outside: keys, ranks and counts in addresses and forms."""

from collections.abc import Iterable

LARGEST_KEY = 2**63 - 1  # what a column of keys holds, on both engines
LARGEST_INTEGER = 2**31 - 1  # what an ordinary column of numbers holds
_LONGEST = len(str(LARGEST_KEY))


def whole_number(text: str, *, most: int = LARGEST_KEY) -> int | None:
    """The number that these figures write, when it is none other than that and is not above `most`.

    Neither a sign, nor a space, nor the figures of other scripts, that `int` would all take; and no figures without
    end, on which it fails. A number that no column can hold must not reach the database, which fails on it as well.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST):
        return None
    number = int(text)
    return number if number <= most else None


def whole_numbers(texts: Iterable[str]) -> list[int]:
    """Those of the texts that are keys."""
    return [number for text in texts if (number := whole_number(text)) is not None]
