"""« Le colloque en 5 citations »: an article drafted from what an event’s record already holds."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from articles.extracting.casting import labels_of
from articles.models import Article, Event, Participation, Quote
from articles.services.refreshing import ensure_default_publication, refresh
from people.models import Person
from portal.core.saving import gathered
from portal.core.text import name_key

TO_WRITE = "…"  # the words of somebody of whom nothing is on record yet: publishing waits for them
MOST = 12  # quotes taken up: beyond, it is no selection
STEP = 10


@gathered()
def draft_in_quotes(event: Event, *, by=None) -> Article:
    """A draft with one quote a block: those that our public articles hold of the event, in the order of its speakers,
    each a variant of the first; then one to write for each speaker of whom there is none.

    The labels are those printed that day, else those of the participation, else the function held that day. Nothing is
    changed in the event, nor in the articles that the words come from.
    """
    participations = list(event.participations.select_related("person"))
    known = _known_quotes(event, [one.person_id for one in participations])
    heard = {quote.speaker_id for quote in known}
    silent = [one for one in participations if one.role == Participation.Role.SPEAKER and one.person_id not in heard]
    article = _article(event, len(known) + len(silent), known, by)
    rank = 0
    for quote in known:
        rank += STEP
        _take_up(article, quote, rank)
    for one, label in zip(silent, _labels(silent, event.start), strict=True):
        rank += STEP
        Quote.objects.create(
            parent=article,
            region="body",
            ordering=rank,
            text_as_printed=TO_WRITE,
            speaker=one.person,
            speaker_label=label,
        )
    refresh(article)
    return article


def _known_quotes(event: Event, speakers: list[int]) -> list[Quote]:
    """The whole public quotes of the event, the same words once, by the order of the speakers, then as printed."""
    said_there = Q(event=event) | Q(event=None, parent__event=event)
    found = Quote.objects.published().full().filter(said_there, variant_of=None)
    found = found.select_related("parent", "speaker", "organisation").prefetch_related("co_speakers", "about")
    rank = {person: position for position, person in enumerate(speakers)}
    once = {quote.words_hash or quote.pk: quote for quote in found.order_by("-parent__published_at", "-pk")}
    in_order = sorted(
        once.values(), key=lambda quote: (quote.parent.published_at, quote.region, quote.ordering, quote.pk)
    )
    return sorted(in_order, key=lambda quote: rank.get(quote.speaker_id, len(rank)))[:MOST]


def _article(event: Event, number: int, known: list[Quote], by) -> Article:
    """Under the type and the rubrique of the article that told of the event last, which an editor may change."""
    told = Article.objects.filter(event=event).order_by("-published_at", "-pk").first()
    return Article.objects.create(
        title=_title(event, number),
        event=event,
        type=told.type if told else None,
        rubrique=told.rubrique if told else None,
        publication=ensure_default_publication(),
        created_by=by,
    )


def _title(event: Event, number: int) -> str:
    limit = Article._meta.get_field("title").max_length
    ending = {0: "", 1: " en une citation"}.get(number, f" en {number} citations")
    return event.name[: limit - len(ending)] + ending


def _take_up(article: Article, quote: Quote, rank: int) -> None:
    taken = Quote.objects.create(
        parent=article,
        region="body",
        ordering=rank,
        text_as_printed=quote.text or quote.text_as_printed,
        text=quote.text,
        closing_punctuation=quote.closing_punctuation,
        kind=quote.kind,
        speaker=quote.speaker,
        organisation=quote.organisation,
        speaker_label=quote.speaker_label,
        is_unnamed=quote.is_unnamed,
        said_on=quote.said_on,
        event=quote.event,
        provenance=quote.provenance,
        source_url=quote.source_url,
        source_note=quote.source_note,
        variant_of=quote,
    )
    taken.co_speakers.set(quote.co_speakers.all())
    taken.about.set(quote.about.all())


def _labels(participations: Iterable[Participation], day: date | None) -> list[str]:
    """How each is to be presented: as typed for the event, else by the function held that day when there is one."""
    people = [one.person_id for one in participations]
    known = Person.objects.filter(pk__in=people).with_functions().in_bulk()
    found = []
    for one in participations:
        person = known[one.person_id]
        held = labels_of(person, day or timezone.localdate())
        found.append(_with_name(person, one.label) if one.label else held[0] if len(held) == 1 else person.full_name)
    return found


def _with_name(person: Person, label: str) -> str:
    """The label of a participation may hold the function alone."""
    is_named = name_key(person.family_name) in name_key(label)
    return label if is_named else f"{person.full_name}, {label}"
