"""Which articles are worth comparing: those that share the rarest features, a bounded number whatever the corpus.

A feature that few articles have is looked up whole; of the first one that would exceed the budget, the articles
nearest in time; a common feature is never looked up, only counted in the scores of what the rare ones found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from articles.models import Feature, Profile
from articles.recommendations.features import Traits, unpacked
from articles.recommendations.scoring import Scored, Weights, decayed
from portal.core.prepared import Prepared
from portal.core.sql import among, rows

BUDGET = 3_000  # rows of features looked up for one article
COMPARED = 300  # articles compared feature by feature, the best of those by what was looked up

_TRAITS = ("article_id", "moment", "number", "features")
_PROFILES = Prepared(lambda keys: Profile.objects.filter(pk__among=keys).values_list(*_TRAITS))


class Lookup(NamedTuple):
    """A feature to look up; `most`: that many of its articles, the nearest in time, None for all of them."""

    code: int
    most: int | None


class Found(NamedTuple):
    code: int
    moment: int
    article: int


def plan(weights: Weights, budget: int = BUDGET) -> Iterator[Lookup]:
    """What to look up, the rarest feature first."""
    for code in weights.by_rarity():
        number = weights.counts[code]
        if number > budget:
            yield Lookup(code, budget)
            return
        yield Lookup(code, None)
        budget -= number
        if not budget:
            return


def compared(
    weights: Weights, moment: int, *, but: int | None = None, most: int = COMPARED, budget: int = BUDGET
) -> list[Scored]:
    """The articles compared with one of these weights, published at `moment`, the best first. Two queries."""
    lookups = list(plan(weights, budget))
    if not lookups:
        return []
    keys = promising(_look_up(lookups, moment), weights, moment, but=but, most=most)
    return ranked(weights, moment, _traits(_PROFILES(keys=keys))) if keys else []


def promising(found: Iterable[Found], weights: Weights, moment: int, *, but: int | None, most: int) -> list[int]:
    """The `most` articles that share most of what was looked up."""
    sums: dict[tuple[int, int], int] = defaultdict(int)
    points = weights.points
    for code, at, article in found:
        sums[at, article] += points[code]
    decaying = ((decayed(total, moment - at), at, article) for (at, article), total in sums.items() if article != but)
    return [article for _score, _at, article in nlargest(most, decaying)]


def ranked(weights: Weights, moment: int, others: Iterable[Traits]) -> list[Scored]:
    scored = (weights.score(moment, traits) for traits in others)
    return sorted((found for found in scored if found.score), key=lambda found: found.rank)


def traits_in(profiles: QuerySet[Profile]) -> list[Traits]:
    return _traits(profiles.values_list(*_TRAITS))


def _traits(known: Iterable[tuple]) -> list[Traits]:
    return [Traits(article, moment, number, unpacked(features)) for article, moment, number, features in known]


def exact(weights: Weights, moment: int, *, but: int | None = None) -> list[Scored]:
    """Every article that shares anything, compared: what `compared` is measured against."""
    sharing = Feature.objects.filter(code__in=weights.points).values("article")
    return ranked(weights, moment, traits_in(Profile.objects.filter(pk__in=sharing).exclude(pk=but)))


def _look_up(lookups: list[Lookup], moment: int) -> list[Found]:
    """One query, whose parts are each a stretch of the primary key."""
    parts, values = [], []
    whole = [lookup.code for lookup in lookups if lookup.most is None]
    table = connection.ops.quote_name(Feature._meta.db_table)
    read = f"SELECT code, moment, article_id FROM {table} WHERE"  # noqa: S608 - our own name
    if whole:
        parts.append(f"{read} code IN {among(whole)}")
        values += whole
    for code, most in (lookup for lookup in lookups if lookup.most is not None):
        for side, order in (("<=", "DESC"), (">", "ASC")):
            stretch = f"{read} code = %s AND moment {side} %s ORDER BY moment {order}, article_id {order} LIMIT %s"
            parts.append(f"SELECT * FROM ({stretch}) AS stretch")  # noqa: S608 - made above of our own words
            values += [code, moment, most if side == "<=" else most // 2]
    return rows(" UNION ALL ".join(parts), values)
