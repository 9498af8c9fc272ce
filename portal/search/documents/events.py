from collections.abc import Collection

from django.db.models import QuerySet

from articles.models import Event, Participation
from portal.core.markup import plain_text
from portal.search import tokens
from portal.search.documents.citations import Citations, Sight, named
from portal.search.documents.description import Description, Name, lines, visible_from
from portal.search.documents.parts import by_owner, values_of
from portal.search.kinds import Kind

_COLUMNS = (
    *("pk", "slug", "name", "series__name", "edition", "parent", "place", "description"),
    *("start", "status", "published_at"),
)


def records() -> QuerySet[Event]:
    return Event.objects.all()


def describe(keys: Collection[int]) -> list[Description]:
    rows = list(Event.objects.filter(pk__in=keys).order_by().values(*_COLUMNS))
    parts = _Parts(keys)
    return [_describe(row, parts) for row in rows]


class _Parts:
    def __init__(self, keys: Collection[int]):
        self.organisers = by_owner(Event.organisers.through, "event", keys, "organisation")
        self.participants = by_owner(Participation, "event", keys, "person")
        self.citations = Citations()
        self.citations.read_events(keys)
        self.citations.read_people(values_of(self.participants))
        self.citations.read_organisations(values_of(self.organisers))


def _describe(row: dict, parts: _Parts) -> Description:
    key, seen_from = row["pk"], visible_from(row["status"], row["published_at"])
    sight = Sight(parts.citations, seen_from)
    parents = sight.events([row["parent"]])
    organisers = sight.organisations(parts.organisers.get(key, ()))
    people = sight.people(parts.participants.get(key, ()))
    facets = {
        tokens.nature(Kind.EVENT),
        tokens.token(tokens.EVENT, key),
        *named(tokens.EVENT, sight.events_with_parents([row["parent"]])),
        *named(tokens.ORGANISATION, organisers),
        *named(tokens.PERSON, people),
        *tokens.days(row["start"]),
    }
    return Description(
        kind=Kind.EVENT,
        object_id=key,
        moment=row["start"],
        visible_from=seen_from,
        title=lines([row["name"], row["series__name"], row["edition"], *(parent.name for parent in parents)]),
        lead=lines([row["place"], *(record.name for record in [*organisers, *people])]),
        body=plain_text(row["description"]),
        facets=tuple(sorted(facets)),
        names=(Name(row["name"], is_main=True, slug=row["slug"]),),
        is_waiting=sight.is_waiting,
    )
