"""Asks the search, which stands above and may not be imported here, for the records that bear some words."""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Model


class Found(NamedTuple):
    """What the search knows: primary keys, drafts included."""

    keys: set[int]
    is_plain: bool = True  # words alone were typed: what bears them in another manner may be added
    is_whole: bool = True  # every record that bears the words is there, not only the newest


Finder = Callable[..., Found | None]
_finders: list[Finder] = []


def register(finder: Finder) -> Finder:
    """`finder(model, text, in_names=…)` answers None for what it does not know. The last one registered is asked."""
    _finders[:] = [finder]
    return finder


def find(model: type[Model], text: str, *, in_names: bool = False) -> Found | None:
    """The records of `model` that bear `text`, in their titles and names alone or anywhere; None when nobody knows."""
    if not _finders or not text.strip():
        return None
    return _finders[0](model, text, in_names=in_names)
