"""How good « À lire » is on a synthetic corpus, whose planted stories say which articles belong together."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from random import Random

from articles.corpus.sizes import AUTHORS, Sizes
from articles.corpus.stories import StoryBook
from articles.models import Article, FeatureCount, Profile, RelatedArticle
from articles.queries.article_page import article_page
from articles.recommendations import related
from articles.recommendations.candidates import compared, exact
from articles.recommendations.features import ALL, Kind, Traits, kind_of, unpacked
from articles.recommendations.known import known_of
from articles.recommendations.reading import chosen_of, compared_now
from articles.recommendations.scoring import Weights, is_common

FIRST = 5


@dataclass(frozen=True)
class Measures:
    """Shares, from 0 to 1. `*_same_story`: of the first five, those of the same planted story."""

    same_story: float
    shown_same_story: float
    raw_same_story: float
    stored_agrees: float
    published_agrees: float
    recommended: float
    common_only: float

    @property
    def ratio(self) -> float:
        return self.same_story / self.raw_same_story if self.raw_same_story else float("inf")


class Measuring:
    """Of the corpus that is alone in the database, generated with `seed`; `sample` articles are asked about."""

    def __init__(self, *, seed: int, sample: int):
        self._rng = Random(seed)  # noqa: S311 - the same articles at each run
        self._sample = sample
        rows = Profile.objects.order_by("number").values_list("article_id", "moment", "number", "features")
        self.traits = {row[0]: Traits(*row[:3], unpacked(row[3])) for row in rows}
        self._counts = dict(FeatureCount.objects.values_list("code", "number"))
        self._stored = self._read_stored()
        self._stories = self._read_stories(seed)

    def measure(self) -> Measures:
        members = self._drawn(sorted(self._stories))
        anybody = self._drawn(sorted(self.traits))
        exactly = {key: self._exact(key) for key in anybody}
        recommended, common = self._guards()
        return Measures(
            same_story=self._precision({key: self._stored.get(key, []) for key in members}),
            shown_same_story=self._precision({key: self._shown(key) for key in members}),
            raw_same_story=self._precision({key: self._raw(key) for key in members}),
            stored_agrees=_agreement({key: self._stored.get(key, []) for key in anybody}, exactly),
            published_agrees=_agreement({key: self._found(key) for key in anybody}, exactly),
            recommended=recommended,
            common_only=common,
        )

    def _drawn(self, keys: list[int]) -> list[int]:
        return self._rng.sample(keys, min(self._sample, len(keys)))

    def _precision(self, lists: dict[int, list[int]]) -> float:
        """The mean share of the first five that are of the story of the article; a place left empty is a miss."""
        right = [
            sum(self._stories.get(other) == self._stories[key] for other in others[:FIRST])
            for key, others in lists.items()
        ]
        return sum(right) / (FIRST * len(right))

    def _raw(self, key: int) -> list[int]:
        """The most shared themes, then the newest: what sites do that only count."""
        themes = _themes(self.traits[key])
        counts = Counter(other for theme in themes for other in self._bearing[theme] if other != key)
        return sorted(counts, key=lambda other: (-counts[other], -self.traits[other].moment, -other))[:FIRST]

    @property
    def _bearing(self) -> dict[int, list[int]]:
        if not hasattr(self, "_by_theme"):
            self._by_theme: dict[int, list[int]] = defaultdict(list)
            for key, traits in self.traits.items():
                for theme in _themes(traits):
                    self._by_theme[theme].append(key)
        return self._by_theme

    def _exact(self, key: int) -> list[int]:
        traits = self.traits[key]
        return _keys(exact(Weights(traits.codes, self._counts), traits.moment, but=key))

    def _found(self, key: int) -> list[int]:
        """As when it is published."""
        traits = self.traits[key]
        return _keys(compared(Weights(traits.codes, self._counts), traits.moment, but=key))

    def _shown(self, key: int) -> list[int]:
        return [suggestion.article.pk for suggestion in related(article_page(pk=key))]

    def _guards(self) -> tuple[float, float]:
        """The share of articles that some other one offers, and of offers for which nothing rare can be said."""
        offered, offers, common = set(), 0, 0
        articles = Article.objects.only("pk", "title_key").prefetch_related("references__target")
        for article in articles.iterator(chunk_size=500):
            known = known_of(article)
            weights, moment = Weights(known.codes, self._counts), self.traits[article.pk].moment
            chosen = chosen_of(article, known, compared_now(known.stored, weights, moment), FIRST, about=known.codes)
            offered |= {near.article for near in chosen}
            told = [near for near in chosen if near.score]
            offers += len(told)
            common += sum(all(self._is_common(code) for code in near.reasons) for near in told)
        return len(offered) / len(self.traits), common / max(1, offers)

    def _is_common(self, code: int) -> bool:
        return is_common(self._counts[code], self._counts[ALL])

    def _read_stored(self) -> dict[int, list[int]]:
        """The lists in their order: the score, then the newest, then the greatest number."""
        lists: dict[int, list[tuple]] = defaultdict(list)
        for article, target, score in RelatedArticle.objects.values_list("article", "target", "score").iterator():
            other = self.traits[target]
            lists[article].append((-score, -other.moment, -other.number, target))
        return {article: [row[-1] for row in sorted(rows)] for article, rows in lists.items()}

    def _read_stories(self, seed: int) -> dict[int, int]:
        """The story of each article that has one."""
        keys = list(self.traits)
        sizes = Sizes(len(keys))
        book = StoryBook(seed, sizes, people=sizes.people - AUTHORS)
        return {keys[rank]: story.rank for story in book.all() for rank in story.members}


def _themes(traits: Traits) -> list[int]:
    return [code for code in traits.codes if kind_of(code) == Kind.THEME]


def _keys(scored) -> list[int]:
    return [found.traits.article for found in scored[:FIRST]]


def _agreement(lists: dict[int, list[int]], exactly: dict[int, list[int]]) -> float:
    """The mean share of the exact first five that are among the first five."""
    shares = [len(set(lists[key][:FIRST]) & set(best)) / len(best) for key, best in exactly.items() if best]
    return sum(shares) / len(shares)
