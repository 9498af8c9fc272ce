"""Which of the articles that could be read next are shown together: close to the article, and unlike one another.

Maximal marginal relevance (Carbonell and Goldstein, 1998), with rules of the trade: at most two articles of one event,
no article twice under two titles, and, as long as others are worth as much, three of one type and an interview.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from articles.models import ArticleType
from articles.recommendations.features import Kind, Traits, is_of, weight_of

RELEVANCE = 0.75  # of a score, kept by an article that is the very image of one already chosen
PER_EVENT, PER_TYPE = 2, 3
COMPARABLE = 2  # an article worth half as much may be preferred for the sake of variety, one worth less may not
_SAME_WORDS = 0.8  # share of the words of two titles beyond which they tell the same thing


class Candidate(NamedTuple):
    """An article that may be shown. `words`: of its title, folded; `reasons`: codes; `role`: of its type."""

    traits: Traits
    score: int
    reasons: tuple[int, ...]
    words: frozenset[str]
    type: int | None
    role: str

    @property
    def article(self) -> int:
        return self.traits.article

    @property
    def codes(self) -> tuple[int, ...]:
        return self.traits.codes

    @property
    def rank(self) -> tuple[int, int, int]:
        """To sort by: the best score, then the newest, then the greatest number."""
        return -self.score, -self.traits.moment, -self.traits.number

    @property
    def is_interview(self) -> bool:
        return self.role == ArticleType.Role.INTERVIEW

    @property
    def events(self) -> list[int]:
        return [code for code in self.codes if is_of(Kind.EVENT, code)]


def diverse(
    first: Sequence[Candidate], others: Iterable[Candidate], count: int, *, about: Collection[int] = ()
) -> list[Candidate]:
    """`first`, which people chose, then the best of `others`: `count` in all, fewer when the rules leave no more.

    `about`: the features of what they are read after. To share these is what makes them worth reading: two articles are
    alike by what else they share.
    """
    chosen = list(first[:count])
    left = sorted(others, key=lambda candidate: candidate.rank)
    about = set(about)
    likeness = {candidate.article: _most_alike(candidate, chosen, about) for candidate in left}
    while len(chosen) < count:
        allowed = [candidate for candidate in left if _may_join(candidate, chosen)]
        if not allowed:
            break
        picked = max(_varied(allowed, chosen), key=lambda near: _worth(near.score, likeness[near.article]))
        chosen.append(picked)
        left.remove(picked)
        likeness = {near.article: max(likeness[near.article], _most_alike(near, [picked], about)) for near in left}
    return _with_interview(chosen, left, kept=len(first))


def is_same_story_told(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles say the same, from their words."""
    return len(one & other) >= _SAME_WORDS * max(1, len(one | other))


def _may_join(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    if any(is_same_story_told(candidate.words, other.words) for other in chosen):
        return False
    return all(sum(event in other.codes for other in chosen) < PER_EVENT for event in candidate.events)


def _varied(allowed: Sequence[Candidate], chosen: Sequence[Candidate]) -> Sequence[Candidate]:
    """Without those of a type that is there three times, if what remains is worth as much or nearly."""
    types = [other.type for other in chosen]
    others = [candidate for candidate in allowed if types.count(candidate.type) < PER_TYPE]
    return [candidate for candidate in others if candidate.score * COMPARABLE >= allowed[0].score] or allowed


def _worth(score: int, likeness: float) -> float:
    """A product: of a difference, one very close article would make all the others’ scores too small to count."""
    return score * (1 - (1 - RELEVANCE) * likeness)


def _most_alike(candidate: Candidate, chosen: Iterable[Candidate], about: set[int]) -> float:
    own = set(candidate.codes) - about
    return max((likeness_of(own, set(other.codes) - about) for other in chosen), default=0)


def likeness_of(one: set[int], other: set[int]) -> float:
    """The share of their features that two articles have in common, each counted for its weight."""
    both = one & other
    return sum(map(weight_of, both)) / sum(map(weight_of, one | other)) if both else 0


def _with_interview(chosen: list[Candidate], left: Sequence[Candidate], *, kept: int) -> list[Candidate]:
    """The last of those that nobody chose by hand gives way to an interview, when there is none."""
    if len(chosen) <= kept or any(candidate.is_interview for candidate in chosen):
        return chosen
    last, others = chosen[-1], chosen[:-1]
    for candidate in left:
        if candidate.is_interview and candidate.score * COMPARABLE >= last.score and _may_join(candidate, others):
            return [*others, candidate]
    return chosen
