"""Every article’s traits at once, to write the lists of a whole corpus without asking the database for each."""

from bisect import bisect_right
from collections import defaultdict
from heapq import nlargest

from articles.models import FeatureCount, Profile
from articles.recommendations.candidates import COMPARED, plan, ranked
from articles.recommendations.features import Traits, unpacked
from articles.recommendations.scoring import Scored, Weights, share_left

_DAY = 86_400


class Corpus:
    """Compares as `candidates.compared` does, from memory: some 400 octets an article."""

    def __init__(self, *, budget: int, most: int = COMPARED):
        self._budget, self._most = budget, most
        self.counts = dict(FeatureCount.objects.values_list("code", "number"))
        self.traits: list[Traits] = []
        self.places: dict[int, int] = {}
        self._postings: dict[int, list[int]] = defaultdict(list)
        codes: dict[int, int] = {}
        rows = Profile.objects.order_by("moment", "article").values_list("article_id", "moment", "number", "features")
        for place, (article, moment, number, features) in enumerate(rows.iterator(chunk_size=5_000)):
            shared = tuple(codes.setdefault(code, code) for code in unpacked(features))
            self.traits.append(Traits(article, moment, number, shared))
            self.places[article] = place
            for code in shared:
                self._postings[code].append(place)
        self._days = [traits.moment // _DAY for traits in self.traits]
        longest = self._days[-1] - self._days[0] if self._days else 0
        self._left = [share_left(days) for days in range(longest + 1)]

    def compared(self, article: int) -> list[Scored]:
        """Those compared with an article, the best first."""
        place = self.places[article]
        traits = self.traits[place]
        weights = Weights(traits.codes, self.counts)
        others = (self.traits[other] for other in self._promising(place, weights))
        return ranked(weights, traits.moment, others)

    def _promising(self, place: int, weights: Weights) -> list[int]:
        sums: dict[int, int] = {}
        known, points = sums.get, weights.points
        for code, most in plan(weights, self._budget):
            worth = points[code]
            for other in self._nearest(code, place, most):
                sums[other] = known(other, 0) + worth
        sums.pop(place, None)
        days, day = self._days, self._days[place]
        left = self._left
        rows = [(total * left[abs(days[other] - day)], other) for other, total in sums.items()]
        return [other for _worth, other in nlargest(self._most, rows)]

    def _nearest(self, code: int, place: int, most: int | None) -> list[int]:
        postings = self._postings[code]
        if most is None:
            return postings
        middle = bisect_right(postings, place)
        return postings[max(0, middle - most) : middle + most // 2]
