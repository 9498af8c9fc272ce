"""Articles and quotes by their keys, ready for their cards.

They stand above this app: they are reached through the relations that point at an organisation.
"""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Model, QuerySet

from organisations.models import Organisation
from portal.core.counting import LIMIT, Window
from portal.core.prepared import Given, Prepared, hang_others
from portal.core.publishing import published_q
from portal.core.sql import sorted_after


def model_of(relation: str) -> type[Model]:
    """The model, of an app above, whose rows point at organisations through `relation`."""
    return Organisation._meta.get_field(relation).related_model


def full_quotes(keys: Collection[int] | Given) -> QuerySet:
    """Those of these quotes that are public and full, the newest first."""
    return model_of("quotes").objects.published().full().filter(pk__among=keys).newest_first()


def _articles(keys: Given) -> QuerySet:
    return model_of("articles_about").objects.published().filter(pk__among=keys).newest_first().with_card()


def _quotes(keys: Given) -> QuerySet:
    return model_of("quotes").objects.published().filter(pk__among=keys).newest_first().with_card()


def _voices(keys: Given) -> QuerySet:
    """Who else says these quotes, as far as they are public."""
    between = model_of("quotes").co_speakers.through.objects.filter(published_q("person__"), quote__among=keys)
    return between.select_related("person__portrait").order_by("person__sort_key", "person_id")


def _events(keys: Given) -> QuerySet:
    events = model_of("events_organised").objects.published().filter(pk__among=keys)
    return events.newest_first().defer("description")[: LIMIT + 1]


def _dated(keys: Given) -> QuerySet:
    articles = model_of("articles_about").objects.published().filter(pk__among=keys)
    return sorted_after(articles.newest_first()).values_list("pk", "published_at")[: LIMIT + 1]


_ARTICLES, _QUOTES, _VOICES, _EVENTS = Prepared(_articles), Prepared(_quotes), Prepared(_voices), Prepared(_events)
_DATED = Prepared(_dated)
_FULL = Prepared(lambda keys: sorted_after(full_quotes(keys)).values_list("pk")[: LIMIT + 1])


def article_cards(keys: Collection[int]) -> list:
    """Those of these articles that are public, the newest first. One query."""
    return _ARTICLES(keys=keys) if keys else []


def quote_cards(keys: Collection[int]) -> list:
    """Those of these quotes that are public, of any kind, the newest first, with their voices. Two queries."""
    quotes = _QUOTES(keys=keys) if keys else []
    hang_voices(quotes)
    return quotes


def dealt(cards: Iterable[Model], *hands: Sequence[int]) -> list[list]:
    """Cards read at once for several lists of keys, each list in its order; what is not public any more is left out."""
    known = {card.pk: card for card in cards}
    return [[known[key] for key in hand if key in known] for hand in hands]


def hang_voices(quotes: Collection) -> None:
    """Leaves with `quotes` those of their other speakers who are public, as `with_voices` does. One query."""
    if quotes:
        hang_others(quotes, "co_speakers", _VOICES(keys=[quote.pk for quote in quotes]), "person")


def newest_articles(keys: Collection[int]) -> Window:
    """The newest of these articles that are public: their keys, and when they appeared. One query."""
    return Window.of(_DATED(keys=keys) if keys else [])


def newest_quotes(keys: Collection[int]) -> Window:
    """The newest of these quotes that are public and full: their keys. One query."""
    return Window.of([quote for (quote,) in _FULL(keys=keys)] if keys else [])


def newest_events(keys: Collection[int]) -> Window:
    """The newest of these events that are public, the undated ones at the end, ready for their cards. One query."""
    return Window.of(_EVENTS(keys=keys) if keys else [])
