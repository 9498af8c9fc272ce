"""The people, organisations and events that documents cite: read once for many documents, and shown to readers only
when these may see them by the time they may see the document."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from articles.models import Event
from organisations.models import Organisation
from people.models import Person
from portal.search import tokens
from portal.search.documents.description import visible_from

_DEPTH = 5  # events within one another; the desk makes two


class Cited(NamedTuple):
    key: int
    name: str
    seen_from: datetime | None  # None: readers never see it, nor is it to come
    parent: int | None = None

    def token(self, prefix: str) -> str:
        return tokens.token(prefix, self.key)


class Citations:
    """The records cited by a batch of documents. Each kind is read by one query."""

    def __init__(self):
        self.now = timezone.now()
        self.people: dict[int, Cited] = {}
        self.organisations: dict[int, Cited] = {}
        self.events: dict[int, Cited] = {}

    def read_people(self, keys: Iterable[int | None]) -> None:
        """Somebody who asked to be left out of lists is left out here too."""
        wanted = {key for key in keys if key} - self.people.keys()
        columns = ("pk", "given_name", "family_name", "status", "published_at", "is_unlisted")
        for key, given_name, family_name, status, published_at, is_unlisted in _rows(Person, wanted, columns):
            seen_from = None if is_unlisted else visible_from(status, published_at)
            self.people[key] = Cited(key, f"{given_name} {family_name}".strip(), seen_from)

    def read_organisations(self, keys: Iterable[int | None]) -> None:
        wanted = {key for key in keys if key} - self.organisations.keys()
        for key, name, status, published_at in _rows(Organisation, wanted, ("pk", "name", "status", "published_at")):
            self.organisations[key] = Cited(key, name, visible_from(status, published_at))

    def read_events(self, keys: Iterable[int | None]) -> None:
        """With the events that they are sessions of."""
        columns = ("pk", "name", "status", "published_at", "parent")
        wanted = {key for key in keys if key}
        for _level in range(_DEPTH):
            wanted -= self.events.keys()
            for key, name, status, published_at, parent in _rows(Event, wanted, columns):
                self.events[key] = Cited(key, name, visible_from(status, published_at), parent)
            wanted = {self.events[key].parent for key in wanted if key in self.events} - {None}


class Sight:
    """What may be cited in one document, which readers see from `visible_from` on.

    Only the desk sees what has no such date: nothing is hidden there.
    """

    def __init__(self, citations: Citations, seen_from: datetime | None):
        self._citations = citations
        self._until = max(seen_from, citations.now) if seen_from else None
        self.is_waiting = False

    def people(self, keys: Iterable[int | None]) -> list[Cited]:
        return self._seen(self._citations.people, keys)

    def organisations(self, keys: Iterable[int | None]) -> list[Cited]:
        return self._seen(self._citations.organisations, keys)

    def events(self, keys: Iterable[int | None]) -> list[Cited]:
        return self._seen(self._citations.events, keys)

    def events_with_parents(self, keys: Iterable[int | None]) -> list[Cited]:
        """The events and those that they are sessions of, as far as one may go up through them."""
        found: dict[int, Cited] = {}
        wanted = self.events(keys)
        while wanted := [event for event in wanted if event.key not in found]:
            found |= {event.key: event for event in wanted}
            wanted = self.events(event.parent for event in wanted)
        return list(found.values())

    def _seen(self, known: dict[int, Cited], keys: Iterable[int | None]) -> list[Cited]:
        """Each once, in the order of `keys`."""
        cited = (known[key] for key in dict.fromkeys(keys) if key in known)
        return [record for record in cited if self._is_seen(record)]

    def _is_seen(self, record: Cited) -> bool:
        if self._until is None:
            return True
        if record.seen_from is None:
            return False
        is_seen = record.seen_from <= self._until
        self.is_waiting |= not is_seen
        return is_seen


def named(prefix: str, records: Iterable[Cited]) -> list[str]:
    """The tokens of the records."""
    return [record.token(prefix) for record in records]


def _rows(model, keys: set[int], columns: tuple[str, ...]):
    return model.objects.filter(pk__in=keys).order_by().values_list(*columns) if keys else ()
