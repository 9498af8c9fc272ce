"""Why an article is offered, in French: the greatest terms of its score, as far as readers may know of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from articles.recommendations.features import ALL, Kind, code_of, is_of, key_of, kind_of
from articles.recommendations.scoring import Weights, is_rare
from people.models import Person
from portal.core.publishing import published_sql
from portal.core.sql import among, rows
from portal.core.text import name_key

PRINTED = 2

_SHARED = {
    Kind.EVENT: "Même événement",
    Kind.SERIES: "Même série",
    Kind.PERSON: "Personne en commun",
    Kind.ORGANISATION: "Même organisation",
    Kind.THEME: "Thème commun",
}
_LINKED = {
    Kind.EVENT: "Événement lié",
    Kind.SERIES: "Série liée",
    Kind.SPEAKER: "Avec",
    Kind.PERSON: "Avec",
    Kind.ORGANISATION: "Organisation liée",
    Kind.THEME: "Thème lié",
}
_SPEAKERS = {Person.Gender.FEMALE: "Même intervenante", Person.Gender.MALE: "Même intervenant"}


class Name(NamedTuple):
    """How a feature is called, and the gender of somebody."""

    text: str
    gender: str


@dataclass(frozen=True)
class Told:
    """The weights of some features, and the names of those that readers may be told of."""

    weights: Weights
    names: dict[int, Name]

    def reasons(self, codes: Iterable[int], *, of_record: bool = False) -> list[str]:
        """At most two sentences, of two articles or `of_record`: the first of `codes` that may be told. A theme and the
        organisation that it is named after are told once.
        """
        told: dict[str, str] = {}
        for code in codes:
            if code in self.names:
                sentence = self.linked(code) if of_record else self.sentence(code)
                told.setdefault(name_key(self.names[code].text), sentence)
        return list(told.values())[:PRINTED]

    def favouring(self, titles: Sequence[str]) -> Weights:
        """The weights, what `titles`, folded, name being worth more: twice as much when they all name it.

        What the source itself gave to read says what of an article matters, even where these articles are not here.
        """
        if not titles:
            return self.weights
        keys = {code: f" {name_key(name.text)} " for code, name in self.names.items()}
        shares = {code: sum(key in f" {title} " for title in titles) / len(titles) for code, key in keys.items()}
        return self.weights.favouring(shares)

    def linked(self, code: int) -> str:
        """« Organisation liée : ESPCI Paris »: on the page of a record, which is not « the same » as anything."""
        return f"{_LINKED[kind_of(code)]}\u00a0: {self.names[code].text}"

    def sentence(self, code: int) -> str:
        """« Même intervenante : Stéphanie Combes »."""
        name, kind = self.names[code], kind_of(code)
        if kind == Kind.SPEAKER:
            head = _SPEAKERS.get(name.gender, "Même intervenant·e")
        elif kind == Kind.THEME and is_rare(self.weights.counts[code], self.weights.total):
            head = "Thème rare"
        else:
            head = _SHARED[kind]
        return f"{head}\u00a0: {name.text}"


def told_of(codes: Collection[int]) -> Told:
    """In one query; in none for no feature. Who is not public, or asked not to be listed, is not named."""
    if not codes:
        return Told(Weights((), {}), {})
    parts, values = [_COUNTS.format(marks=among([ALL, *codes]))], [ALL, *codes]
    for kind, record in _RECORDS.items():
        if keys := [key_of(code) for code in codes if is_of(kind, code)]:
            is_public, given = published_sql(record.owner) if record.owner else ("", [])
            parts.append(record.sql.format(kind=int(kind), marks=among(keys), is_public=is_public))
            values += [*keys, *given]
    told = rows(" UNION ALL ".join(parts), values)
    counts = {code: number for code, kind, _name, _gender, number in told if not kind}
    names = {code_of(Kind(kind), key): Name(name.strip(), gender) for key, kind, name, gender, _number in told if kind}
    return Told(Weights(codes, counts), names)


class _Record(NamedTuple):
    """`owner`: whose state says whether readers may be told the name."""

    sql: str
    owner: str = "record"


# Worded by hand, for the ORM would take longer than the database. A theme is public with any article that bears it.
_COUNTS = "SELECT code, 0, '', '', number FROM articles_featurecount WHERE code IN {marks}"
_FROM = "SELECT record.id, {{kind}}, {name}, {gender}, 0 FROM {table} AS record WHERE record.id IN {{marks}}"
_NAMED = _FROM.replace("{name}", "record.name").replace("{gender}", "''")
_PERSON = _Record(
    _FROM.format(table="people_person", name="record.given_name || ' ' || record.family_name", gender="record.gender")
    + " AND {is_public} AND NOT record.is_unlisted"
)
# A series has no state of its own: it is known once one of its events is.
_EVENT_OF_SERIES = "SELECT 1 FROM articles_event AS edition WHERE edition.series_id = record.id AND {is_public}"
_RECORDS = {
    Kind.EVENT: _Record(_NAMED.format(table="articles_event") + " AND {is_public}"),
    Kind.SERIES: _Record(
        f"{_NAMED.format(table='articles_eventseries')} AND EXISTS ({_EVENT_OF_SERIES})", owner="edition"
    ),
    Kind.THEME: _Record(_NAMED.format(table="articles_tag"), owner=""),
    Kind.SPEAKER: _PERSON,
    Kind.PERSON: _PERSON,
    Kind.ORGANISATION: _Record(_NAMED.format(table="organisations_organisation") + " AND {is_public}"),
}
