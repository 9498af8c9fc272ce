"""What each record tells the search of itself: one module for each kind, each with two functions.

`records()` are the records that have a document; `describe(keys)` says what the documents of these hold, in a number
of queries that does not depend on how many they are.
"""

from collections.abc import Collection

from django.db.models import QuerySet

from portal.search.documents import articles, events, organisations, people, quotes, themes
from portal.search.documents.description import Description, Name
from portal.search.kinds import Kind

__all__ = ["Description", "Name", "describe", "records"]

_MODULES = {
    Kind.ARTICLE: articles,
    Kind.QUOTE: quotes,
    Kind.PERSON: people,
    Kind.ORGANISATION: organisations,
    Kind.EVENT: events,
    Kind.THEME: themes,
}


def records(kind: Kind) -> QuerySet:
    """The records of this kind that have a document, be they public or not."""
    return _MODULES[kind].records()


def describe(kind: Kind, keys: Collection[int]) -> list[Description]:
    """What the documents of these records hold. A key that has no document, or no record, has no description."""
    return _MODULES[kind].describe(keys) if keys else []
