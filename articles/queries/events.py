"""The querysets of the pages, feeds and calendars of events. Filtered by what is public at the time of the call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Attachment, Event, EventResource, Participation, Quote
from articles.queries.quotes import full_quotes_at
from portal.core.approximate_dates import Precision
from portal.core.house import french_date
from portal.core.prepared import Prepared
from portal.core.publishing import published_q
from portal.core.sql import LookedUp
from portal.media.models import Document

SESSIONS, DOCUMENTS = 60, 30
SHELVED = 2000  # the newest events, whose years and kinds are offered as filters
CALENDAR = 500  # events of the calendar at most
CALENDAR_PAST = timedelta(days=365)


def listed_events() -> QuerySet[Event]:
    """Events that stand by themselves: a session is listed on the page of its event, once that is public."""
    larger = Event.objects.published().filter(pk=OuterRef("parent"))
    # Most have no parent: for them, no other event is looked for.
    return Event.objects.published().filter(Q(parent__isnull=True) | ~LookedUp(larger))


def _newest() -> QuerySet:
    dated = listed_events().filter(start__isnull=False).order_by("-start", "-pk")
    return dated.values_list("start", "kind")[:SHELVED]


_SHELVES = Prepared(
    _newest,
    around="SELECT DISTINCT SUBSTR(CAST(newest.start AS TEXT), 1, 4), newest.kind FROM ({}) AS newest",
)


def shelves() -> set[tuple[str, str]]:
    """The years and kinds under which the newest events are found."""
    return set(_SHELVES())


def by_month(events: Iterable[Event]) -> list[tuple[str, list[Event]]]:
    """Coming events under « novembre 2026 », in order. One that has begun stands under the present month."""
    today, groups = timezone.localdate(), {}
    for event in events:
        groups.setdefault(_month_of(event, today), []).append(event)
    return list(groups.items())


def _month_of(event: Event, today: date) -> str:
    if event.start is None:
        return "Date à préciser"
    if event.start_precision == Precision.YEAR:
        return f"Dans l’année {max(event.start.year, today.year)}"
    return french_date(max(event.start, today), "F Y").capitalize()


def by_year(events: Iterable[Event]) -> list[tuple[int, list[Event]]]:
    groups: dict[int, list[Event]] = {}
    for event in events:
        groups.setdefault(event.start.year, []).append(event)
    return list(groups.items())


def sessions_of(event: Event) -> list[Event]:
    """Its public sessions in order of time, with who speaks in each."""
    speakers = Participation.objects.filter(published_q("person__")).select_related("person")
    sessions = event.sessions.published().prefetch_related(Prefetch("participations", speakers))
    in_time = sessions.order_by(F("start").asc(nulls_last=True), F("start_time").asc(nulls_first=True), "pk")
    return list(in_time[:SESSIONS])


def participations_of(event: Event) -> QuerySet[Participation]:
    """Who takes part and is public, in the order of the form."""
    return Participation.objects.filter(published_q("person__"), event=event).select_related("person__portrait")


def quotes_of(events: Iterable[Event]) -> QuerySet[Quote]:
    """The full quotes said at the events, be it the quote or its article that names the event."""
    return full_quotes_at([event.pk for event in events])


def articles_of(events: Iterable[Event]) -> QuerySet[Article]:
    keys = [event.pk for event in events]
    return Article.objects.published().filter(event__in=keys).newest_first().with_card()


@dataclass
class Remains:
    """What is left of an event: documents, photographs, recordings and pages."""

    documents: list[tuple[str, Document]] = field(default_factory=list)
    pictures: list[EventResource] = field(default_factory=list)
    links: list[EventResource] = field(default_factory=list)

    def __bool__(self):
        return bool(self.documents or self.pictures or self.links)


def remains_of(events: list[Event]) -> Remains:
    """What was kept with the events, then the documents that their public articles offer, each once."""
    found, known = Remains(), set()
    kept = EventResource.objects.filter(event__in=[event.pk for event in events]).select_related("document", "image")
    for resource in kept.order_by("event_id", "ordering", "pk")[:DOCUMENTS]:
        if resource.image:
            found.pictures.append(resource)
        elif resource.url:
            found.links.append(resource)
        elif resource.document_id not in known:
            known.add(resource.document_id)
            found.documents.append((str(resource), resource.document))
    for document in _documents_of_articles(events):
        if document.pk not in known:
            known.add(document.pk)
            found.documents.append((document.title, document))
    return found


def _documents_of_articles(events: list[Event]) -> list[Document]:
    attachments = Attachment.objects.filter(published_q("parent__"), parent__event__in=[event.pk for event in events])
    in_order = attachments.select_related("document").order_by("-parent__published_at", "ordering", "pk")
    return [attachment.document for attachment in in_order[:DOCUMENTS]]


def editions_around(event: Event) -> tuple[Event | None, Event | None]:
    """The editions of the same series just before and just after, as far as dated and public."""
    if event.series_id is None or event.start is None:
        return None, None
    others = Event.objects.published().filter(series=event.series_id).exclude(pk=event.pk)
    before = others.filter(Q(start__lt=event.start) | Q(start=event.start, pk__lt=event.pk))
    after = others.filter(Q(start__gt=event.start) | Q(start=event.start, pk__gt=event.pk))
    return before.order_by("-start", "-pk").first(), after.order_by("start", "pk").first()


def calendar_events() -> list[Event]:
    """Of events known to the day, those to come, then those of the last twelve months, at most `CALENDAR`."""
    exact = Q(end=None) | Q(end_precision=Precision.DAY)
    events = Event.objects.published().filter(exact, start__isnull=False, start_precision=Precision.DAY)
    events = events.prefetch_related("organisers")
    coming = list(events.upcoming()[:CALENDAR])
    since = timezone.localdate() - CALENDAR_PAST
    return coming + list(events.past().filter(last_on__gte=since)[: CALENDAR - len(coming)])


@dataclass
class Voice:
    """What one voice said at an event. `label`: as presented there, for quotes that were printed without."""

    quotes: list[Quote]
    label: str = ""


def voices_of(quotes: Iterable[Quote], participations: Iterable[Participation]) -> list[Voice]:
    """The quotes in groups of one voice, in the order of their first words."""
    labels = {participation.person_id: participation.label for participation in participations}
    groups: dict[tuple, Voice] = {}
    for quote in quotes:
        label = "" if quote.speaker_label else labels.get(quote.speaker_id, "")
        groups.setdefault(_voice(quote), Voice([], label)).quotes.append(quote)
    return list(groups.values())


def shared_source(quotes: Sequence[Quote]) -> Quote | None:
    """The first of several quotes that one article reports of one day: both are then told once."""
    sources = {(quote.parent_id, quote.said_on) for quote in quotes}
    return quotes[0] if len(quotes) > 1 and len(sources) == 1 else None


def _voice(quote: Quote) -> tuple:
    together = tuple(sorted(person.pk for person in quote.co_speakers.all()))
    voice = (quote.speaker_id, together, quote.organisation_id if not quote.speaker_id else None)
    return voice if any(voice) else (None, quote.speaker_label)
