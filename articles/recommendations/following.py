"""Whoever saves, publishes, withdraws or deletes an article, or a part of it, has its rows follow."""

from collections.abc import Collection

from articles.models import Article, Event, Feature, Tag
from articles.recommendations.features import Kind, code_of
from articles.recommendations.rebuilding import Rebuilt, run
from articles.recommendations.writing import update
from portal.core import saving
from portal.core.saving import Key

FOLLOWED = 300  # articles of a theme that follow when it changes


def connect() -> None:
    saving.records_changed.connect(_follow, dispatch_uid="related")
    saving.many_written.connect(_rebuild, dispatch_uid="related")


def _follow(sender, keys: set[Key], **kwargs) -> None:
    articles = {pk for model, pk in keys if model is Article}
    articles |= _at([pk for model, pk in keys if model is Event])
    update(articles | _under([pk for model, pk in keys if model is Tag]))


def _at(events: Collection[int]) -> set[int]:
    """The articles of these events: they are known for its series and for the larger event too."""
    codes = [code_of(Kind.EVENT, event) for event in events]
    return set(Feature.objects.filter(code__in=codes).values_list("article", flat=True)) if codes else set()


def _under(themes: Collection[int]) -> set[int]:
    """The newest articles of these themes: a theme named after an organisation stands for it. The others follow with
    the next `rebuild_related --all`.
    """
    codes = [code_of(Kind.THEME, theme) for theme in themes]
    bearing = Feature.objects.filter(code__in=codes).order_by("-moment").values_list("article", flat=True)
    return set(bearing[:FOLLOWED]) if codes else set()


def _rebuild(sender, **kwargs) -> None:
    run(Rebuilt())
