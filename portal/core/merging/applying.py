"""The merge itself, in one transaction."""

from django.conf import settings
from django.contrib.redirects.models import Redirect
from django.db.models import Model, Q
from django.utils import timezone

from portal.core.merging.errors import MergeError
from portal.core.merging.planning import Plan, plan_merge
from portal.core.merging.records import KEPT_FOR, Merge
from portal.core.merging.rules import lock_around, mergeable_of, rewritten_values, superfluous_rows
from portal.core.merging.traces import Trace, packed
from portal.core.moves import record_move
from portal.core.saving import changed, gathered, record_saved
from portal.core.text import name_key


@gathered()
def merge(*, kept: Model, merged: Model, by, name_kind: str = "", request=None) -> Merge:
    """Moves to `kept` all that points at `merged`, and deletes it. Its name stays as a name of the kind `name_kind`
    (by default the first of the model), its address leads to `kept`.

    Raises `MergeError`, in French: a record with itself, or one that is not there any more. What articles print as
    they were published (« présenté·e comme ») is not rewritten. Simultaneous merges wait for one another.
    """
    kept, merged = _locked(kept, merged)
    plan = plan_merge(kept=kept, merged=merged)
    if name_kind and name_kind not in dict(plan.mergeable.name_kinds):
        raise MergeError("Choisissez ce que devient le nom de la fiche fusionnée.")
    trace, merged_pk = Trace(), merged.pk
    old_path, is_known = merged.get_absolute_url(), _had_readers(merged)
    _move(plan, trace)
    trace.delete(merged)
    _take(plan, trace)
    _keep_name(plan, trace, name_kind or plan.mergeable.default_kind)
    if is_known:
        _redirect(trace, old_path, plan.kept.get_absolute_url())
    done = Merge.objects.create(
        model=kept._meta.label,
        kept_pk=kept.pk,
        kept_name=str(kept)[:300],
        merged_pk=merged_pk,
        merged_name=str(merged)[:300],
        merged_by=by,
        summary=plan.summary,
        changes=trace.changes,
    )
    forget_old()
    tell(kept, request=request)
    return done


def forget_old() -> None:
    """What was changed by merges that are undone no more is kept no longer than it may serve."""
    Merge.objects.filter(merged_at__lt=timezone.now() - KEPT_FOR).exclude(changes=[]).update(changes=[])


def tell(record: Model, *, request=None) -> None:
    """What prints or finds the record follows."""
    changed(type(record), [record.pk])
    if mergeable_of(type(record)).follows:
        record_saved.send(type(record), record=record, request=request)


def _locked(kept: Model, merged: Model) -> tuple[Model, Model]:
    """As they are stored now, each locked: nobody merges them elsewhere meanwhile."""
    model, wanted = type(kept), {kept.pk, merged.pk}
    if type(merged) is not model:
        raise MergeError("On ne fusionne que deux fiches de même nature.")
    lock_around(kept, merged)
    rows = model._base_manager.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != len(wanted):
        raise MergeError("L’une de ces fiches n’existe plus\u00a0: elle est déjà fusionnée, ou supprimée.")
    return found[kept.pk], found[merged.pk]


def _move(plan: Plan, trace: Trace) -> None:
    for group in plan.groups:
        for row, twin in group.dropped:
            lacking = {} if twin is None else _lacking(twin, row, group.rule.fills)
            if lacking:
                trace.change(twin, lacking)
            if type(row)._base_manager.filter(pk=row.pk).exists():  # a link between the two is met from both ends
                trace.delete(row)
        for row in group.moved:
            trace.change(row, {group.relation.field.name: plan.kept.pk})
    for row, values in rewritten_values(plan.kept, plan.merged):
        trace.change(row, values)
    for row in superfluous_rows(plan.kept):
        trace.delete(row)


def _lacking(twin: Model, row: Model, names: tuple[str, ...]) -> dict:
    empty = (None, "")
    return {
        name: getattr(row, name) for name in names if getattr(twin, name) in empty and getattr(row, name) not in empty
    }


def _take(plan: Plan, trace: Trace) -> None:
    """After the other is gone: a number or an identifier is of one record at a time."""
    kept, values = plan.kept, dict(plan.taken)
    if plan.becomes_public and hasattr(kept, "take_number") and kept.number is None and "number" not in values:
        kept.take_number()
        values["number"], kept.number = kept.number, None
    if values:
        trace.change(kept, values)


def _keep_name(plan: Plan, trace: Trace, kind: str) -> None:
    """Unless the kept record bears the name already, or a third one does where names are unique."""
    name, rows = str(plan.merged), plan.mergeable.names
    key = name_key(name)
    borne = rows.objects.filter(name_key=key, **{plan.mergeable.owner: plan.kept})
    if plan.name_taken_by is not None or key in {"", name_key(str(plan.kept))} or borne.exists():
        return
    longest = rows._meta.get_field("name").max_length
    trace.create(rows(name=name[:longest], kind=kind, **{plan.mergeable.owner: plan.kept}))


def _had_readers(record: Model) -> bool:
    """Whether its address was ever known: a draft’s is told to nobody."""
    is_public = record.is_published or getattr(record, "is_withdrawn", False)
    return is_public or Redirect.objects.filter(new_path=record.get_absolute_url()).exists()


def _redirect(trace: Trace, old_path: str, new_path: str) -> None:
    def rows() -> dict[int, Redirect]:
        touched = Q(old_path__in=[old_path, new_path]) | Q(new_path=old_path) | Q(pk__in=list(before))
        return Redirect.objects.filter(touched, site_id=settings.SITE_ID).in_bulk()

    before: dict[int, Redirect] = {}
    before = rows()
    record_move(old_path, new_path)
    after = rows()
    for pk in sorted(before.keys() | after.keys()):
        was, now = before.get(pk), after.get(pk)
        values = [None if row is None else packed(row) for row in (was, now)]
        if values[0] != values[1]:
            trace.note(was or now, *values, is_quiet=True)
