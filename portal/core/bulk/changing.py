"""Making a change together, and taking it back where nobody changed anything since."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model
from django.utils import timezone

from portal.core.bulk.aspects import Aspect, BulkRefused, Value, aspect_of
from portal.core.bulk.records import KEPT_FOR, BulkChange
from portal.core.saving import changed, gathered


@dataclass(frozen=True)
class Reversal:
    """How many records are as they were, and what was left as it is, in French."""

    restored: list[Model]
    left: list[str]


@dataclass(frozen=True)
class Wanted:
    """A kind of change, how it is told, and where it needs one the key of what is added or removed."""

    kind: str
    label: str
    subject: int | None = None

    @property
    def aspect(self) -> Aspect:
        return aspect_of(self.kind, self.subject)


@gathered()
def change_together(
    *, model: type[Model], keys: list[int], wanted: Wanted, value: Value, by
) -> tuple[BulkChange | None, list[str]]:
    """Gives `value` to each record, in one transaction. What changed, none if nothing did, and who was refused."""
    aspect, refused = wanted.aspect, []
    records = _locked(model, keys)
    before = readings(aspect, records)
    for record in records:
        try:
            if before[record.pk] != value:
                aspect.write(record, value, by=by)
        except BulkRefused as refusal:
            refused.append(f"«\u00a0{record}\u00a0»\u00a0: {refusal}")
    return record_together(model=model, before=before, wanted=wanted, by=by), refused


def readings(aspect: Aspect, records) -> dict[int, Value]:
    return {record.pk: aspect.read(record) for record in records}


@gathered()
def record_together(*, model: type[Model], before: dict[int, Value], wanted: Wanted, by) -> BulkChange | None:
    """Remembers what is no more as it was `before`; nothing is remembered of a change that changed nothing."""
    aspect = wanted.aspect
    now = {record.pk: record for record in model._base_manager.filter(pk__in=before).order_by("pk")}
    rows = [
        {"pk": pk, "name": str(record)[:300], "before": before[pk], "after": aspect.read(record)}
        for pk, record in now.items()
    ]
    rows = [row for row in rows if row["before"] != row["after"]]
    if not rows:
        return None
    changed(model, [row["pk"] for row in rows])
    _forget_old()
    return BulkChange.objects.create(
        kind=wanted.kind,
        label=wanted.label,
        subject=wanted.subject,
        model=model._meta.label,
        rows=rows,
        count=len(rows),
        made_by=by,
    )


@gathered()
def undo_together(*, change: BulkChange, by, may: Callable[[Model], bool] = lambda record: True) -> Reversal:
    """Gives each record its former value back. One that somebody changed since is left, and told of; so is one that
    `by` may not change, as `may` says.

    Raises `BulkRefused` when there is nothing to take back, or when nothing could be: nothing is changed then.
    """
    change = BulkChange.objects.select_for_update(of=("self",)).get(pk=change.pk)
    _check(change)
    aspect, model = aspect_of(change.kind, change.subject), change.record_model
    records = {record.pk: record for record in _locked(model, [row["pk"] for row in change.rows])}
    restored, left = [], []
    for row in change.rows:
        record = records.get(row["pk"])
        why = _obstacle(aspect, record, row)
        if why or not may(record):
            left.append(why or f"«\u00a0{record}\u00a0»\u00a0: vous n’avez pas le droit de le modifier.")
            continue
        try:
            aspect.write(record, row["before"], by=by)
        except BulkRefused as refusal:
            left.append(f"«\u00a0{record}\u00a0»\u00a0: {refusal}")
        else:
            restored.append(record)
    if not restored:
        raise BulkRefused(f"Rien ne peut revenir en arrière. {' '.join(left[:3])}")
    changed(model, [record.pk for record in restored])
    change.undone_at, change.undone_by = timezone.now(), by
    change.save(update_fields=["undone_at", "undone_by"])
    return Reversal(restored, left)


def would_be_left(change: BulkChange) -> list[str]:
    """What an undo would leave as it is, before it does anything."""
    aspect = aspect_of(change.kind, change.subject)
    found = change.record_model._base_manager.in_bulk([row["pk"] for row in change.rows])
    return [why for row in change.rows if (why := _obstacle(aspect, found.get(row["pk"]), row))]


def _obstacle(aspect: Aspect, record: Model | None, row: dict) -> str:
    if record is None:
        return f"«\u00a0{row['name']}\u00a0»\u00a0: supprimé depuis."
    if aspect.read(record) != row["after"]:
        return f"«\u00a0{record}\u00a0»\u00a0: une autre valeur lui a été donnée depuis ({aspect.name})."
    return ""


def _check(change: BulkChange) -> None:
    if change.is_undone:
        raise BulkRefused("Ce changement est déjà annulé.")
    if change.is_too_old:
        raise BulkRefused(f"Un changement en série ne s’annule que pendant {KEPT_FOR.days} jours.")


def _locked(model: type[Model], keys: list[int]) -> list[Model]:
    return list(model._base_manager.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _forget_old() -> None:
    """What cannot be taken back any more is kept no longer than it may serve; who did what stays."""
    BulkChange.objects.filter(made_at__lt=timezone.now() - KEPT_FOR).exclude(rows=[]).update(rows=[])
