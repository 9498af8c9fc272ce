"""How what is proposed while one types is told: what it is called, what it is, what tells it from others."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial, reduce
from operator import or_

from django.db.models import Model, Q, QuerySet

from articles.models import Article, Event, Tag
from organisations.models import Organisation, OrganisationName
from organisations.queries import sorted_functions
from people.models import Person
from portal.core.house import french_date
from portal.core.prepared import Given, Prepared
from portal.core.text import name_key
from portal.search.kinds import Kind
from portal.search.models import SearchName
from portal.search.showing.hydrating import with_relation

WHAT = {
    Kind.PERSON: "intervenant·e",
    Kind.ORGANISATION: "organisation",
    Kind.THEME: "thème",
    Kind.EVENT: "événement",
    Kind.ARTICLE: "article",
}
Key = tuple[Kind, int]


@dataclass(frozen=True)
class Proposal:
    label: str
    kind: str
    detail: str
    url: str


@dataclass(frozen=True)
class Found:
    """A record, by the name under which it was found (or by the end of one), or by the day of an article."""

    kind: Kind
    key: int
    name: str = ""
    is_whole: bool = True
    day: date | None = None


def presented(found: list[Found]) -> list[Proposal]:
    """Those that are public, in the same order."""
    records = _records((entry.kind, entry.key) for entry in found)
    public = [(entry, records[entry.kind, entry.key]) for entry in found if (entry.kind, entry.key) in records]
    other_names = _other_names(public)
    proposals = []
    for entry, record in public:
        other = other_names.get((entry.kind, entry.key), "")
        detail = ", ".join(part for part in (_naming(entry.kind, record, other), _fact(entry, record)) if part)
        proposals.append(Proposal(_label(record), WHAT[entry.kind], detail, record.get_absolute_url()))
    return proposals


def _label(record: Model) -> str:
    return record.full_name if isinstance(record, Person) else str(record)


def _records(keys: Iterable[Key]) -> dict[Key, Model]:
    """The public ones among these records. A query for each kind: one that unites them all takes twice the time."""
    by_kind: dict[Kind, list[int]] = defaultdict(list)
    for kind, key in keys:
        by_kind[kind].append(key)
    found = {kind: _PUBLIC[kind](keys=pks) for kind, pks in by_kind.items()}
    with_relation(found, Kind.PERSON, "affiliations")
    with_relation(found, Kind.ORGANISATION, "names")
    return {(kind, record.pk): record for kind, records in found.items() for record in records}


# With no more than their names, their addresses and what `_naming` and `_fact` tell of them.
_PRINTED = {
    Kind.PERSON: (Person, ("slug", "honorific_prefix", "given_name", "family_name")),
    Kind.ORGANISATION: (Organisation, ("slug", "name")),
    Kind.EVENT: (Event, ("slug", "name", "start", "start_precision", "end", "end_precision")),
    Kind.THEME: (Tag, ("slug", "name")),
    Kind.ARTICLE: (Article, ("slug", "title", "number")),
}


def _public(kind: Kind, keys: Given) -> QuerySet:
    model, printed = _PRINTED[kind]
    listed = {"is_unlisted": False} if kind == Kind.PERSON else {}
    return model.objects.published().filter(pk__among=keys, **listed).only(*printed).order_by()


_PUBLIC = {kind: Prepared(partial(_public, kind)) for kind in _PRINTED}


def _other_names(public: list[tuple[Found, Model]]) -> dict[Key, str]:
    """The names under which records were found, where what they are called does not say it.

    Of those found by the end of a name, the whole one is looked up: « Asip Santé » for « santé ».
    """
    others = [entry for entry, record in public if not _holds(_label(record), entry.name)]
    names = {(entry.kind, entry.key): entry.name for entry in others}
    ends = [entry for entry in others if not entry.is_whole]
    for kind, key, shown in _whole_names(ends) if ends else []:
        if _holds(shown, names[kind, key]):
            names[kind, key] = shown
    return names


def _whole_names(found: list[Found]) -> QuerySet:
    any_of = reduce(or_, (Q(kind=entry.kind, object_id=entry.key) for entry in found))
    names = SearchName.objects.filter(any_of, is_whole=True, is_main=False, is_spelling=False)
    return names.order_by("kind", "object_id", "key").values_list("kind", "object_id", "shown")


def _holds(name: str, other: str) -> bool:
    """Whether a name has all the words of another, in any order: « Tesnière Antoine » says no more than the first."""
    return set(name_key(other).split()) <= set(name_key(name).split())


def _naming(kind: Kind, record: Model, other: str) -> str:
    """The other name under which the record was found, « ex Asip Santé »; the sigle of an organisation without one."""
    if kind != Kind.ORGANISATION:
        return other
    former = {name.name for name in record.names.all() if name.kind == OrganisationName.Kind.FORMER}
    return f"ex {other}" if other in former else other or record.acronym


def _fact(entry: Found, record: Model) -> str:
    if entry.kind == Kind.PERSON:
        return _function(record)
    if entry.kind == Kind.EVENT:
        return record.dates
    return french_date(entry.day, "j F Y") if entry.day else ""


def _function(person: Person) -> str:
    """A function of today, or the last known one with its year."""
    functions = sorted_functions(person.affiliations.all())
    if functions.present:
        return functions.present[0].wording
    last = next(iter(functions.last_known), None)
    return f"{last.wording} ({last.attested_on.year})" if last else ""
