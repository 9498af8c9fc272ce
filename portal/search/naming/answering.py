"""The records that are the answer to all that was typed, because that is their name."""

from datetime import datetime

from portal.search.kinds import Kind
from portal.search.naming.known import Known, bearers_of, one_idea
from portal.search.naming.names import Name, names_beginning
from portal.search.naming.spans import Span

BEST = 3  # records shown because they bear the very name typed

_TELLING = 5  # letters of the beginning of a name
_ORDER = [Kind.ORGANISATION, Kind.PERSON, Kind.EVENT, Kind.THEME]


def best(entire: Span, known: Known, visible_at: datetime) -> list[tuple[Kind, int]]:
    """The records whose whole name was typed, or the only one of which that is the beginning, or the surname."""
    untitled = entire.without_honorific()
    bearers = bearers_of(entire, known.whole) or bearers_of(untitled, known.whole)
    if not bearers and len(known.surnames) == 1:
        bearers = list(known.surnames.values())
    bearers = bearers or _beginning_so(untitled.keys[0] if untitled.keys else "", visible_at)
    ranked = sorted(bearers, key=lambda row: (_ORDER.index(row.kind), -row.weight, row.object_id))
    return [(Kind(row.kind), row.object_id) for row in _without_their_themes(ranked)[:BEST]]


def _beginning_so(key: str, visible_at: datetime) -> list[Name]:
    """The record whose own name begins with these whole words, when it is the only one: « Medicen Day » 2021.

    Of somebody, the words may be any of the name: « Khonsari Hossein ». A word alone must be made for the name, as
    « PariSanté » is: « Institut » begins many that are not here.
    """
    words = key.split()
    if len(key) < _TELLING:
        return []
    found: dict[tuple[int, int], Name] = {}
    for row in names_beginning(f"{words[0]} ", visible_at, with_people=len(words) > 1):
        if _begins(row, words):
            found.setdefault((row.kind, row.object_id), row)
    named = one_idea(list(found.values()))
    return named if any(row.kind != Kind.THEME for row in named) else []


def _begins(row: Name, words: list[str]) -> bool:
    if row.kind == Kind.PERSON:
        return len(words) > 1 and set(words) <= set(row.key.split())
    is_telling = len(words) > 1 or not row.shown.split()[0][1:].islower()
    return row.is_main and is_telling and row.key.split()[: len(words)] == words


def _without_their_themes(rows: list[Name]) -> list[Name]:
    """A theme that is called like a record above it tells nothing more in its place."""
    names = {row.key for row in rows if row.kind != Kind.THEME}
    return [row for row in rows if row.kind != Kind.THEME or row.key not in names]
