"""« Vouliez-vous dire »: other words, near those typed, that find something."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, product

from portal.search import analysis
from portal.search.correcting.near import distance, halves, looked_up, nearest
from portal.search.models import SearchName
from portal.search.naming.spans import whole
from portal.search.query import Clause, Query

COUNTED = 8  # other ways to ask that are counted

_OPTIONS = 4  # for one word
_UNKNOWN = 3  # words corrected at once
_SINGLE = 4  # words of which the rarest is looked for
_SURE = 5  # letters from which one slip leaves no doubt: « inds » and « snds » are two sigles
_AS_TYPED = 3  # slips that leaving an unknown word as it is stands for: it may be in texts alone


@dataclass(frozen=True)
class Correction:
    text: str
    query: Query
    count: int  # what it finds, never nothing
    is_sure: bool = True  # else it is offered, and not looked for in the place of what was typed


@dataclass(frozen=True)
class _Option:
    """What may be meant by neighbouring clauses, and how many slips away it is."""

    clauses: tuple[Clause, ...]
    text: str
    slips: int


def correction(query: Query, visible_at: datetime, count: Callable[[Query], int]) -> Correction | None:
    """The nearest words that find something; of several, those that find most.

    `count` says how many public records a query finds. At most `COUNTED` + 1 calls and four look-ups.
    """
    found = _Search(query, count).best()
    if found is None:
        return None
    named = _as_named(found.query, visible_at)
    if named is not None and named.text != found.text and (number := count(named)):
        return Correction(named.text, named, number, is_sure=found.is_sure)
    return found


class _Search:
    def __init__(self, query: Query, count: Callable[[Query], int]):
        self.query, self._count, self._left = query, count, COUNTED
        self.words = {clause: key for clause in query.asked if clause.is_plain and (key := _corrigible(clause))}
        self.pairs = {
            pair: "".join(self.words[clause] for clause in pair)
            for pair in pairwise(query.clauses)
            if all(clause in self.words for clause in pair)
        }
        parted = {half for key in self.words.values() for pair in halves(key) for half in pair}
        typed = {*self.words.values(), *self.pairs.values()}
        self.known = looked_up(typed, parted) if typed else {}

    def best(self) -> Correction | None:
        unknown = [clause for clause, key in self.words.items() if key not in self.known][:_UNKNOWN]
        found = self._chosen(_combined([self._options(clause) for clause in unknown])) if unknown else None
        if found or self._counted(self.query):
            return found
        return self._chosen([option] for option in self._of_known_words())

    def _options(self, clause: Clause) -> list[_Option]:
        key = self.words[clause]
        near = [
            _Option((clause,), self.known[word], distance(key, word, 2)) for word in nearest(key, self.known)[:_OPTIONS]
        ]
        parted = [pair for pair in halves(key) if all(half in self.known for half in pair)]
        # The halves of nearest lengths: « health data » rather than « he althdata ».
        parted.sort(key=lambda pair: abs(len(pair[0]) - len(pair[1])))
        near += [_Option((clause,), " ".join(map(self.known.get, pair)), 1) for pair in parted[:1]]
        return [*near, _Option((clause,), clause.typed, _AS_TYPED)]

    def _of_known_words(self) -> list[_Option]:
        """When each word is known and nothing bears them all: in the place of the rarest, or of two as one."""
        options = [
            _Option(pair, self.known[word], distance(key, word, 2))
            for pair, key in self.pairs.items()
            for word in nearest(key, self.known)[:1]
        ]
        words = list(self.words)[:_SINGLE]
        if words:
            alone = {clause: self._counted(self._only(clause)) for clause in words} if len(words) > 1 else {}
            rarest = min(words, key=lambda clause: alone.get(clause, 0))
            options += self._options(rarest)[:-1]
        return options

    def _only(self, clause: Clause) -> Query:
        return self.query.without([other for other in self.query.clauses if other != clause])

    def _chosen(self, ways: Iterator[list[_Option]]) -> Correction | None:
        """The best of the ways to change the query, given from the nearest on."""
        best, slips = None, 0
        for options in ways:
            total = sum(option.slips for option in options)
            if self._left <= 0 or (best and total > slips):
                break
            changed = self._changed(options)
            number = self._counted(changed) if changed.text.lower() != self.query.text.lower() else 0
            if number > (best.count if best else 0):
                best, slips = Correction(changed.text, changed, number, is_sure=_is_sure(options)), total
        return best

    def _counted(self, query: Query) -> int:
        self._left -= 1
        return self._count(query) if self._left >= 0 and not query.is_empty else 0

    def _changed(self, options: list[_Option]) -> Query:
        query = self.query
        for option in options:
            query = query.replaced(option.clauses, option.text)
        return query


def _is_sure(options: list[_Option]) -> bool:
    """Whether what changes is long enough: a word that is left as it is does not count."""
    changed = [option for option in options if option.slips and option.text != _typed(option)]
    return all(len(analysis.word_key(_typed(option))) >= _SURE for option in changed)


def _typed(option: _Option) -> str:
    return " ".join(clause.typed for clause in option.clauses)


def _corrigible(clause: Clause) -> str:
    """The folded word, or nothing for what holds a figure: numbers are near one another without being slips."""
    key = analysis.word_key(clause.typed)
    return key if key.isalpha() else ""


def _combined(choices: list[list[_Option]]) -> list[list[_Option]]:
    """One option for each word, in all ways, the fewest slips first."""
    ways = [list(way) for way in product(*choices)]
    return sorted(ways, key=lambda way: sum(option.slips for option in way))


def _as_named(query: Query, visible_at: datetime) -> Query | None:
    """The query as the name that it is, when it is one: « tesniere antoine » is written « Antoine Tesnière »."""
    span = whole(query)
    if span is None:
        return None
    public = SearchName.objects.filter(is_whole=True, visible_from__lte=visible_at)
    keys = [*span.keys, *span.without_honorific().keys]
    row = public.filter(key__in=keys).order_by("-is_main", "-weight", "kind", "object_id").first()
    if row is None:
        return None
    main = public.filter(kind=row.kind, object_id=row.object_id, is_main=True).order_by("id").first()
    is_reversed = main is not None and sorted(main.key.split()) == sorted(row.key.split())
    return query.with_words(main.shown if is_reversed or (main and row.is_spelling) else row.shown)
