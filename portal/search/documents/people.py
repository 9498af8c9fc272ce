from collections.abc import Collection

from django.db.models import QuerySet

from articles.models import Participation
from people.models import Affiliation, Person, PersonName
from portal.core.markup import plain_text
from portal.search import tokens
from portal.search.documents.citations import Citations, Sight, named
from portal.search.documents.description import Description, Name, lines, other_names, visible_from
from portal.search.documents.parts import by_owner, values_of
from portal.search.kinds import Kind

_COLUMNS = (
    *("pk", "slug", "honorific_prefix", "given_name", "family_name", "biography"),
    *("status", "published_at", "is_unlisted"),
)


def records() -> QuerySet[Person]:
    return Person.objects.all()


def describe(keys: Collection[int]) -> list[Description]:
    rows = list(Person.objects.filter(pk__in=keys).order_by().values(*_COLUMNS))
    parts = _Parts(keys)
    return [_describe(row, parts) for row in rows]


class _Parts:
    def __init__(self, keys: Collection[int]):
        self.names = by_owner(PersonName, "person", keys, "name", "kind")
        self.functions = by_owner(Affiliation, "person", keys, "role", "label", "organisation")
        self.events = by_owner(Participation, "person", keys, "event")
        self.citations = Citations()
        self.citations.read_events(values_of(self.events))
        self.citations.read_organisations(house for _role, _label, house in values_of(self.functions))


def _describe(row: dict, parts: _Parts) -> Description:
    key, seen_from = row["pk"], None if row["is_unlisted"] else visible_from(row["status"], row["published_at"])
    sight = Sight(parts.citations, seen_from)
    functions, others = parts.functions.get(key, ()), other_names(parts.names.get(key, []))
    houses = sight.organisations(house for _role, _label, house in functions)
    name = f"{row['given_name']} {row['family_name']}".strip()
    facets = {
        tokens.nature(Kind.PERSON),
        tokens.token(tokens.PERSON, key),
        *named(tokens.ORGANISATION, houses),
        *named(tokens.EVENT, sight.events(parts.events.get(key, ()))),
    }
    return Description(
        kind=Kind.PERSON,
        object_id=key,
        moment=None,
        visible_from=seen_from,
        title=lines([f"{row['honorific_prefix']} {name}".strip(), *(other.shown for other in others)]),
        lead=lines([*(label or role for role, label, _house in functions), *(house.name for house in houses)]),
        body=plain_text(row["biography"]),
        facets=tuple(sorted(facets)),
        names=(
            Name(name, is_main=True, slug=row["slug"]),
            Name(f"{row['family_name']} {row['given_name']}".strip()),
            *others,
        ),
        is_waiting=sight.is_waiting,
    )
