"""The one chronology of a person: functions, appointments, events, quotes, interviews, mentions."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from organisations.queries import Functions
from people.appearances import QUOTED, Appearances
from people.models import Affiliation, Person
from people.moments import ArticleMoment, EventMoment, FunctionMoment, Kind, Moment, QuoteMoment, ReferenceMoment
from people.printed_lists import references_naming
from portal.core.counting import Count
from portal.core.text import name_key

PAGE = 30  # moments on a page
# What a printed list calls the types that have a place of their own.
_KIND_OF_TYPE = {"mercato": Kind.APPOINTMENT, "entretien": Kind.INTERVIEW}


@dataclass(frozen=True)
class Filter:
    value: str
    label: str
    count: Count


@dataclass(frozen=True)
class Timeline:
    """One page of the chronology. `is_cut`: something older than what is read here exists elsewhere."""

    chosen: str
    filters: list[Filter]
    moments: list[Moment]
    number: int
    has_next: bool
    is_cut: bool

    @property
    def previous_number(self) -> int:
        return self.number - 1

    @property
    def next_number(self) -> int:
        return self.number + 1

    @property
    def years(self) -> list[tuple[int | None, list[Moment]]]:
        return [(year, list(moments)) for year, moments in groupby(self.moments, key=lambda moment: moment.year)]


def timeline_of(
    person: Person, appearances: Appearances, functions: Functions, *, chosen: str = "", number: int = 1
) -> Timeline:
    """The moments of one kind, or of all, newest first, the undated ones at the end. One query, for printed lists."""
    # Of one day and kind, in the order of the lists: a reversed sort is stable.
    found = sorted(_moments(person, appearances, functions), key=lambda moment: moment.order, reverse=True)
    cut = {Kind.QUOTE} if appearances.quotes.is_cut else set()
    cut |= {Kind.EVENT} if appearances.events.is_cut else set()
    cut |= {Kind.APPOINTMENT, Kind.INTERVIEW, Kind.MENTION} if appearances.articles.is_cut else set()
    kinds = [moment.kind for moment in found]
    counts = {kind: Count(kinds.count(kind), is_more=kind in cut) for kind in Kind}
    wanted = [moment for moment in found if chosen in {"", moment.kind}]
    start = (number - 1) * PAGE
    return Timeline(
        chosen=chosen,
        filters=[Filter(kind.value, kind.label, counts[kind]) for kind in Kind if counts[kind] or kind == chosen],
        moments=wanted[start : start + PAGE],
        number=number,
        has_next=len(wanted) > start + PAGE,
        is_cut=bool(cut),
    )


def _moments(person: Person, appearances: Appearances, functions: Functions) -> Iterable[Moment]:
    for function in (*functions.present, *functions.coming, *functions.last_known, *functions.past):
        yield from _of_function(function)
    for event in appearances.events.rows:
        yield EventMoment(Kind.EVENT, event.start, event, precision=event.start_precision)
    for quote in appearances.quotes.rows:
        yield QuoteMoment(Kind.QUOTE, timezone.localdate(quote.parent.published_at), quote)
    for article in appearances.articles.rows:
        if article.kind != QUOTED:
            yield ArticleMoment(Kind(article.kind), timezone.localdate(article.published_at), article)
    for reference in references_naming(person, appearances):
        day = timezone.localdate(reference.stamped_at) if reference.stamped_at else None
        yield ReferenceMoment(_KIND_OF_TYPE.get(name_key(reference.type_name), Kind.MENTION), day, reference)


def _of_function(function: Affiliation) -> Iterable[FunctionMoment]:
    """Its beginning and its end; of a function without either, the day when it was held, be it unknown."""
    if function.start:
        yield FunctionMoment(Kind.FUNCTION, function.start, function, "début", function.start_precision)
    if function.end:
        yield FunctionMoment(Kind.FUNCTION, function.end, function, "fin", function.end_precision)
    if not function.start and not function.end:
        step = "attestée" if function.attested_on else ""
        yield FunctionMoment(Kind.FUNCTION, function.attested_on, function, step)
