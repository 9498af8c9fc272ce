"""What of a record may be changed for many of them together. Each room registers its own."""

from collections.abc import Callable
from typing import Protocol

from django.apps import apps
from django.db.models import Model

Value = bool | int | str | list | None  # what JSON holds without loss


class BulkRefused(Exception):
    """Why a record is left as it is, or a change not taken back: a French sentence for the editor."""


class Aspect(Protocol):
    name: str  # « thèmes »: what somebody else may have changed since

    def read(self, record: Model) -> Value: ...

    def write(self, record: Model, value: Value, *, by) -> None:
        """Raises `BulkRefused`, and writes nothing then."""


Maker = Callable[[int | None], Aspect]  # from the key of what is added or removed, where the change is of that kind
_makers: dict[str, Maker] = {}
_models: dict[str, str] = {}


def register(kind: str, maker: Maker, *, model: str) -> None:
    """`kind` is also the name of the action in the list of `model`: whoever may take that action may undo it."""
    _makers[kind], _models[kind] = maker, model


def aspect_of(kind: str, subject: int | None = None) -> Aspect:
    return _makers[kind](subject)


def kinds_by_model() -> dict[type[Model], list[str]]:
    found: dict[type[Model], list[str]] = {}
    for kind, label in _models.items():
        found.setdefault(apps.get_model(label), []).append(kind)
    return found
