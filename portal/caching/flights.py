"""Of several who ask for one page at once, one makes it and the others wait for it."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Event, Lock

from portal.caching.entries import Entry

PATIENCE = 10.0  # seconds after which one makes the page oneself


@dataclass
class Flight:
    """`entry` is what was made, if it can serve others."""

    landed: Event = field(default_factory=Event)
    entry: Entry | None = None

    def awaited(self) -> Entry | None:
        self.landed.wait(PATIENCE)
        return self.entry


class Flights:
    def __init__(self):
        self._lock, self._under_way = Lock(), {}

    def join(self, key: Hashable) -> tuple[Flight, bool]:
        """The flight, and whether it is for the caller to fly: it then must `land`, whatever happens."""
        with self._lock:
            flight = self._under_way.get(key)
            if flight is not None:
                return flight, False
            self._under_way[key] = flight = Flight()
            return flight, True

    def land(self, key: Hashable, entry: Entry | None) -> None:
        with self._lock:
            flight = self._under_way.pop(key)
        flight.entry = entry
        flight.landed.set()
