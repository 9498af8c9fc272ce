"""Invariants over the whole database that no constraint can hold. Each room registers its own."""

from collections.abc import Callable, Iterable
from typing import Protocol


class Bar(Protocol):
    """How far a check got, for whoever waits (see tqdm)."""

    def reset(self, total: float | None = None) -> object: ...

    def update(self, n: float | None = 1) -> object: ...


# Yields a French sentence for each breach; reads by batches, so that its memory does not follow the database.
Check = Callable[[Bar], Iterable[str]]

_checks: dict[str, Check] = {}


def register(name: str) -> Callable[[Check], Check]:
    """`name`, in French, is printed with what the check finds."""

    def remember(check: Check) -> Check:
        _checks[name] = check
        return check

    return remember


def registered() -> dict[str, Check]:
    return dict(_checks)
