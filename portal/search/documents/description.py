"""What a record tells, before the analysis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from portal.core.names import SPELLING
from portal.core.publishing import Status
from portal.search.kinds import Kind


@dataclass(frozen=True, slots=True)
class Name:
    """A name that leads to the record; the main one is that under which others cite it."""

    shown: str
    is_main: bool = False
    is_spelling: bool = False  # see `SearchName`
    slug: str = ""  # of the record, with its main name


@dataclass(frozen=True, slots=True)
class Description:
    """`title`, `lead` and `body` are plain text, one piece a line; `facets` are tokens, sorted.

    `moment` places the document among the others; `visible_from` says when readers may find it, if ever.
    `is_waiting`: it cites a record that readers may only see later than itself, and will then tell more.
    """

    kind: Kind
    object_id: int
    moment: datetime | date | None
    visible_from: datetime | None
    title: str
    lead: str
    body: str
    facets: tuple[str, ...]
    names: tuple[Name, ...] = ()
    is_waiting: bool = False

    @property
    def main_name(self) -> str:
        return next((name.shown for name in self.names if name.is_main), "")


def other_names(rows: Iterable[tuple[str, str]]) -> tuple[Name, ...]:
    """Those that rows of names and kinds say."""
    return tuple(Name(name, is_spelling=kind == SPELLING) for name, kind in rows)


def lines(pieces: Iterable[str | None]) -> str:
    """The pieces that are not empty, one a line."""
    return "\n".join(piece for piece in pieces if piece)


def visible_from(status: str, published_at: datetime | None) -> datetime | None:
    """When readers may see the record, were nothing else changed; None for what is not to be published."""
    return published_at if status == Status.PUBLISHED else None
