"""What a merge would do, before it does it: the preview and the merge read the same plan."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Model, UniqueConstraint

from portal.core.merging.errors import MergeError
from portal.core.merging.rules import Mergeable, Relation, Rule, mergeable_of, relations_of, rule_of
from portal.core.publishing import Publishable, Status
from portal.core.text import name_key


@dataclass
class Group:
    """The rows of one relation: those that move, and those that the kept record already has, with their twin if any."""

    relation: Relation
    rule: Rule
    moved: list[Model] = field(default_factory=list)
    dropped: list[tuple[Model, Model | None]] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.rule.label


@dataclass
class Plan:
    kept: Model
    merged: Model
    mergeable: Mergeable
    groups: list[Group]
    taken: dict[str, object]  # what the kept record takes from the other, by the name of the field
    differing: list[str]  # identifiers that tell them apart
    name_taken_by: Model | None = None  # another record of which the merged name is a name already

    @property
    def moved_count(self) -> int:
        return sum(len(group.moved) for group in self.groups)

    @property
    def dropped_count(self) -> int:
        return sum(len(group.dropped) for group in self.groups)

    @property
    def becomes_public(self) -> bool:
        return self.taken.get("status") == Status.PUBLISHED

    @property
    def taken_labels(self) -> list[str]:
        """« biographie », « ORCID »: what the kept record had none of."""
        return [self.kept._meta.get_field(name).verbose_name for name in self.taken if name in self.mergeable.fills]

    @property
    def carried_labels(self) -> list[str]:
        return [self.kept._meta.get_field(name).verbose_name for name in self.taken if name in self.mergeable.carried]

    @property
    def summary(self) -> str:
        """« 12 citations, 2 fonctions ; déjà là : 1 signature »: what is kept in the log."""
        moved, dropped = Counter(), Counter()
        for group in self.groups:
            moved[group.label] += len(group.moved)
            dropped[group.label] += len(group.dropped)
        said = ", ".join(f"{label}\u00a0: {count}" for label, count in moved.items() if count) or "rien à déplacer"
        twice = ", ".join(f"{label}\u00a0: {count}" for label, count in dropped.items() if count)
        return f"{said} (déjà là\u00a0– {twice})" if twice else said


def plan_merge(*, kept: Model, merged: Model) -> Plan:
    """Raises `MergeError` for two records that cannot be one."""
    if type(kept) is not type(merged):
        raise MergeError("On ne fusionne que deux fiches de même nature.")
    if kept.pk == merged.pk:
        raise MergeError("Une fiche ne se fusionne pas avec elle-même.")
    mergeable = mergeable_of(type(kept))
    groups = [_group(relation, kept, merged) for relation in relations_of(type(kept))]
    return Plan(
        kept,
        merged,
        mergeable,
        groups,
        taken=_taken(mergeable, kept, merged),
        differing=_differing(mergeable, kept, merged),
        name_taken_by=_bearer(mergeable, kept, merged),
    )


def _group(relation: Relation, kept: Model, merged: Model) -> Group:
    found = Group(relation, rule_of(relation))
    sets = _unique_sets(relation)
    alike = _attnames(relation, found.rule.alike)
    own = relation.model._base_manager.filter(**{relation.field.name: kept.pk}).order_by("pk")
    twins = {key: row for row in reversed(list(own) if sets or alike else []) for key in _keys(row, sets, alike)}
    for row in relation.model._base_manager.filter(**{relation.field.name: merged.pk}).order_by("pk"):
        twin = next((twins[key] for key in _keys(row, sets, alike) if key in twins), None)
        is_spare = found.rule.is_spare is not None and found.rule.is_spare(row, kept)
        if twin is not None or is_spare or _would_be_round(relation, row, kept, merged):
            found.dropped.append((row, twin))
        else:
            found.moved.append(row)
    return found


def _keys(row: Model, sets: list[tuple[str, ...]], alike: tuple[str, ...]) -> list[tuple]:
    """What makes a row the twin of another. A unique set with an empty column is no twin, as in the database."""
    unique = [(names, tuple(getattr(row, name) for name in names)) for names in sets]
    keys = [key for key in unique if None not in key[1]]
    return [*keys, ("alike", tuple(getattr(row, name) for name in alike))] if alike else keys


def _unique_sets(relation: Relation) -> list[tuple[str, ...]]:
    """For each set of columns that is unique and holds the relation: the other columns."""
    options = relation.model._meta
    sets = [constraint.fields for constraint in options.constraints if isinstance(constraint, UniqueConstraint)]
    sets += [tuple(names) for names in options.unique_together]
    if relation.field.unique:
        sets.append((relation.field.name,))
    return [
        _attnames(relation, [name for name in names if name != relation.field.name])
        for names in sets
        if relation.field.name in names
    ]


def _attnames(relation: Relation, names) -> tuple[str, ...]:
    return tuple(relation.model._meta.get_field(name).attname for name in names)


def _would_be_round(relation: Relation, row: Model, kept: Model, merged: Model) -> bool:
    """A link between the two records would lead from the kept one to itself."""
    others = [
        other
        for other in relation.model._meta.concrete_fields
        if other.is_relation and other.related_model is type(kept) and other is not relation.field
    ]
    return any(getattr(row, other.attname) in {kept.pk, merged.pk} for other in others)


def _taken(mergeable: Mergeable, kept: Model, merged: Model) -> dict[str, object]:
    taken = {}
    for name in mergeable.fills:
        attname = kept._meta.get_field(name).attname
        if getattr(kept, attname) in (None, "") and getattr(merged, attname) not in (None, ""):
            taken[name] = getattr(merged, attname)
    for name in mergeable.carried:
        if getattr(merged, name) and not getattr(kept, name):
            taken[name] = True
    return taken | (_state(kept, merged) if isinstance(kept, Publishable) else {})


def _state(kept: Publishable, merged: Publishable) -> dict[str, object]:
    """The more public of the two: a page that readers have does not go because its double was a draft."""
    is_more = merged.is_published and not kept.is_published
    is_planned = merged.is_scheduled and kept.status in {Status.DRAFT, Status.REVIEW}
    return {"status": merged.status, "published_at": merged.published_at} if is_more or is_planned else {}


def _differing(mergeable: Mergeable, kept: Model, merged: Model) -> list[str]:
    return [
        kept._meta.get_field(name).verbose_name
        for name in mergeable.identifiers
        if getattr(kept, name) and getattr(merged, name) and getattr(kept, name) != getattr(merged, name)
    ]


def _bearer(mergeable: Mergeable, kept: Model, merged: Model) -> Model | None:
    """Where names are unique, the third record to which the name of the merged one already leads."""
    if not mergeable.names._meta.get_field("name_key").unique:
        return None
    rows = mergeable.names.objects.filter(name_key=name_key(str(merged))).select_related(mergeable.owner)
    owner = next((getattr(row, mergeable.owner) for row in rows), None)
    return owner if owner not in (None, kept, merged) else None
