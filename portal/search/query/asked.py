from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise

from portal.search import analysis
from portal.search.analysis.tokenizing import surfaces
from portal.search.matching import Group, Match, Phrase
from portal.search.query.words import Clause, Word, plain


@dataclass(frozen=True)
class Query:
    """What was typed, as understood. The clauses stand in the order typed, function words among them."""

    clauses: tuple[Clause, ...] = ()
    excluded: tuple[Word, ...] = ()
    since: date | None = None
    until: date | None = None
    dates: tuple[str, ...] = ()  # the same as typed: « du:2021 »
    by: str = ""  # who is looked for as speaker or author
    by_at: int = 0  # the clause before which that stood
    number: int | None = None  # when that is all that was typed: « 13313 » or « n° 13313 »
    notes: tuple[str, ...] = ()  # what was not understood, in French sentences
    is_cut: bool = False

    @property
    def text(self) -> str:
        """The query written anew: for the address of another search."""
        pieces = [clause.typed for clause in self.clauses]
        if self.by:
            pieces.insert(self.by_at, f'par:"{self.by}"' if " " in self.by else f"par:{self.by}")
        return " ".join([*pieces, *(f"-{word.written}" for word in self.excluded), *self.dates])

    @cached_property
    def asked(self) -> tuple[Clause, ...]:
        """The clauses that ask for something, each once."""
        return tuple(dict.fromkeys(clause for clause in self.clauses if clause.group))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The plain words that can be looked for, as typed."""
        return tuple(clause.typed for clause in self.asked if clause.is_plain)

    @property
    def is_empty(self) -> bool:
        """Whether there is no word to look for; there may be dates, or somebody who speaks."""
        return not self.asked

    @cached_property
    def _joined(self) -> tuple[Group, ...]:
        """For each clause, its word and a neighbour written as one: « start ups » is « startups » too.

        Both words have it, which says « both, or the two as one ». Of « rendez vous », the one that asks for something.
        """
        found: list[list[Phrase]] = [[] for _ in self.clauses]
        for place, pair in enumerate(pairwise(self.clauses)):
            if all(clause.is_plain for clause in pair):
                words = [clause.typed for clause in pair]
                is_one = not all(map(str.isdecimal, words)) and pair[0].own != pair[1].own
                term = analysis.joined(words) if is_one else ""
                for phrases in found[place : place + 2] if term else []:
                    phrases.append((term,))
        return tuple(map(tuple, found))

    def _groups(self, *, is_widened: bool) -> tuple[Group, ...]:
        groups = []
        for clause, joined in zip(self.clauses, self._joined, strict=True):
            if clause.own:
                others = clause.others if is_widened else ()
                groups.append(tuple(dict.fromkeys((*clause.own, *joined, *others))))
        return tuple(dict.fromkeys(groups))

    @cached_property
    def wanted(self) -> frozenset[Phrase]:
        """Every phrase for which a document may be found."""
        return frozenset(phrase for group in self._groups(is_widened=True) for phrase in group)

    @property
    def typed_phrases(self) -> frozenset[Phrase]:
        """The same without other names."""
        return frozenset(phrase for group in self._groups(is_widened=False) for phrase in group)

    def match(
        self,
        visible_at: datetime | None,
        filters: Iterable[frozenset[str]] = (),
        *,
        in_title: bool = False,
        is_undated: bool = False,
    ) -> Match:
        return Match(
            required=self._groups(is_widened=True),
            excluded=tuple(dict.fromkeys(phrase for word in self.excluded for phrase in word.group)),
            filters=tuple(filters),
            since=self.since,
            until=self.until,
            is_undated=is_undated,
            in_title=in_title,
            visible_at=visible_at,
        )

    def without(self, clauses: Collection[Clause]) -> "Query":
        """A function word goes with what stands before or after it: « hôpital de » says nothing more."""
        kept: list[list[Clause]] = [[] for _clause in self.clauses]
        functions, is_kept = [], False
        for place, clause in enumerate(self.clauses):
            if not clause.own:
                functions.append(place)
                continue
            was_kept, is_kept = is_kept, clause not in clauses
            for between in functions if was_kept and is_kept else []:
                kept[between] = [self.clauses[between]]
            kept[place] = [clause] if is_kept else []
            functions = []
        return self.with_clauses(kept)

    def replaced(self, clauses: Sequence[Clause], text: str) -> "Query":
        """With the words of `text` in the place of neighbours."""
        first, *others = clauses
        words = {first: _plain_clauses(text)} | {clause: [] for clause in others}
        return self.with_clauses([words.get(clause, [clause]) for clause in self.clauses])

    def with_words(self, text: str) -> "Query":
        """With the words of `text` in the place of all."""
        return replace(self.with_clauses([[] for _clause in self.clauses]), clauses=tuple(_plain_clauses(text)))

    def with_clauses(self, parts: list[list[Clause]]) -> "Query":
        """With a few clauses, or none, in the place of each one: what was said of the whole no longer holds."""
        return replace(
            self,
            clauses=tuple(clause for part in parts for clause in part),
            by_at=sum(map(len, parts[: self.by_at])),
            number=None,
            notes=(),
            is_cut=False,
        )


def _plain_clauses(text: str) -> list[Clause]:
    return [Clause((plain(surface),)) for surface in surfaces(text)]
