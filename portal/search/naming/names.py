"""The names of the index, as they are read for every search."""

from collections.abc import Collection
from datetime import datetime
from itertools import starmap
from typing import NamedTuple

from django.db.models import Q

from portal.core.sql import among, moment, rows
from portal.search.engines import engine
from portal.search.kinds import Kind

MOST = 300  # names read at once


class Name(NamedTuple):
    """What is read of a `SearchName`."""

    kind: int
    object_id: int
    key: str
    shown: str
    is_whole: bool
    is_main: bool
    is_spelling: bool
    weight: int


_COLUMNS = ", ".join(Name._fields)
_PUBLIC = f"SELECT {_COLUMNS} FROM search_searchname WHERE visible_from <= %s AND"  # noqa: S608 - constants only


def names_of_keys(keys: Collection[str], ends: Collection[str], visible_at: datetime) -> list[Name]:
    """The whole names of these keys, then the ends of somebody’s name that `ends` are."""
    if not keys:
        return []
    found, values = f"key IN {among(keys)}", [moment(visible_at), *keys]
    if ends:
        found = f"{found} AND (is_whole OR (kind = %s AND key IN {among(ends)}))"
        values += [int(Kind.PERSON), *ends]
    else:
        found = f"{found} AND is_whole"
    order = "ORDER BY is_whole DESC, key, kind, object_id LIMIT %s"
    return list(starmap(Name, rows(f"{_PUBLIC} {found} {order}", [*values, MOST])))


def names_beginning(prefix: str, visible_at: datetime, *, with_people: bool) -> list[Name]:
    """The main names that begin so; of people, the others too."""
    kinds = Q(is_main=True) | Q(kind=Kind.PERSON) if with_people else Q(is_main=True) & ~Q(kind=Kind.PERSON)
    found = engine().names_starting(prefix).filter(kinds, visible_from__lte=visible_at, is_whole=True)
    ordered = found.order_by("-is_main", "kind", "object_id")
    return list(starmap(Name, ordered.values_list(*Name._fields)[:MOST]))


def names_of_records(records: Collection[tuple[int, int]], visible_at: datetime) -> list[Name]:
    """All the whole names of records given by kind and key, the main ones first."""
    if not records:
        return []
    found = " OR ".join(["(kind = %s AND object_id = %s)"] * len(records))
    values = [moment(visible_at), *(number for record in records for number in record), MOST]
    return list(starmap(Name, rows(f"{_PUBLIC} ({found}) AND is_whole ORDER BY is_main DESC, id LIMIT %s", values)))
