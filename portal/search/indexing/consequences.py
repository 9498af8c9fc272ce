"""What else must be written once a document changed: a name, a date or a class is told by others too."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from articles.models import Quote
from portal.search.documents import Description
from portal.search.indexing.citing import Keys, Spreading
from portal.search.kinds import MODELS, Kind
from portal.search.models import SearchDocument
from portal.search.tokens import EVENT, RUBRIQUE, THEME, TYPE, parted

_TOLD_BY_QUOTES = {RUBRIQUE, TYPE, THEME, EVENT}  # facets of an article that its quotes bear


class Change(NamedTuple):
    """What a document told, and what it tells; None before the first writing, and after the last."""

    key: int
    before: SearchDocument | None
    former_name: str
    after: Description | None
    facets: str  # of the document as it is now

    @property
    def former_facets(self) -> str:
        return self.before.facets if self.before else ""

    @property
    def former_date(self) -> datetime | None:
        return self.before.visible_from if self.before else None

    @property
    def date(self) -> datetime | None:
        return self.after.visible_from if self.after else None


def consequences(kind: Kind, changes: list[Change], spreading: Spreading) -> Keys:
    """The documents to write in their turn. What is new is not told by others yet: they say so when they cite it."""
    if kind == Kind.QUOTE or not changes:
        return set()
    if kind == Kind.ARTICLE:
        return _quotes_of(changes) | _themes_of(changes)
    now = timezone.now()
    known = [change for change in changes if change.before and change.after]
    told = [change.key for change in known if _is_told_elsewhere(kind, change, now)]
    return spreading.along(MODELS[kind], told)


def _is_told_elsewhere(kind: Kind, change: Change, now: datetime) -> bool:
    if change.former_name != change.after.main_name:
        return True
    if kind == Kind.EVENT and _of(change.former_facets, {EVENT}) != _of(change.facets, {EVENT}):
        return True
    # Whoever cites a theme tells its name, for it is public with them.
    return kind != Kind.THEME and not _is_same_for_readers(change.former_date, change.date, now)


def _is_same_for_readers(former: datetime | None, date: datetime | None, now: datetime) -> bool:
    """Two dates that are past are one to whoever cites the record now."""
    return former == date or bool(former and date and max(former, date) <= now)


def _quotes_of(changes: list[Change]) -> Keys:
    """The quotes of the articles whose date, class or event changed."""
    moved = [change.key for change in changes if change.after and _is_another_for_quotes(change)]
    if not moved:
        return set()
    return {(Kind.QUOTE, key) for key in Quote.objects.filter(parent__in=moved).values_list("pk", flat=True)}


def _is_another_for_quotes(change: Change) -> bool:
    if change.former_date != change.date:
        return True
    return _of(change.former_facets, _TOLD_BY_QUOTES) != _of(change.facets, _TOLD_BY_QUOTES)


def _themes_of(changes: list[Change]) -> Keys:
    """The themes that the articles may make public, or of which one was the first: theirs is the earliest date.

    A theme of many articles is not read again each time one of them changes.
    """
    dates: dict[int, list[tuple[datetime | None, datetime | None]]] = {}
    for change in changes:
        former, borne = _themes(change.former_facets), _themes(change.facets)
        for theme in former | borne:
            pair = change.former_date if theme in former else None, change.date if theme in borne else None
            dates.setdefault(theme, []).append(pair)
    dates = {theme: pairs for theme, pairs in dates.items() if any(former != date for former, date in pairs)}
    if not dates:
        return set()
    documents = SearchDocument.objects.filter(kind=Kind.THEME, object_id__in=dates)
    first = dict(documents.values_list("object_id", "visible_from"))
    return {(Kind.THEME, theme) for theme, pairs in dates.items() if _moves_first(first.get(theme), pairs)}


def _moves_first(first: datetime | None, pairs: Iterable[tuple[datetime | None, datetime | None]]) -> bool:
    for former, date in pairs:
        is_earlier = date is not None and (first is None or date < first)
        was_first = former is not None and first is not None and former <= first and date != former
        if is_earlier or was_first:
            return True
    return False


def _themes(facets: str) -> set[int]:
    return {int(value) for prefix, value in _of(facets, {THEME})}


def _of(facets: str, prefixes: Collection[str]) -> set[tuple[str, str]]:
    return {(prefix, value) for prefix, value in parted(facets) if prefix in prefixes}
