"""The pieces of a query."""

from dataclasses import dataclass
from functools import cached_property

from portal.search import analysis
from portal.search.matching import Group


@dataclass(frozen=True)
class Word:
    """A word, or a phrase in quotation marks, as typed; its group is empty for a function word."""

    typed: str
    group: Group
    is_phrase: bool = False

    @property
    def written(self) -> str:
        return f'"{self.typed}"' if self.is_phrase else self.typed


def plain(typed: str, *, is_shouted: bool = False) -> Word:
    """`is_shouted`: all is in capitals, so that « ANS » may be the agency or years."""
    group = analysis.alternatives(typed)
    if is_shouted:
        group = tuple(dict.fromkeys(group + analysis.alternatives(typed.lower())))
    return Word(typed, group)


def quoted(typed: str) -> Word:
    return Word(typed, analysis.phrases(typed), is_phrase=True)


@dataclass(frozen=True)
class Clause:
    """One thing that must be borne: a word, or any of those between which OU stands.

    `others` are the phrases of other names of what was typed. Each word of a name has them all, which says
    « all these words, or one of these phrases » with clauses that are all asked for.
    """

    alternatives: tuple[Word, ...]
    others: Group = ()

    @cached_property
    def own(self) -> Group:
        """What bears the words typed."""
        return tuple(dict.fromkeys(phrase for word in self.alternatives for phrase in word.group))

    @cached_property
    def group(self) -> Group:
        """Empty for a function word, which asks for nothing even inside a name."""
        return tuple(dict.fromkeys((*self.own, *self.others))) if self.own else ()

    @property
    def typed(self) -> str:
        return " OU ".join(word.written for word in self.alternatives)

    @property
    def is_plain(self) -> bool:
        return len(self.alternatives) == 1 and not self.alternatives[0].is_phrase
