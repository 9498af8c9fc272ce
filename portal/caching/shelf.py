"""What a process keeps in its own memory: the answers last asked for, within a number of bytes."""

from collections import OrderedDict
from threading import Lock

from portal.caching.asking import Address
from portal.caching.entries import Entry

# Addresses with a query have a quarter of the room: whoever makes up a thousand of them pushes no page out.
_QUERIES = 4
_LARGEST = 8  # no answer takes more than that part of its shelf


class Shelf:
    """The least lately asked for leaves first."""

    def __init__(self, room: int):
        self._room, self._taken, self._lock = room, 0, Lock()
        self._entries: OrderedDict[Address, Entry] = OrderedDict()

    @property
    def taken(self) -> int:
        return self._taken

    def get(self, key: Address) -> Entry | None:
        with self._lock:
            entry = self._entries.get(key)
            if entry is not None:
                self._entries.move_to_end(key)
            return entry

    def put(self, key: Address, entry: Entry) -> None:
        if _weight(key, entry) > self._room // _LARGEST:
            return
        with self._lock:
            self._forget(key)
            self._entries[key] = entry
            self._taken += _weight(key, entry)
            while self._taken > self._room:
                self._forget(next(iter(self._entries)))

    def _forget(self, key: Address) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._taken -= _weight(key, entry)


class Shelves:
    """One for plain addresses, one for those with a query."""

    def __init__(self, room: int):
        self._queries, self._plain = Shelf(room // _QUERIES), Shelf(room - room // _QUERIES)

    @property
    def taken(self) -> int:
        return self._plain.taken + self._queries.taken

    def get(self, key: Address) -> Entry | None:
        return self._of(key).get(key)

    def put(self, key: Address, entry: Entry) -> None:
        self._of(key).put(key, entry)

    def _of(self, key: Address) -> Shelf:
        return self._queries if key.query else self._plain


def _weight(key: Address, entry: Entry) -> int:
    return key.size + entry.size
