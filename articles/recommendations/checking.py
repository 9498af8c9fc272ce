"""Whether what « À lire » is read from agrees with the articles, and with itself."""

from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef, Q

from articles.models import Article, Feature, FeatureCount, Profile, RelatedArticle
from articles.recommendations.features import ALL, traits_of
from articles.recommendations.lists import KEPT, LONGEST
from articles.recommendations.writing import stored_traits
from portal.core.integrity import Bar
from portal.core.publishing import Status

_BATCH = 1_000


def check(bar: Bar) -> Iterator[str]:
    """Each article against its profile and its features; the counts against these; where each list leads."""
    bar.reset(total=Article.objects.count())
    last = 0
    keys = Article.objects.order_by("pk").values_list("pk", flat=True)
    while batch := list(keys.filter(pk__gt=last)[:_BATCH]):
        yield from _profiles(batch)
        bar.update(len(batch))
        last = batch[-1]
    yield from _orphans()
    yield from _counts()
    yield from _lists()


def _profiles(keys: list[int]) -> Iterator[str]:
    wanted, stored = traits_of(keys), stored_traits(keys)
    rows: dict[int, set[tuple[int, int]]] = {key: set() for key in keys}
    if codes := {code for traits in stored.values() for code in traits.codes}:
        # Each code is read along the index, no further than these articles go.
        moments = [traits.moment for traits in stored.values()]
        bearing = Feature.objects.filter(code__in=codes, moment__range=(min(moments), max(moments)), article__in=keys)
        for article, code, moment in bearing.values_list("article", "code", "moment"):
            rows[article].add((code, moment))
    for key in keys:
        if wanted.get(key) != stored.get(key):
            yield f"article {key}\u00a0: son profil ne dit pas ce que disent ses fiches"
        elif key in stored and rows[key] != {(code, stored[key].moment) for code in stored[key].codes}:
            yield f"article {key}\u00a0: ses traits ne sont pas ceux de son profil"


def _orphans() -> Iterator[str]:
    owner = Article.objects.filter(pk=OuterRef("article"), status=Status.PUBLISHED)
    for key in Profile.objects.filter(~Exists(owner)).values_list("article_id", flat=True).iterator():
        yield f"article {key}\u00a0: un profil sans article public ou programmé"
    for key in Feature.objects.filter(~Exists(owner)).values_list("article", flat=True).distinct().iterator():
        yield f"article {key}\u00a0: des traits sans article public ou programmé"


def _counts() -> Iterator[str]:
    borne = dict(Feature.objects.order_by().values_list("code").annotate(number=Count("article")))
    counted = dict(FeatureCount.objects.exclude(number=0).values_list("code", "number"))
    borne |= {ALL: number} if (number := Profile.objects.count()) else {}
    for code in sorted(borne.keys() | counted.keys()):
        if borne.get(code, 0) != counted.get(code, 0):
            yield f"trait {code}\u00a0: compté {counted.get(code, 0)} fois, porté par {borne.get(code, 0)} articles"


def _lists() -> Iterator[str]:
    known = Profile.objects.filter(pk=OuterRef("article"))
    target = Profile.objects.filter(pk=OuterRef("target"))
    lost = RelatedArticle.objects.filter(~Exists(known) | ~Exists(target) | Q(article=F("target")))
    for article, other in lost.values_list("article", "target").iterator():
        yield f"article {article}\u00a0: sa liste mène à l’article {other}, qui n’a pas à y être"
    lists = RelatedArticle.objects.order_by().values("article").annotate(number=Count("target"))
    for article in lists.filter(number__gt=LONGEST + KEPT).values_list("article", flat=True):
        yield f"article {article}\u00a0: sa liste est trop longue"
