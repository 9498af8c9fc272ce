"""Word that records were saved, for the rooms above that this one may not import."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.db.models import Model
from django.dispatch import Signal

# Sent by the desk, inside the transaction of the save: `record` is a person, an organisation or an event.
record_saved = Signal()

# Sent inside the transaction of the change: `keys` is a set of (model, primary key). What readers are told of these
# records changed: they were written, deleted, or one of their parts was.
records_changed = Signal()

# Sent once a command wrote many rows past the ORM: nothing that follows them could see it.
many_written = Signal()

Key = tuple[type[Model], int]
_gathering: ContextVar[set[Key] | None] = ContextVar("gathering", default=None)


def changed(model: type[Model], pks: Iterable[int]) -> None:
    """Tells that these records changed: at once, or at the end of the `gathered` block that is open."""
    all_changed((model, pk) for pk in pks)


def all_changed(keys: Iterable[Key]) -> None:
    """The same for records of several models, told of together."""
    told = {(model, pk) for model, pk in keys if pk is not None}
    waiting = _gathering.get()
    if waiting is not None:
        waiting |= told
    elif told:
        with transaction.atomic():
            records_changed.send(None, keys=told)


@contextmanager
def gathered() -> Iterator[None]:
    """One transaction in which each changed record is told of once, at the end, just before it commits.

    Blocks inside a block are part of it. What raises tells of nothing, for nothing was changed.
    """
    if _gathering.get() is not None:
        with transaction.atomic():
            yield
        return
    with transaction.atomic():
        keys: set[Key] = set()
        token = _gathering.set(keys)
        try:
            yield
        finally:
            _gathering.reset(token)
        if keys:
            records_changed.send(None, keys=keys)
