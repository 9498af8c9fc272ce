"""Planted stories: four to eight articles that share people, and an event or a rare theme.

They are what a measure of related content looks for. Every article can be asked for its story alone,
whatever was written before: `StoryBook.of(rank)`.
"""

from dataclasses import dataclass
from functools import lru_cache

from articles.corpus.dice import dice, skewed
from articles.corpus.sizes import Sizes

_SLOTS = 40  # articles among which those of one story are drawn
_INTERLEAVED = 20_000  # beyond so many articles, several stories run side by side, so that each lasts for days
RARE_SHARE = 0.15  # of the themes, the rarest, are kept for stories


@dataclass(frozen=True)
class Story:
    """Ranks of people and themes in the directory; `has_event`: about the event nearest to the first article."""

    rank: int
    members: tuple[int, ...]
    people: tuple[int, ...]
    tag: int | None
    has_event: bool
    project: int  # rank of the coined name that its titles share


class StoryBook:
    def __init__(self, seed: int, sizes: Sizes, *, people: int):
        self._seed, self._sizes, self._people = seed, sizes, people
        self._strands = max(1, sizes.articles // _INTERLEAVED)
        self._story = lru_cache(maxsize=4 * self._strands)(self._draw)

    def of(self, article: int) -> Story | None:
        """The story that the article of this rank belongs to."""
        block, place = divmod(article, _SLOTS * self._strands)
        story = self._story(block * self._strands + place % self._strands)
        return story if article in story.members else None

    def all(self) -> list[Story]:
        """Every story that has at least two articles within the corpus."""
        count = -(-self._sizes.articles // _SLOTS) + self._strands
        return [story for story in map(self._story, range(count)) if len(story.members) > 1]

    def _draw(self, rank: int) -> Story:
        rng = dice(self._seed, "story", rank)
        block, strand = divmod(rank, self._strands)
        first = block * _SLOTS * self._strands + strand
        slots = sorted(rng.sample(range(_SLOTS), rng.randint(4, 8)))
        members = (first + slot * self._strands for slot in slots)
        people = dict.fromkeys(skewed(rng, self._people) for _person in range(rng.randint(2, 3)))
        has_event = rng.random() < 0.5
        rare = self._sizes.tags - 1 - rng.randrange(round(self._sizes.tags * RARE_SHARE))
        return Story(
            rank=rank,
            members=tuple(member for member in members if member < self._sizes.articles),
            people=tuple(people),
            tag=None if has_event else rare,
            has_event=has_event,
            project=rng.randrange(4_000),
        )
