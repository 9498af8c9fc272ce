"""What the corpus keeps in memory of its directory while the articles are written: as little as they need."""

from dataclasses import dataclass, field
from datetime import date, datetime

from articles.corpus.sizes import Sizes, Span
from articles.models import ArticleType, Publication, Rubrique
from portal.media.models import Image


@dataclass(slots=True)
class House:
    """An organisation. `of_name` is its name after « de »: « de l’Institut Synthétique Orvane 12 »."""

    pk: int
    name: str
    slug: str
    of_name: str

    @property
    def the_name(self) -> str:
        """« l’Institut Synthétique Orvane 12 », to begin a clause with."""
        return self.of_name.replace("de ", "", 1) if self.of_name.startswith("de ") else f"le {self.of_name[3:]}"


@dataclass(slots=True)
class Post:
    """A function in an organisation, held from `start` to `end` (None: to this day)."""

    house: House
    wording: str
    start: date
    end: date | None


@dataclass(slots=True)
class Voice:
    """A person. `picture` is the rank of the portrait, -1 for none."""

    pk: int
    given_name: str
    family_name: str
    title: str
    slug: str
    is_woman: bool
    picture: int
    posts: list[Post] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def full_name(self) -> str:
        return f"{self.title} {self.name}" if self.title else self.name

    def post_on(self, day: date) -> Post | None:
        held = (post for post in self.posts if post.start <= day and (post.end is None or day < post.end))
        return next(held, None)

    def presented_on(self, day: date) -> str:
        """As an article of that day prints them: « Dr Brumine Corjazoude, présidente du Campus Témoin 3 »."""
        post = self.post_on(day)
        return f"{self.full_name}, {post.wording}" if post else self.full_name


@dataclass(slots=True)
class Gathering:
    """An event, with those who speak there."""

    pk: int
    name: str
    start: date
    voices: list[Voice]
    is_dated: bool = True  # to the day


@dataclass(slots=True)
class Remark:
    """Somebody’s words in an article, and how the article presents them."""

    words: str
    voice: Voice
    label: str
    house: House | None
    kind: str
    provenance: str = ""


@dataclass(slots=True)
class Written:
    """An article that is already written, as others cite it."""

    pk: int
    number: int
    slug: str
    title: str
    title_key: str
    type_name: str
    published_at: datetime
    teaser: str


@dataclass(frozen=True)
class Setting:
    """What decides the whole corpus, and the rows of the site that it uses as they are."""

    seed: int
    sizes: Sizes
    span: Span
    publication: Publication
    types: list[ArticleType]
    rubriques: list[Rubrique]
    pictures: list[Image]
    portraits: list[Image]

    @property
    def opened_at(self) -> datetime:
        """From when on the records of the directory are public: before the first article."""
        return self.span.start


@dataclass
class Directory:
    houses: list[House] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    authors: list[Voice] = field(default_factory=list)
    gatherings: list[Gathering] = field(default_factory=list)  # by date
    tags: list[int] = field(default_factory=list)  # ids, the most common theme first
    terms: list[tuple[int, str]] = field(default_factory=list)  # ids and words
