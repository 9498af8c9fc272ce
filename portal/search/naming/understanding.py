"""The names that stand in a query: what bears them, and under which other names it is known."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Q, QuerySet

from articles.models import GlossaryTerm
from portal.search import analysis
from portal.search.engines import engine
from portal.search.kinds import Kind
from portal.search.matching import Group, Phrase
from portal.search.models import SearchName
from portal.search.naming.glossary import Glossary
from portal.search.naming.spans import Span, spans, whole
from portal.search.naming.speaking import speaking
from portal.search.query import Query
from portal.search.tokens import OF_KIND, token

BEST = 3  # records shown because they bear the very name typed
OTHERS = 6  # names added for one that was typed
DEFINITIONS = 3

_ROWS = 300  # names read for one query
_TELLING = 5  # letters of the beginning of a name
_SURNAME = 3  # words, at most, of what may be a surname alone
_ORDER = [Kind.ORGANISATION, Kind.PERSON, Kind.EVENT, Kind.THEME]


@dataclass(frozen=True)
class Understood:
    """A query with what its names say."""

    query: Query  # with the other names
    widened: list[str] = field(default_factory=list)  # these names, as they are shown; the main one first
    best: list[tuple[Kind, int]] = field(default_factory=list)  # the records whose name is all that was typed
    tied: frozenset[str] = frozenset()  # the facets of the records named
    filters: tuple[frozenset[str], ...] = ()  # what « par: » asks
    definitions: list[GlossaryTerm] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def understand(query: Query, visible_at: datetime, *, is_exact: bool = False) -> Understood:
    """At most six queries, whatever was typed. Names are those that readers may see at `visible_at`.

    `is_exact`: no other name is added.
    """
    query, filters, notes = speaking(query, visible_at)
    candidates = spans(query)
    entire = whole(query)
    rows = _rows(candidates, entire, visible_at)
    glossary = Glossary(candidates)
    found = _longest(candidates, rows, glossary)
    understood = Understood(
        query=query,
        best=_best(entire, rows, visible_at) if entire else [],
        tied=frozenset(token(OF_KIND[row.kind], row.object_id) for name in found for row in name.bearers),
        filters=filters,
        definitions=[term for name in found for term in name.terms][:DEFINITIONS],
        notes=[*query.notes, *notes],
    )
    return understood if is_exact else _widened(understood, found, visible_at)


@dataclass(frozen=True)
class _Name:
    """A name that was typed, and what bears it: nothing where several records do."""

    span: Span
    bearers: list[SearchName]
    terms: list[GlossaryTerm]  # that were typed
    sigles: list[str]  # of the glossary, whose expansion was typed


def _public(visible_at: datetime) -> QuerySet:
    return SearchName.objects.filter(visible_from__lte=visible_at)


def _rows(candidates: list[Span], entire: Span | None, visible_at: datetime) -> dict[str, list[SearchName]]:
    """The whole names that stand in the query, by key."""
    asked = [*candidates, *([entire, entire.without_honorific()] if entire else [])]
    keys = {key for span in asked for key in span.keys}
    rows: dict[str, list[SearchName]] = {}
    if keys:
        for row in _public(visible_at).filter(is_whole=True, key__in=keys).order_by("key", "kind", "object_id")[:_ROWS]:
            rows.setdefault(row.key, []).append(row)
    return rows


def _bearers(span: Span, rows: dict[str, list[SearchName]]) -> list[SearchName]:
    """What bears the words as they were typed, or else in another writing."""
    return next((rows[key] for key in span.keys if key in rows), [])


def _longest(candidates: list[Span], rows: dict[str, list[SearchName]], glossary: Glossary) -> list[_Name]:
    """The names typed, the longest first, none within another."""
    found, taken = [], set()
    for span in candidates:
        if not taken.isdisjoint(span.cells):
            continue
        bearers = [row for row in _bearers(span, rows) if _is_meant(span, row.shown)]
        terms = [term for term in glossary.terms(span) if _is_meant(span, term.term)]
        sigles = glossary.sigles(span)
        if bearers or terms or sigles:
            taken |= span.cells
            found.append(_Name(span, _one_idea(bearers), terms, sigles))
    return sorted(found, key=lambda name: name.span.place)


def _is_meant(span: Span, name: str) -> bool:
    """« ans » in small letters is not the agency ANS, though their keys are the same."""
    if len(span.words) > 1:
        return any(word.group for word in span.words)
    return not set(span.words[0].group).isdisjoint(analysis.alternatives(name))


def _one_idea(bearers: list[SearchName]) -> list[SearchName]:
    """The record that bears the name, then the theme of the same name; nothing when several may be meant."""
    records = [row for row in bearers if row.kind != Kind.THEME]
    themes = [row for row in bearers if row.kind == Kind.THEME]
    return [] if len(records) > 1 or len(themes) > 1 else records + themes


def _best(entire: Span, rows: dict[str, list[SearchName]], visible_at: datetime) -> list[tuple[Kind, int]]:
    """The records whose whole name was typed, or the only one of which that is the beginning, or the surname."""
    untitled = entire.without_honorific()
    bearers = _bearers(entire, rows)
    if not bearers:
        bearers = _bearers(untitled, rows)
    if not bearers and len(untitled.words) <= _SURNAME:
        ends = _public(visible_at).filter(kind=Kind.PERSON, key__in=untitled.keys)
        people = {row.object_id: row for row in ends.order_by("object_id")[:_ROWS]}
        bearers = list(people.values()) if len(people) == 1 else []
    bearers = bearers or _beginning_so(untitled.keys[0] if untitled.keys else "", visible_at)
    ranked = sorted(bearers, key=lambda row: (_ORDER.index(row.kind), -row.weight, row.object_id))
    return [(Kind(row.kind), row.object_id) for row in _without_their_themes(ranked)[:BEST]]


def _beginning_so(key: str, visible_at: datetime) -> list[SearchName]:
    """The record whose own name begins with these whole words, when it is the only one: « Medicen Day » 2021.

    Of somebody, the words may be any of the name: « Khonsari Hossein ». A word alone must be made for the name, as
    « PariSanté » is: « Institut » begins many that are not here.
    """
    words = key.split()
    if len(key) < _TELLING:
        return []
    starting = engine().names_starting(f"{words[0]} ").filter(visible_from__lte=visible_at, is_whole=True)
    found: dict[tuple[int, int], SearchName] = {}
    for row in starting.order_by("-is_main", "kind", "object_id")[:_ROWS]:
        if _begins(row, words):
            found.setdefault((row.kind, row.object_id), row)
    named = _one_idea(list(found.values()))
    return named if any(row.kind != Kind.THEME for row in named) else []


def _begins(row: SearchName, words: list[str]) -> bool:
    if row.kind == Kind.PERSON:
        return len(words) > 1 and set(words) <= set(row.key.split())
    is_telling = len(words) > 1 or not row.shown.split()[0][1:].islower()
    return row.is_main and is_telling and row.key.split()[: len(words)] == words


def _without_their_themes(rows: list[SearchName]) -> list[SearchName]:
    """A theme that is called like a record above it tells nothing more in its place."""
    names = {row.key for row in rows if row.kind != Kind.THEME}
    return [row for row in rows if row.kind != Kind.THEME or row.key not in names]


def _widened(understood: Understood, found: list[_Name], visible_at: datetime) -> Understood:
    """With the other names of what was typed: they only add to what bears the words."""
    others = _other_names([name.bearers[0] for name in found if name.bearers], visible_at)
    unsaid = {row.shown for rows in others.values() for row in rows if row.is_spelling or _is_reversed(row, rows[0])}
    clauses = list(understood.query.clauses)
    shown: dict[str, str] = {}
    for name in found:
        added = _added(name, _to_add(name, others, len(clauses)))
        more = [phrase for phrases in added.values() for phrase in phrases]
        for place in name.span.places:
            clauses[place] = replace(clauses[place], others=tuple(dict.fromkeys((*clauses[place].others, *more))))
        typed = analysis.word_key(name.span.typed)
        for other in added:
            if (key := analysis.word_key(other)) != typed and other not in unsaid:
                shown.setdefault(key, other)
    query = replace(understood.query, clauses=tuple(clauses))
    return replace(understood, query=query, widened=list(shown.values()))


def _is_reversed(row: SearchName, main: SearchName) -> bool:
    """« Denis Marie-Laure » is only there to be found."""
    return row.key != main.key and sorted(row.key.split()) == sorted(main.key.split())


def _other_names(bearers: Iterable[SearchName], visible_at: datetime) -> dict[tuple[int, int], list[SearchName]]:
    """All the names of each record, the main one first."""
    conditions = Q()
    for row in bearers:
        conditions |= Q(kind=row.kind, object_id=row.object_id)
    names: dict[tuple[int, int], list[SearchName]] = {}
    if conditions:
        for row in _public(visible_at).filter(conditions, is_whole=True).order_by("-is_main", "id")[:_ROWS]:
            names.setdefault((row.kind, row.object_id), []).append(row)
    return names


def _to_add(name: _Name, others: dict[tuple[int, int], list[SearchName]], length: int) -> list[str]:
    """What is known of a theme bears its main name, so that its synonyms are looked for only when it is all that
    was typed."""
    names = []
    if name.bearers:
        row = name.bearers[0]
        names = others.get((row.kind, row.object_id), [])
        if row.kind == Kind.THEME and len(name.span.words) < length:
            names = [other for other in names if other.is_main]
    typed = set(name.span.keys)
    expansions = [term.expansion for term in name.terms if term.expansion]
    return [*(row.shown for row in names if row.key not in typed), *expansions, *name.sigles]


def _added(name: _Name, others: list[str]) -> dict[str, Group]:
    """Each other name with its phrases, but those that bear all the words typed and are found by these."""
    groups = [word.group for word in name.span.words if word.group]
    added: dict[str, Group] = {}
    for other in others:
        known = {phrase for phrases in added.values() for phrase in phrases}
        phrases = tuple(
            phrase
            for phrase in analysis.alternatives(other)
            if phrase not in known and not all(any(_holds(phrase, part) for part in group) for group in groups)
        )
        if phrases and len(added) < OTHERS:
            added[other] = phrases
    return added


def _holds(phrase: Phrase, part: Phrase) -> bool:
    width = len(part)
    return any(phrase[start : start + width] == part for start in range(len(phrase) - width + 1))
