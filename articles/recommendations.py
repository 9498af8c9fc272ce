"""« À lire »: what else to read after an article. First version: editors, the source’s own list, shared themes."""

from dataclasses import dataclass, field
from math import log

from django.db.models import Case, Count, IntegerField, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from articles.models import Article, CrossReference, Recommendation, Reference, TaggedArticle
from portal.core.publishing import published_q

__all__ = ["related"]

# Weights are summed by the database as whole numbers, so that equal scores are equal on both engines.
_PRECISION = 1_000_000
_CROSS_REFERENCE = "cross"


def related(article: Article, *, count: int = 5) -> list[Article]:
    """The public articles to read after `article`, best first, ready for their cards.

    Pins, then entries of the printed « À lire » list, then shared themes (rare ones weigh most: the sum
    of log(1 + N/df)), then the same section, then the newest. Never a banned article, one of the
    « Articles » list, nor one that the text already links to. Three queries when `article.references`
    is prefetched.
    """
    wishes = _wishes(article)
    weights = _theme_weights(article)
    public = Article.objects.published()
    candidates = Q(pk__in=wishes.chosen)
    if weights:
        candidates |= Q(pk__in=_sharing_themes(weights, wishes.excluded, count + len(wishes.chosen)))
    if len(wishes.chosen) < count:
        same_rubrique = public.filter(rubrique=article.rubrique_id)
        candidates |= _newest(public, wishes.excluded, count) | _newest(same_rubrique, wishes.excluded, count)
    cards = public.filter(candidates).newest_first().with_card().annotate(score=_score(weights))
    ranks = {target: rank for rank, target in enumerate(wishes.chosen)}

    def order(card: Article) -> tuple[int, int, bool]:
        return ranks.get(card.pk, len(ranks)), -card.score, card.rubrique_id != article.rubrique_id

    return sorted(cards, key=order)[:count]


@dataclass
class _Wishes:
    """What people decided: targets to show first, in order, and those never to show."""

    chosen: list[int] = field(default_factory=list)
    excluded: set[int] = field(default_factory=set)


def _wishes(article: Article) -> _Wishes:
    """Reads pins, bans and links of the text in one query; the printed lists are read from `article.references`."""
    decisions = article.recommendations.order_by().values_list("target", "choice", "ordering", "pk")
    links = CrossReference.objects.filter(source=article).values_list("target", Value(_CROSS_REFERENCE), "pk", "pk")
    rows = list(decisions.union(links, all=True))
    pins = sorted((row for row in rows if row[1] == Recommendation.Choice.PIN), key=lambda row: row[2:])
    printed = [entry for entry in article.references.all() if entry.target_id]
    excluded = {article.pk} | {target for target, choice, *_ in rows if choice != Recommendation.Choice.PIN}
    excluded |= {entry.target_id for entry in printed if entry.list == Reference.List.ARTICLES}
    wanted = [row[0] for row in pins]
    wanted += [entry.target_id for entry in printed if entry.list == Reference.List.RELATED]
    return _Wishes([target for target in dict.fromkeys(wanted) if target not in excluded], excluded)


def _theme_weights(article: Article) -> dict[int, int]:
    """log(1 + N/df) of each theme of the article, N being the number of public articles and df those with the theme."""
    themes = TaggedArticle.objects.filter(content_object=article).values("tag")
    total = Article.objects.published().order_by().values("status").annotate(total=Count("pk")).values("total")
    rows = (
        TaggedArticle.objects.filter(published_q("content_object__"), tag__in=themes)
        .values("tag")
        .annotate(df=Count("pk"), total=Coalesce(Subquery(total), 1))
        .values_list("tag", "df", "total")
    )
    return {tag: round(log(1 + total / df) * _PRECISION) for tag, df, total in rows}


def _weight_of_row(weights: dict[int, int]) -> Case:
    whens = (When(tag=tag, then=Value(weight)) for tag, weight in weights.items())
    return Case(*whens, default=Value(0), output_field=IntegerField())


def _sharing_themes(weights: dict[int, int], excluded: set[int], count: int):
    """The `count` articles that share most with these themes, as a subquery."""
    return (
        TaggedArticle.objects.filter(published_q("content_object__"), tag__in=weights)
        .exclude(content_object__in=excluded)
        .values("content_object")
        .annotate(score=Sum(_weight_of_row(weights)))
        .order_by("-score", "-content_object__published_at", "-content_object__number")
        .values("content_object")[:count]
    )


def _score(weights: dict[int, int]):
    """The weight of what an article shares with these themes."""
    if not weights:
        return Value(0)
    shared = TaggedArticle.objects.filter(content_object=OuterRef("pk"), tag__in=weights)
    total = shared.values("content_object").annotate(total=Sum(_weight_of_row(weights))).values("total")
    return Coalesce(Subquery(total), 0)


def _newest(articles, excluded: set[int], count: int) -> Q:
    return Q(pk__in=articles.exclude(pk__in=excluded).newest_first().values("pk")[:count])
