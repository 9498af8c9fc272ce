"""An article with its blocks and lists as plain data, the same on both databases, and an empty difference when equal.

Mentions and the choices of « À lire » are left out: they are decided beside the form, each on its own.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from django.db.models import Field, Model

from articles.models import (
    Article,
    Attachment,
    Box,
    Byline,
    Change,
    DirectoryEntry,
    Embed,
    Figure,
    Intervention,
    Quote,
    Reference,
    RichText,
)

BLOCKS = (RichText, Quote, Figure, Box, Intervention, Attachment, Embed)
LISTS = (Byline, Reference, DirectoryEntry, Change)
ROWS = {model._meta.model_name: model for model in (*BLOCKS, *LISTS)}
PARENTS = {name: "parent" if model in BLOCKS else "article" for name, model in ROWS.items()}
STEP = 10  # between two places, as the desk leaves them


@dataclass(frozen=True)
class Snapshot:
    """`content`: `fields` and `lists` of the article, and `rows` of each kind, each row with its `id`."""

    content: dict

    @cached_property
    def digest(self) -> str:
        """Equal for equal contents only: what a form carries to tell which state it was filled from."""
        text = json.dumps(self.content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def take(pk: int) -> Snapshot | None:
    """The article as it is stored now, and None when there is none. Seventeen queries, whatever its length."""
    stored = Article.objects.filter(pk=pk).values(*(field.attname for field in fields_of(Article))).first()
    if stored is None:
        return None
    fields = {field.name: plain(stored[field.attname]) for field in fields_of(Article)}
    lists = {field.name: _chosen(Article, field, [pk]).get(pk, []) for field in many_of(Article)}
    lists["tags"] = sorted(Article.tags.through.objects.filter(content_object=pk).values_list("tag", flat=True))
    rows = {name: _rows(model, pk) for name, model in ROWS.items()}
    place(rows)
    return Snapshot({"fields": fields, "lists": lists, "rows": rows})


def row_of(record: Model) -> dict | None:
    """One row as it is stored now, as a snapshot of its article holds it."""
    parent = getattr(record, f"{PARENTS[record._meta.model_name]}_id")
    return next((row for row in _rows(type(record), parent) if row["id"] == record.pk), None)


def fields_of(model: type[Model]) -> list[Field]:
    """The columns that an editor writes; those of a row less its article."""
    left = {PARENTS.get(model._meta.model_name)}
    return [field for field in model._meta.concrete_fields if field.editable and field.name not in {*left, "id"}]


def many_of(model: type[Model]) -> list[Field]:
    """Its lists of choices. Themes have a way of their own."""
    return [field for field in model._meta.many_to_many if field.name != "tags"]


def place(rows: dict[str, list[dict]]) -> None:
    """Numbers the rows by their order, in place: two ways to number one order are no difference."""
    regions: dict[str, list] = {}
    for name, found in rows.items():
        for row in found if ROWS[name] in BLOCKS else []:
            regions.setdefault(row["region"], []).append(row)
    plain_lists = [
        found for name, found in rows.items() if ROWS[name] not in BLOCKS and found and "ordering" in found[0]
    ]
    for group in (*regions.values(), *plain_lists):
        group.sort(key=lambda row: (_number(row["ordering"]), row["id"] is None, row["id"] or 0))
        for rank, row in enumerate(group, start=1):
            row["ordering"] = rank * STEP
    for found in rows.values():
        found.sort(key=lambda row: (row["id"] is None, row["id"] or 0))


def plain(value):
    """A value as JSON keeps it, without loss: moments in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def moment(field: Field, value):
    """What `plain` made of a value of this field, back."""
    return field.to_python(value) if isinstance(value, str) else value


def _rows(model: type[Model], pk: int) -> list[dict]:
    parent = PARENTS[model._meta.model_name]
    columns = fields_of(model)
    found = model.objects.filter(**{parent: pk}).order_by("pk").values("id", *(field.attname for field in columns))
    rows = [{"id": stored["id"]} | {field.name: plain(stored[field.attname]) for field in columns} for stored in found]
    for field in many_of(model):
        chosen = _chosen(model, field, [row["id"] for row in rows])
        for row in rows:
            row[field.name] = chosen.get(row["id"], [])
    return rows


def _chosen(model: type[Model], field, keys: Iterable[int]) -> dict[int, list[int]]:
    through, own, other = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
    chosen: dict[int, list[int]] = {}
    for key, target in through.objects.filter(**{f"{own}__in": keys}).order_by(other).values_list(own, other):
        chosen.setdefault(key, []).append(target)
    return chosen


def _number(value) -> int:
    return value if isinstance(value, int) else 0
