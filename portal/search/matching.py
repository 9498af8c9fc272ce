"""What an engine is asked, whatever the database."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

Phrase = tuple[str, ...]  # terms that follow one another
Group = tuple[Phrase, ...]  # one of these phrases must be borne


@dataclass(frozen=True)
class Match:
    """The documents that bear one phrase of each group, none that is excluded, and one token of each filter.

    `since` and `until` are days, both included; a document without a date is then left out.
    """

    required: tuple[Group, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    filters: tuple[frozenset[str], ...] = ()
    since: date | None = None
    until: date | None = None
    is_undated: bool = False  # what has no date alone: most records that have a name
    in_title: bool = False  # the phrases are looked for in titles and names alone
    visible_at: datetime | None = None  # None: what is not public too, for the desk alone

    @property
    def is_empty(self) -> bool:
        return not (self.required or self.filters)


class Row(NamedTuple):
    """A document that matches, without its body."""

    id: int
    title: str
    lead: str
    facets: str


class Engine(Protocol):
    """The two databases answer alike: the same documents, the newest first (the order of ids)."""

    def newest(self, match: Match, limit: int) -> list[Row]:
        """At most `limit` documents that match."""

    def count(self, match: Match, limit: int) -> int:
        """How many match, counted up to `limit`."""

    def beginning(self, column: str, prefix: str) -> tuple[str, list[str]]:
        """The condition, in SQL with its values, that a text begins so; it is answered from the index of the column."""

    def faults(self) -> list[str]:
        """How the engine’s own index disagrees with the documents; in French, empty when it agrees."""
