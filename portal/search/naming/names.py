"""The names of the index, as they are read for every search."""

from collections.abc import Collection
from datetime import datetime
from itertools import starmap
from typing import NamedTuple

from portal.core.sql import among, moment, rows
from portal.search.engines import engine
from portal.search.engines.asked import is_prefix
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
    begins, values = engine().beginning("key", prefix)
    kinds = "(is_main OR kind = %s)" if with_people else "is_main AND kind <> %s"
    query = f"{_PUBLIC} {begins} AND is_whole AND {kinds} ORDER BY is_main DESC, kind, object_id LIMIT %s"
    return list(starmap(Name, rows(query, [moment(visible_at), *values, int(Kind.PERSON), MOST])))


def names_typed(forms: Collection[str], visible_at: datetime, number: int) -> list[Name]:
    """The names, or ends of somebody’s, that begin with one of these forms: those that are one, then the most used."""
    forms = list(filter(is_prefix, forms))
    if not forms:
        return []
    begins = [engine().beginning("key", form) for form in forms]
    condition = " OR ".join(f"({condition})" for condition, _values in begins)
    values = [value for _condition, given in begins for value in given]
    order = f"ORDER BY CASE WHEN key IN {among(forms)} THEN 0 ELSE 1 END, weight DESC, key, kind, object_id LIMIT %s"
    found = rows(f"{_PUBLIC} ({condition}) {order}", [moment(visible_at), *values, *forms, number])
    return list(starmap(Name, found))


def words_beginning(prefix: str, number: int) -> list[tuple[str, str]]:
    """The first known words that begin so, in alphabetical order: folded, and as they are shown."""
    begins, values = engine().beginning("word", prefix)
    query = f"SELECT word, shown FROM search_searchword WHERE {begins} ORDER BY word LIMIT %s"  # noqa: S608 - constants
    return rows(query, [*values, number])


def names_of_records(records: Collection[tuple[int, int]], visible_at: datetime) -> list[Name]:
    """All the whole names of records given by kind and key, the main ones first."""
    if not records:
        return []
    found = " OR ".join(["(kind = %s AND object_id = %s)"] * len(records))
    values = [moment(visible_at), *(number for record in records for number in record), MOST]
    return list(starmap(Name, rows(f"{_PUBLIC} ({found}) AND is_whole ORDER BY is_main DESC, id LIMIT %s", values)))
