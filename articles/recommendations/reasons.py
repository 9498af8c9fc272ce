"""Why an article is offered, in French: the greatest terms of its score, as far as readers may know of them."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from articles.models import Event, EventSeries, FeatureCount, Tag
from articles.recommendations.features import ALL, Kind, code_of, key_of, kind_of
from articles.recommendations.scoring import is_common, is_rare
from organisations.models import Organisation
from people.models import Person

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
    keys = {kind: [key_of(code) for code in codes if kind_of(code) == kind] for kind in Kind}
    queries = [_named(kind, of_kind) for kind, of_kind in keys.items() if of_kind]
    counts = FeatureCount.objects.filter(code__in=[ALL, *codes]).order_by()
    counted = counts.values_list("code", Value(0), Value("", _TEXT), Value("", _TEXT), "number")
    rows = list(counted.union(*queries, all=True))
    numbers = {code: number for code, kind, _name, _gender, number in rows if kind == 0}
    total = numbers.get(ALL, 0)
    named = ((code_of(Kind(kind), key), name, gender) for key, kind, name, gender, _number in rows if kind)
    return {code: Name(name, gender, numbers.get(code, 0), total) for code, name, gender in named}


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


_TEXT = CharField()


def _named(kind: Kind, keys: Sequence[int]) -> QuerySet:
    rows, name, gender = _RECORDS[kind]
    found = rows().filter(pk__in=keys).order_by()
    return found.values_list("pk", Value(int(kind)), name, gender, Value(0))


def _people() -> QuerySet:
    return Person.objects.published().filter(is_unlisted=False)


def _series() -> QuerySet:
    return EventSeries.objects.filter(Exists(Event.objects.published().filter(series=OuterRef("pk"))))


_NO_GENDER = Value("", _TEXT)
_FULL_NAME = Concat("given_name", Value(" "), "family_name", output_field=_TEXT)
_RECORDS = {
    Kind.EVENT: (Event.objects.published, "name", _NO_GENDER),
    Kind.SERIES: (_series, "name", _NO_GENDER),
    Kind.THEME: (Tag.objects.published, "name", _NO_GENDER),
    Kind.SPEAKER: (_people, _FULL_NAME, "gender"),
    Kind.PERSON: (_people, _FULL_NAME, "gender"),
    Kind.ORGANISATION: (Organisation.objects.published, "name", _NO_GENDER),
}
