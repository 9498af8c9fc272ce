"""What becomes of each row that points at a record which is merged. Each room registers the rules of its own rows.

The relations themselves are read from the models: one without a rule stops every merge of that model, and a test.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Field, Model, QuerySet

from portal.core.merging.errors import MergeError


class Relation(NamedTuple):
    """Rows of `model` that point at a record by `field`; rows of a list of choices are rows too."""

    model: type[Model]
    field: Field

    @property
    def key(self) -> str:
        return f"{self.model._meta.label}.{self.field.name}"


@dataclass(frozen=True)
class Rule:
    """`label`: what the rows are, in French and in the plural.

    A row moves, unless the kept record has its twin: one with the same values in a unique set of columns (read from
    the constraints), or in the columns `alike`. The twin then takes from it the columns `fills` that it lacks.
    `is_spare` says of a row that it has no use on the kept record.
    """

    label: str
    alike: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    is_spare: Callable[[Model, Model], bool] | None = None


@dataclass(frozen=True)
class Mergeable:
    """A model whose records may be merged. The name of the one that goes becomes a row of `names`, by `owner`.

    `fills`: fields that the kept record takes when it has none. `identifiers`: those that, when both have one and they
    differ, tell two records apart. `carried`: flags that hold for both once they hold for one. `follows`: articles
    print its name.
    """

    model: type[Model]
    names: type[Model]
    owner: str
    name_kinds: tuple[tuple[str, str], ...]
    fills: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    follows: bool = True

    @property
    def default_kind(self) -> str:
        return self.name_kinds[0][0]


class Rewritten(NamedTuple):
    """A value that names the merged record otherwise than by a key of the database."""

    row: Model
    values: dict


Locking = Callable[[Model, Model], None]
Superfluous = Callable[[Model], Iterable[QuerySet]]
Rewriting = Callable[[Model, Model], Iterable[Rewritten]]
_mergeable: dict[type[Model], Mergeable] = {}
_rules: dict[str, Rule] = {}
_superfluous: dict[type[Model], list[Superfluous]] = {}
_lockings: dict[type[Model], list[Locking]] = {}
_rewritings: dict[type[Model], list[Rewriting]] = {}


def register(mergeable: Mergeable) -> None:
    _mergeable[mergeable.model] = mergeable


def rule(key: str, given: Rule) -> None:
    """The rule of the relation `key`: « articles.Quote.speaker »."""
    _rules[key] = given


def superfluous(model: type[Model], found: Superfluous) -> None:
    """`found(kept)` yields the rows that say twice the same of the kept record once all moved."""
    known = _superfluous.setdefault(model, [])
    if found not in known:
        known.append(found)


def rewriting(model: type[Model], found: Rewriting) -> None:
    """`found(kept, merged)` yields the values to write where the merged record is named without a relation."""
    known = _rewritings.setdefault(model, [])
    if found not in known:
        known.append(found)


def locking(model: type[Model], lock: Locking) -> None:
    """`lock(kept, merged)` is called before the records are locked, for what others lock before they write of them."""
    known = _lockings.setdefault(model, [])
    if lock not in known:
        known.append(lock)


def lock_around(kept: Model, merged: Model) -> None:
    for lock in _lockings.get(type(kept), []):
        lock(kept, merged)


def mergeable_of(model: type[Model]) -> Mergeable:
    try:
        return _mergeable[model]
    except KeyError:
        raise MergeError(
            f"«\u00a0{model._meta.verbose_name_plural}\u00a0»\u00a0: rien ne dit comment fusionner."
        ) from None


def relations_of(model: type[Model]) -> list[Relation]:
    """Every column of the database that points at records of `model`."""
    found = model._meta.get_fields(include_hidden=True)
    return [
        Relation(field.related_model, field.field)
        for field in found
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one)
    ]


def rule_of(relation: Relation) -> Rule:
    try:
        return _rules[relation.key]
    except KeyError:
        raise MergeError(
            f"Rien ne dit ce que deviendraient «\u00a0{relation.key}\u00a0»\u00a0: rien n’est fusionné."
        ) from None


def superfluous_rows(kept: Model) -> list[Model]:
    return [row for found in _superfluous.get(type(kept), []) for rows in found(kept) for row in rows]


def rewritten_values(kept: Model, merged: Model) -> list[Rewritten]:
    return [one for found in _rewritings.get(type(kept), []) for one in found(kept, merged)]


def mergeable_models() -> list[type[Model]]:
    return list(_mergeable)
