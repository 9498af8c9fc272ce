"""Writing rows and remembering exactly what was written.

A change is a dictionary: `model`, `pk`, `before` and `after`, the values of the columns written, as text. Without
`before` the row was made, without `after` it was deleted. `quiet`: nobody is told if it cannot be put back, for a
machine wrote it.
Rows are written past their own `save()`, which would recompute and correct what an editor wrote; signals are sent.
"""

from collections.abc import Iterable

from django.db.models import Model
from django.db.models.signals import m2m_changed

Values = dict[str, object]
Change = dict[str, object]


def packed(row: Model, names: Iterable[str] | None = None) -> Values:
    """The columns of `row`, all of them or those named, as JSON holds them without loss."""
    fields = row._meta.concrete_fields if names is None else [row._meta.get_field(name) for name in names]
    return {
        field.name: None if field.value_from_object(row) is None else field.value_to_string(row) for field in fields
    }


def unpacked(model: type[Model], values: Values) -> Values:
    """The attributes that `packed` read."""
    fields = {name: model._meta.get_field(name) for name in values}
    return {fields[name].attname: fields[name].to_python(value) for name, value in values.items()}


def write(row: Model, values: Values) -> None:
    """Sets attributes by the names of their fields, and saves these alone."""
    for name, value in values.items():
        setattr(row, row._meta.get_field(name).attname, value)
    row.save_base(update_fields=frozenset(values), force_update=True)
    announce(row)


def insert(row: Model) -> None:
    row.save_base(raw=True, force_insert=True)
    announce(row)


def remove(row: Model) -> None:
    pk = row.pk
    row.delete()
    row.pk = pk
    announce(row)


def announce(row: Model) -> None:
    """Rows of lists of choices are written here as rows: those who follow the lists are told as by the lists."""
    through = type(row)
    if not through._meta.auto_created:
        return
    owning = through._meta.auto_created
    owner, chosen = [field for field in through._meta.fields if field.is_relation]
    if owner.related_model is not owning:
        owner, chosen = chosen, owner
    m2m_changed.send(
        sender=through,
        instance=getattr(row, owner.name),
        action="post_add",
        reverse=False,
        model=chosen.related_model,
        pk_set={getattr(row, chosen.attname)},
        using=row._state.db or "default",
    )


class Trace:
    """The changes made, in order."""

    def __init__(self):
        self.changes: list[Change] = []

    def change(self, row: Model, values: Values) -> None:
        before, is_quiet = packed(row, values), _is_disposable(row)
        write(row, values)
        self.note(row, before, packed(row, values), is_quiet=is_quiet)

    def delete(self, row: Model) -> None:
        self.note(row, packed(row), None, is_quiet=_is_disposable(row))
        remove(row)

    def create(self, row: Model) -> None:
        row.save()
        self.note(row, None, packed(row))

    def note(self, row: Model, before: Values | None, after: Values | None, *, is_quiet: bool = False) -> None:
        change = {"model": row._meta.label, "pk": row.pk, "before": before, "after": after}
        self.changes.append(change | ({"quiet": True} if is_quiet else {}))


def _is_disposable(row: Model) -> bool:
    condition = getattr(type(row), "DISPOSABLE", None)
    return condition is not None and type(row)._base_manager.filter(condition, pk=row.pk).exists()
