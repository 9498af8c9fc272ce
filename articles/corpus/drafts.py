"""What an article is about, drawn before a word of it is written."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from articles.corpus.dice import Zipf, dice, skewed
from articles.corpus.names import coined
from articles.corpus.records import Directory, Gathering, House, Setting, Voice, Written
from articles.corpus.sizes import AUTHORS
from articles.corpus.stories import RARE_SHARE, Story, StoryBook

RECALLED = 4_000  # the latest articles, which new ones may cite
_QUOTES = ((0, 1, 2, 3, 4, 5, 6), (22, 18, 20, 16, 12, 7, 5))
_TYPE_WEIGHTS = (70, 10, 5, 7, 5, 3)
_TAGS = ((2, 3, 4, 5, 6, 7, 8), (10, 20, 25, 20, 12, 8, 5))


@dataclass(slots=True)
class Draft:
    """`is_bare`: without anything optional. `is_long`: several parts, with headings of two ranks."""

    rng: Random
    published_at: datetime
    story: Story | None
    project: str
    is_bare: bool
    is_long: bool
    quotes: int
    voices: list[Voice]
    authors: list[Voice]
    houses: list[House]
    event: Gathering | None
    tags: list[int]
    type_rank: int
    recalled: Sequence[Written]

    @property
    def day(self) -> date:
        return self.published_at.date()


class Drafter:
    def __init__(self, setting: Setting, directory: Directory):
        self._setting, self._directory = setting, directory
        self._speakers = directory.voices
        self._common = directory.tags[: len(directory.tags) - round(len(directory.tags) * RARE_SHARE)]
        self._zipf = Zipf(len(self._common))
        self._stories = StoryBook(setting.seed, setting.sizes, people=len(self._speakers))
        self._types = _TYPE_WEIGHTS[: len(setting.types)]
        self.recent: deque[Written] = deque(maxlen=RECALLED)

    def draft(self, rank: int) -> Draft:
        """The article of this rank. Nothing depends on the articles drawn before, but those that it may cite."""
        rng = dice(self._setting.seed, "article", rank)
        story = self._stories.of(rank)
        published_at = self._setting.span.appears(rank, self._setting.sizes, rng)
        is_bare = story is None and rng.random() < 0.03
        event = None if is_bare else self._event(rng, published_at.date(), rank, story)
        return Draft(
            rng=rng,
            published_at=published_at,
            story=story,
            project=coined(story.project if story else rng.randrange(4_000)),
            is_bare=is_bare,
            is_long=rng.random() < 0.1,
            quotes=0 if is_bare else rng.choices(*_QUOTES)[0],
            voices=self._voices(rng, story, event),
            authors=[] if is_bare else self._authors(rng),
            houses=self._houses(rng, story),
            event=event,
            tags=[] if is_bare else self._tags(rng, story),
            type_rank=rng.choices(range(len(self._types)), self._types)[0],
            recalled=self.recent,
        )

    def _event(self, rng: Random, day: date, rank: int, story: Story | None) -> Gathering | None:
        """For a story, the event nearest to where it begins; otherwise, now and then, one of that time."""
        gatherings = self._directory.gatherings
        if story and story.has_event:
            return gatherings[len(gatherings) * story.members[0] // self._setting.sizes.articles]
        if rng.random() > 0.12:
            return None
        near = len(gatherings) * rank // self._setting.sizes.articles + rng.randint(-2, 2)
        return gatherings[max(0, min(near, len(gatherings) - 1))]

    def _voices(self, rng: Random, story: Story | None, event: Gathering | None) -> list[Voice]:
        ranks = [*(story.people if story else ()), *(skewed(rng, len(self._speakers)) for _voice in range(3))]
        others = [self._speakers[rank] for rank in ranks]
        invited = event.voices if event else []
        found = [*others, *invited] if story else [*invited, *others]
        return list({voice.pk: voice for voice in found}.values())[:4]

    def _authors(self, rng: Random) -> list[Voice]:
        count = rng.choices((0, 1, 2), (8, 80, 12))[0]
        return [self._directory.authors[rank] for rank in rng.sample(range(AUTHORS), count)]

    def _houses(self, rng: Random, story: Story | None) -> list[House]:
        houses = self._directory.houses
        ranks = [skewed(rng, len(houses)) for _house in range(rng.randint(1, 3))]
        if story:
            ranks.insert(0, story.people[0] % len(houses))
        return [houses[rank] for rank in dict.fromkeys(ranks)]

    def _tags(self, rng: Random, story: Story | None) -> list[int]:
        wanted = rng.choices(*_TAGS)[0]
        ranks = self._zipf.draw(rng, wanted)
        while len(ranks) < 2:
            ranks = self._zipf.draw(rng, wanted + 1)
        tags = [self._common[rank] for rank in ranks]
        if story and story.tag is not None:
            tags = [self._directory.tags[story.tag], *tags[:7]]
        return tags
