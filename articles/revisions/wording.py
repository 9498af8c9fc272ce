"""What a snapshot says, in the words of the desk: each field under its label, each record by its name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import DateField, DateTimeField, Field, Model
from django.utils.text import capfirst

from articles.models import Article, Tag
from articles.revisions.snapshots import BLOCKS, ROWS, fields_of, many_of, moment
from portal.core.house import french_date, list_stamp
from portal.core.markup import plain_text
from portal.core.rich_text import RichTextField

PLACE = {"region", "ordering"}
Names = dict[type[Model], dict[int, str]]


@dataclass
class Part:
    """The article itself, or one of its rows: its title and its texts, by the name of the field."""

    key: tuple[str, int | str]
    title: str
    texts: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # of rich texts, marks included
    labels: dict[str, str] = field(default_factory=dict)


def names_in(contents: Iterable[dict]) -> Names:
    """The names of every record that these contents point at, each model in one query."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for content in contents:
        _point(wanted, Article, content["fields"] | content["lists"])
        wanted[Tag].update(content["lists"]["tags"])
        for name, rows in content["rows"].items():
            for row in rows:
                _point(wanted, ROWS[name], row)
    found = {model: model._base_manager.in_bulk(_keys(keys)) for model, keys in wanted.items()}
    return {model: {key: str(record) for key, record in records.items()} for model, records in found.items()}


def parts_of(content: dict, names: Names) -> dict[tuple, Part]:
    """The article, then its blocks in reading order, then its lists."""
    whole = Part(("article", ""), "Article")
    _say(whole, Article, content["fields"] | content["lists"], names)
    whole.texts["tags"] = _named(content["lists"]["tags"], Tag, names)
    whole.labels["tags"] = "Thèmes"
    parts = {whole.key: whole}
    for name, row in _in_order(content["rows"]):
        part = Part((name, row["id"] or f"nouveau-{row['ordering']}"), capfirst(ROWS[name]._meta.verbose_name))
        _say(part, ROWS[name], row, names)
        if row.get("region") == "noted":
            part.title += " relevée"
        parts[part.key] = part
    return parts


def _in_order(rows: dict[str, list[dict]]) -> list[tuple[str, dict]]:
    kinds = list(ROWS)
    found = [(name, row) for name, listed in rows.items() for row in listed]
    blocks = {model._meta.model_name for model in BLOCKS}

    def rank(pair):
        name, row = pair
        is_block = name in blocks
        return not is_block, row.get("region", ""), 0 if is_block else kinds.index(name), row.get("ordering", 0)

    return sorted(found, key=rank)


def _say(part: Part, model: type[Model], values: dict, names: Names) -> None:
    for column in [*fields_of(model), *many_of(model)]:
        if column.name in PLACE or column.name not in values:
            continue
        part.labels[column.name] = capfirst(column.verbose_name)
        value = values[column.name]
        part.texts[column.name] = _text(column, value, names)
        if isinstance(column, RichTextField):
            part.sources[column.name] = value


def _text(column: Field, value, names: Names) -> str:
    if column.many_to_many:
        return _named(value, column.related_model, names)
    if value is None or value == "":
        return ""
    if column.is_relation:
        return _named([value], column.related_model, names)
    return plain_text(value) if isinstance(column, RichTextField) else _said(column, value)


def _said(column: Field, value) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return _dated(column, value)


def _dated(column: Field, value) -> str:
    if not isinstance(column, DateField):
        return str(value)
    try:
        known = moment(column, value)
    except ValueError:  # typed, and not yet a date
        return str(value)
    if isinstance(column, DateTimeField) and isinstance(known, datetime):
        return list_stamp(known)
    return french_date(known, "j F Y") if isinstance(known, date) else str(value)


def _named(keys: Iterable, model: type[Model], names: Names) -> str:
    known = names.get(model, {})
    return ", ".join(known.get(key) or f"fiche disparue ({key})" for key in keys)


def _point(wanted: dict, model: type[Model], values: dict) -> None:
    for column in fields_of(model):
        if column.is_relation and values.get(column.name):
            wanted[column.related_model].add(values[column.name])
    for column in many_of(model):
        wanted[column.related_model].update(values.get(column.name) or [])


def _keys(keys: Iterable) -> list[int]:
    """What was typed in place of a key and is none stands for no record."""
    return [key for key in keys if isinstance(key, int)]
