"""The parts of many records, read at once: the rows that point at each."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Model, QuerySet

from articles.models import Quote
from people.models import Affiliation


def by_owner(rows: type[Model] | QuerySet, owner: str, keys: Collection[int], *columns: str) -> dict[int, list]:
    """For each key, what its rows say in `columns`, in the order in which they were written: values, or tuples."""
    queryset = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    found = defaultdict(list)
    for key, *values in queryset.filter(**{f"{owner}__in": keys}).order_by("pk").values_list(owner, *columns):
        found[key].append(values[0] if len(columns) == 1 else tuple(values))
    return found


def values_of(parts: dict[int, list]) -> set:
    return {value for values in parts.values() for value in values}


class Spoken(NamedTuple):
    """By whom a quote is said, for whom and when."""

    key: int
    speaker: int | None
    organisation: int | None
    day: date | None


SPOKEN = ("pk", "speaker", "organisation", "spoken_on")


class Functions:
    """In which organisations people were, on a given day."""

    def __init__(self, quotes: Iterable[Spoken]):
        """Reads the functions of those who speak for nobody in particular. One query."""
        people = {quote.speaker for quote in quotes if quote.speaker and not quote.organisation}
        rows = Affiliation.objects.filter(organisation__isnull=False)
        columns = ("organisation", "start", "last_on", "is_former")
        self._held = by_owner(rows, "person", people, *columns) if people else {}

    @property
    def organisations(self) -> set[int]:
        return {organisation for functions in self._held.values() for organisation, *_dates in functions}

    def spoken_for(self, quote: Spoken) -> list[int]:
        """The same rule as `organisations.queries.quotes_of`: the organisation of the quote, else those that its
        speaker was in."""
        if quote.organisation:
            return [quote.organisation]
        if quote.day is None:
            return []
        functions = self._held.get(quote.speaker, ())
        return [house for house, start, last, is_former in functions if _holds(quote.day, start, last, is_former)]


def _holds(day: date, start: date | None, last_on: date | None, is_former: bool) -> bool:
    """See `Affiliation.holds_on`."""
    if start and day < start:
        return False
    return day <= last_on if last_on else not is_former


def co_speakers_of(quotes: Collection[int]) -> dict[int, list[int]]:
    return by_owner(Quote.co_speakers.through, "quote", quotes, "person")
