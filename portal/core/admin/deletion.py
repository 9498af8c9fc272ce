"""Why a record cannot be deleted: what uses it, each with a link."""

from collections.abc import Iterable

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.db.models import Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

SHOWN = 20


def uses_of(records: Iterable[Model]) -> list[SafeString]:
    """What would lose something if `records` were deleted: a line each, and how many more. Empty: nothing."""
    records = list(records)
    if not records:
        return []
    collector = NestedObjects(using=router.db_for_write(type(records[0])), origin=records)
    collector.collect(records)
    going = {_key(record) for record in records}
    spared = {_key(row) for rows in disposable_rows(records) for row in rows}
    protecting = (row for row in collector.protected if _key(row) not in spared)
    found = [*protecting, *(user for record in records for user in _linked(record))]
    hosts = {_key(host): host for host in (_host(user, going) for user in found)}
    lines = [_line(host) for host in list(hosts.values())[:SHOWN]]
    more = len(hosts) - SHOWN
    return [*lines, format_html("et {} de plus", more)] if more > 0 else lines


def disposable_rows(records: Iterable[Model]) -> list[QuerySet]:
    """Rows that nobody wrote, which go with the records that they point at: a model says which as `DISPOSABLE`."""
    records = list(records)
    relations = {relation for record in records for relation in record._meta.related_objects}
    return [
        relation.related_model._base_manager.filter(
            relation.related_model.DISPOSABLE, **{f"{relation.field.name}__in": [record.pk for record in records]}
        )
        for relation in relations
        if relation.one_to_many and hasattr(relation.related_model, "DISPOSABLE")
    ]


def _linked(record: Model) -> Iterable[Model]:
    """The records that cite this one in a list of choices, whose rows no database protects."""
    for relation in record._meta.related_objects:
        if relation.many_to_many and relation.through._meta.auto_created:
            yield from getattr(record, relation.get_accessor_name()).all()[: SHOWN + 1]


def _host(record: Model, going: set) -> Model:
    """The record that an editor can open: the article of a signature, the organisation of a function."""
    if admin.site.is_registered(type(record)):
        return record
    for field in record._meta.get_fields():
        if field.many_to_one and field.concrete and admin.site.is_registered(field.related_model):
            host = getattr(record, field.name)
            if host is not None and _key(host) not in going:
                return host
    return record


def _line(record: Model) -> SafeString:
    kind = capfirst(record._meta.verbose_name)
    try:
        address = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        return format_html("{}\u00a0: {}", kind, record)
    return format_html('{}\u00a0: <a href="{}">{}</a>', kind, address, record)


def _key(record: Model) -> tuple:
    return type(record), record.pk
