"""Putting back what a merge changed, row by row, and leaving alone what somebody changed since."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.redirects.models import Redirect
from django.db.models import Model
from django.utils import timezone

from portal.core.merging.applying import tell
from portal.core.merging.errors import MergeError
from portal.core.merging.records import KEPT_FOR, Merge
from portal.core.merging.rules import lock_around
from portal.core.merging.traces import Change, insert, packed, remove, unpacked, write
from portal.core.saving import gathered


@dataclass(frozen=True)
class Undone:
    """The record that is back, and what was left as it is, in French."""

    restored: Model
    left: list[str]


@gathered()
def undo_merge(*, merge: Merge, by, request=None) -> Undone:
    """Restores the record that was merged, and to it each row that moved. Raises `MergeError`, in French.

    A row written since keeps what was written; one deleted since stays deleted. Both are told of.
    """
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    kept = _still_there(merge)
    left = [sentence for change in reversed(merge.changes) for sentence in _put_back(change, merge)]
    restored = merge.record_model._base_manager.get(pk=merge.merged_pk)
    Redirect.objects.filter(old_path=restored.get_absolute_url()).delete()
    merge.undone_at, merge.undone_by = timezone.now(), by
    merge.save(update_fields=["undone_at", "undone_by"])
    kept.refresh_from_db()
    tell(kept, request=request)
    tell(restored, request=request)
    return Undone(restored, left)


def _still_there(merge: Merge) -> Model:
    if merge.is_undone:
        raise MergeError("Cette fusion est déjà annulée.")
    if merge.is_too_old:
        raise MergeError(f"Une fusion ne s’annule que pendant {KEPT_FOR.days} jours.")
    records = [merge.record_model(pk=pk) for pk in (merge.kept_pk, merge.merged_pk)]
    lock_around(*records)
    kept = merge.record_model._base_manager.select_for_update(of=("self",)).filter(pk=merge.kept_pk).first()
    if kept is not None:
        return kept
    later = Merge.objects.filter(model=merge.model, merged_pk=merge.kept_pk, undone_at=None).first()
    if later is not None:
        raise MergeError(f"Annulez d’abord la fusion «\u00a0{later}\u00a0», qui a suivi celle-ci.")
    raise MergeError(f"«\u00a0{merge.kept_name}\u00a0» est supprimée depuis\u00a0: la fusion ne s’annule plus.")


def _put_back(change: Change, merge: Merge) -> list[str]:
    """What was not, in French."""
    model = apps.get_model(change["model"])
    row = model._base_manager.filter(pk=change["pk"]).first()
    if change["after"] is None:
        left = _bring_back(model, change, merge) if row is None else [_left(row, "existe de nouveau")]
    elif row is None:
        left = [f"{model._meta.verbose_name} n° {change['pk']}\u00a0: supprimée depuis."] if change["before"] else []
    elif change["before"] is None:
        left = _unmake(row, change)
    else:
        left = _rewrite(row, change)
    return [] if change.get("quiet") else left


def _bring_back(model: type[Model], change: Change, merge: Merge) -> list[str]:
    row = model(**unpacked(model, change["before"]))
    obstacle = _obstacle(row)
    if not obstacle:
        insert(row)
        return []
    if (change["model"], change["pk"]) == (merge.model, merge.merged_pk):
        raise MergeError(f"«\u00a0{merge.merged_name}\u00a0» ne peut revenir\u00a0: {obstacle}.")
    return [f"{model._meta.verbose_name}\u00a0: {obstacle}."]


def _obstacle(row: Model) -> str:
    """Why the database would refuse the row; empty when it would not."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if value is None or field.primary_key:
            continue
        if field.is_relation and not field.related_model._base_manager.filter(pk=value).exists():
            return f"{field.verbose_name}, à laquelle elle mène, n’existe plus"
        if field.unique and type(row)._base_manager.filter(**{field.name: value}).exists():
            return f"{field.verbose_name} «\u00a0{value}\u00a0», pris depuis par une autre fiche"
    constraints = [one for one in row._meta.constraints if getattr(one, "fields", ())]
    sets = [*(one.fields for one in constraints), *row._meta.unique_together]
    for names in sets:
        values = {name: getattr(row, row._meta.get_field(name).attname) for name in names}
        if type(row)._base_manager.filter(**values).exists():
            return "une autre ligne, faite depuis, dit la même chose"
    return ""


def _unmake(row: Model, change: Change) -> list[str]:
    if packed(row) != change["after"]:
        return [_left(row, "changé depuis, laissé comme il est")]
    remove(row)
    return []


def _rewrite(row: Model, change: Change) -> list[str]:
    """Each column for itself: a quote whose words were corrected since goes back to who said it."""
    model, before = type(row), change["before"]
    now = packed(row, before)
    same = {name: value for name, value in before.items() if now[name] == change["after"][name]}
    if same:
        attributes = unpacked(model, same)
        write(row, {name: attributes[model._meta.get_field(name).attname] for name in same})
    changed = [str(model._meta.get_field(name).verbose_name) for name in before if name not in same]
    return [_left(row, f"changé depuis ({', '.join(changed)}), laissé comme il est")] if changed else []


def _left(row: Model, why: str) -> str:
    return f"{row._meta.verbose_name} «\u00a0{row}\u00a0»\u00a0: {why}."
