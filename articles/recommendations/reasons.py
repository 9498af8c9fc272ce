"""Why an article is offered, in French: the greatest terms of its score, as far as readers may know of them."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db import connection

from articles.recommendations.features import ALL, Kind, code_of, is_of, key_of, kind_of
from articles.recommendations.scoring import is_common, is_rare
from people.models import Person
from portal.core.publishing import published_sql

PRINTED = 2

_SHARED = {
    Kind.EVENT: "Même événement",
    Kind.SERIES: "Même série",
    Kind.PERSON: "Même personne citée",
    Kind.ORGANISATION: "Même organisation",
    Kind.THEME: "Thème commun",
}
_SPEAKERS = {Person.Gender.FEMALE: "Même intervenante", Person.Gender.MALE: "Même intervenant"}


class Name(NamedTuple):
    """How a feature is called, and the gender of somebody."""

    text: str
    gender: str
    number: int
    total: int


def names_of(codes: Collection[int]) -> dict[int, Name]:
    """The names that readers may be told, in one query. Who is not public, or asked not to be listed, is not named."""
    if not codes:
        return {}
    parts, values = [_COUNTS.format(marks=_marks([ALL, *codes]))], [ALL, *codes]
    for kind, record in _RECORDS.items():
        if keys := [key_of(code) for code in codes if is_of(kind, code)]:
            is_public, given = published_sql("record") if record.is_published else ("1 = 1", [])
            parts.append(record.sql.format(kind=int(kind), marks=_marks(keys), is_public=is_public))
            values += [*keys, *given]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        rows = cursor.fetchall()
    numbers = {code: number for code, kind, _name, _gender, number in rows if kind == 0}
    total = numbers.get(ALL, 0)
    named = ((code_of(Kind(kind), key), name, gender) for key, kind, name, gender, _number in rows if kind)
    return {code: Name(name.strip(), gender, numbers.get(code, 0), total) for code, name, gender in named}


def sentences(codes: Iterable[int], names: dict[int, Name]) -> list[str]:
    """At most two. What has become common since is no reason any more."""
    told = [code for code in codes if code in names and not is_common(names[code].number, names[code].total)]
    return [sentence(code, names[code]) for code in told[:PRINTED]]


def sentence(code: int, name: Name) -> str:
    """« Même intervenante : Stéphanie Combes »."""
    kind = kind_of(code)
    if kind == Kind.SPEAKER:
        head = _SPEAKERS.get(name.gender, "Même intervenant·e")
    elif kind == Kind.THEME and is_rare(name.number, name.total):
        head = "Thème rare"
    else:
        head = _SHARED[kind]
    return f"{head}\u00a0: {name.text}"


def _marks(values: Collection[int]) -> str:
    return ", ".join(["%s"] * len(values))


class _Record(NamedTuple):
    sql: str
    is_published: bool = True


# Worded by hand, for the ORM would take longer than the database. A theme is public with any article that bears it.
_COUNTS = "SELECT code, 0, '', '', number FROM articles_featurecount WHERE code IN ({marks})"
_FROM = "SELECT record.id, {{kind}}, {name}, {gender}, 0 FROM {table} AS record WHERE record.id IN ({{marks}})"
_NAMED = _FROM.replace("{name}", "record.name").replace("{gender}", "''")
_PERSON = _Record(
    _FROM.format(table="people_person", name="record.given_name || ' ' || record.family_name", gender="record.gender")
    + " AND {is_public} AND NOT record.is_unlisted"
)
_RECORDS = {
    Kind.EVENT: _Record(_NAMED.format(table="articles_event") + " AND {is_public}"),
    Kind.SERIES: _Record(
        _NAMED.format(table="articles_eventseries").replace("AS record", "AS series").replace("record.", "series.")
        + " AND EXISTS (SELECT 1 FROM articles_event AS record WHERE record.series_id = series.id AND {is_public})"
    ),
    Kind.THEME: _Record(_NAMED.format(table="articles_tag"), is_published=False),
    Kind.SPEAKER: _PERSON,
    Kind.PERSON: _PERSON,
    Kind.ORGANISATION: _Record(_NAMED.format(table="organisations_organisation") + " AND {is_public}"),
}
