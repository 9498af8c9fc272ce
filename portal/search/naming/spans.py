"""The neighbouring words of a query that may be a name, and the keys under which names are kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from portal.core.text import name_key
from portal.search.analysis.reading import read
from portal.search.query import Query, Word

_LONGEST = 10  # words of a name, function words included
_WORDS = 40  # of a query, function words included
_GLUED = 4  # words of a name two of which, or all, may be written as one: « AP HP », « Pari Santé Campus »
_SIGLE = 6  # letters of what may be a name of two parts: « aphp »
_HONORIFICS = frozenset(
    {
        *("m", "mm", "mr", "monsieur", "mme", "mmes", "madame", "mlle", "me"),
        *("dr", "docteur", "docteure", "pr", "prof", "professeur", "professeure"),
    }
)
_key = lru_cache(maxsize=20_000)(name_key)  # of one word


@dataclass(frozen=True)
class Span:
    """Words typed one after the other; `place` is the clause of the first."""

    place: int
    words: tuple[Word, ...]

    @property
    def places(self) -> range:
        return range(self.place, self.place + len(self.words))

    @property
    def cells(self) -> set[tuple[int, Word]]:
        """What no other name may hold too. Alternatives are different words of one clause."""
        return set(zip(self.places, self.words, strict=True))

    @property
    def typed(self) -> str:
        return " ".join(word.typed for word in self.words)

    @cached_property
    def keys(self) -> list[str]:
        """The key of the words, and of what else they may be: without an elision, in one word, in two."""
        parts = [_key(word.typed) for word in self.words]
        first = self.words[0].typed
        elided = [_key(first[read(first).start :]), *parts[1:]]
        keys = [" ".join(filter(None, words)) for words in (parts, elided)]
        for key in keys[:]:
            words = key.split()
            if 1 < len(words) <= _GLUED:
                keys += [
                    " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]]) for at in range(len(words) - 1)
                ]
                keys.append("".join(words))
            elif len(key) <= _SIGLE:
                keys += [f"{key[:cut]} {key[cut:]}" for cut in range(1, len(key))]
        return [key for key in dict.fromkeys(keys) if key]

    def without_honorific(self) -> "Span":
        """« Pr Antoine Tesnière » is found as « Antoine Tesnière », « le Système national » as the thing itself."""
        first, *others = self.words
        is_before = others and (not first.group or _key(first.typed) in _HONORIFICS)
        return Span(self.place + 1, tuple(others)).without_honorific() if is_before else self


def spans(query: Query) -> list[Span]:
    """The longest first. Phrases in quotation marks ask for what they say and are no names."""
    return sorted(_spans(query), key=lambda span: (-len(span.words), span.place))


def _spans(query: Query) -> Iterator[Span]:
    run: list[Word] = []
    for place, clause in enumerate(query.clauses[:_WORDS]):
        if clause.is_plain:
            run.append(clause.alternatives[0])
            first = max(0, len(run) - _LONGEST)
            yield from (Span(place + 1 - len(run) + start, tuple(run[start:])) for start in range(first, len(run)))
        else:
            run = []
            yield from (Span(place, (word,)) for word in clause.alternatives if not word.is_phrase)


def whole(query: Query) -> Span | None:
    """All that was typed, when it may be one name; in quotation marks too."""
    if query.excluded or not query.clauses:
        return None
    if all(clause.is_plain for clause in query.clauses):
        return Span(0, tuple(clause.alternatives[0] for clause in query.clauses))
    alternatives = query.clauses[0].alternatives
    return Span(0, alternatives) if len(query.clauses) == len(alternatives) == 1 else None
