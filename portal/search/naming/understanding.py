"""The names that stand in a query: what bears them, and under which other names it is known."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from articles.models import GlossaryTerm
from portal.search import analysis
from portal.search.kinds import Kind
from portal.search.matching import Group, Phrase
from portal.search.naming.answering import best
from portal.search.naming.glossary import Glossary
from portal.search.naming.known import Known, bearers_of, one_idea
from portal.search.naming.names import Name, names_of_records
from portal.search.naming.spans import Span, spans, whole
from portal.search.naming.speaking import speaking
from portal.search.query import Query
from portal.search.tokens import OF_KIND, token

OTHERS = 6  # names added for one that was typed
DEFINITIONS = 3


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
    known = Known(candidates, entire, visible_at)
    glossary = Glossary(candidates)
    found = _longest(candidates, known.whole, glossary)
    understood = Understood(
        query=query,
        best=best(entire, known, visible_at) if entire else [],
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
    bearers: list[Name]
    terms: list[GlossaryTerm]  # that were typed
    sigles: list[str]  # of the glossary, whose expansion was typed


def _longest(candidates: list[Span], rows: dict[str, list[Name]], glossary: Glossary) -> list[_Name]:
    """The names typed, the longest first, none within another."""
    found, taken = [], set()
    for span in candidates:
        if not taken.isdisjoint(span.cells):
            continue
        bearers = [row for row in bearers_of(span, rows) if _is_meant(span, row.shown)]
        terms = [term for term in glossary.terms(span) if _is_meant(span, term.term)]
        sigles = glossary.sigles(span)
        if bearers or terms or sigles:
            taken |= span.cells
            found.append(_Name(span, one_idea(bearers), terms, sigles))
    return sorted(found, key=lambda name: name.span.place)


def _is_meant(span: Span, name: str) -> bool:
    """« ans » in small letters is not the agency ANS, though their keys are the same."""
    if len(span.words) > 1:
        return any(word.group for word in span.words)
    return not set(span.words[0].group).isdisjoint(analysis.alternatives(name))


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


def _is_reversed(row: Name, main: Name) -> bool:
    """« Denis Marie-Laure » is only there to be found."""
    return row.key != main.key and sorted(row.key.split()) == sorted(main.key.split())


def _other_names(bearers: Iterable[Name], visible_at: datetime) -> dict[tuple[int, int], list[Name]]:
    """All the names of each record, the main one first."""
    names: dict[tuple[int, int], list[Name]] = {}
    for row in names_of_records(list(dict.fromkeys((row.kind, row.object_id) for row in bearers)), visible_at):
        names.setdefault((row.kind, row.object_id), []).append(row)
    return names


def _to_add(name: _Name, others: dict[tuple[int, int], list[Name]], length: int) -> list[str]:
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
