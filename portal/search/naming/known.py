"""The names of the index that stand in a query, and what bears them."""

from datetime import datetime

from portal.search.kinds import Kind
from portal.search.naming.names import Name, names_of_keys
from portal.search.naming.spans import Span

_SURNAME = 3  # words, at most, of what may be a surname alone


class Known:
    """One query. `whole`: by key."""

    def __init__(self, candidates: list[Span], entire: Span | None, visible_at: datetime):
        untitled = entire.without_honorific() if entire else None
        asked = [*candidates, *([entire, untitled] if entire else [])]
        keys = list(dict.fromkeys(key for span in asked for key in span.keys))
        ends = untitled.keys if untitled and len(untitled.words) <= _SURNAME else []
        self.whole: dict[str, list[Name]] = {}
        self.surnames: dict[int, Name] = {}  # whose name ends with all that was typed
        for name in names_of_keys(keys, ends, visible_at):
            if name.is_whole:
                self.whole.setdefault(name.key, []).append(name)
            if name.kind == Kind.PERSON and name.key in ends:
                self.surnames.setdefault(name.object_id, name)


def bearers_of(span: Span, rows: dict[str, list[Name]]) -> list[Name]:
    """What bears the words as they were typed, or else in another writing."""
    return next((rows[key] for key in span.keys if key in rows), [])


def one_idea(bearers: list[Name]) -> list[Name]:
    """The record that bears the name, then the theme of the same name; nothing when several may be meant."""
    records = [row for row in bearers if row.kind != Kind.THEME]
    themes = [row for row in bearers if row.kind == Kind.THEME]
    return [] if len(records) > 1 or len(themes) > 1 else records + themes
