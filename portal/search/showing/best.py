"""Where to go on from a record whose very name was typed."""

from dataclasses import dataclass
from datetime import datetime

from portal.core.counting import LIMIT, Count
from portal.search import tokens
from portal.search.engines import engine
from portal.search.kinds import Kind
from portal.search.matching import Match
from portal.search.results import Ask, Hit

# By which facet what bears a record is found.
_FACETS = {Kind.PERSON: "personne", Kind.ORGANISATION: "organisation", Kind.EVENT: "evenement", Kind.THEME: "theme"}
_NOUNS = {Kind.ARTICLE: "article", Kind.QUOTE: "citation"}


@dataclass(frozen=True)
class Way:
    """The search of what bears a record, of one kind: « 12 citations »."""

    label: str
    query: str


def ways_from(hit: Hit, visible_at: datetime) -> list[Way]:
    """To its articles and its quotes, as far as there are any. Two queries."""
    return [way for kind in _NOUNS if (way := _way(hit, kind, visible_at))]


def _way(hit: Hit, kind: Kind, visible_at: datetime) -> Way | None:
    borne = tokens.token(tokens.OF_KIND[hit.kind], hit.record.pk)
    match = Match(filters=(frozenset({borne}), frozenset({tokens.nature(kind)})), visible_at=visible_at)
    found = engine().count(match, LIMIT + 1)
    if not found:
        return None
    count = Count(min(found, LIMIT), is_more=found > LIMIT)
    label = f"{count}\u00a0{_NOUNS[kind]}{'s' if count.is_plural else ''}"
    return Way(label, Ask(chosen={_FACETS[hit.kind]: hit.record.slug, "nature": kind.label}).query())
