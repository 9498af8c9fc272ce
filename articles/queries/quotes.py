"""The querysets of quotes on readers’ pages: published, and whole where they are listed."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q

from articles.models import Event, Quote
from organisations.models import Organisation
from organisations.queries import quotes_of, with_voices
from people.models import Person
from people.queries import named_functions


def published_quotes():
    """The full quotes that lists show: a few words inside a sentence are no list item."""
    return with_voices(Quote.objects.published().full().newest_first().with_card())


def quotes_filtered(owners: dict):
    """The listed quotes of a person, of an organisation, on a theme, at an event, of a year, as far as given."""
    quotes = _of_organisation(owners["organisation"]) if owners.get("organisation") else published_quotes()
    if person := owners.get("personne"):
        quotes = quotes.filter(Q(speaker=person) | Q(pk__in=person.co_quotes.values("pk")))
    if tag := owners.get("theme"):
        quotes = quotes.filter(parent__tagged__tag=tag)
    if event := owners.get("evenement"):
        quotes = quotes.filter(Q(event=event) | Q(event=None, parent__event=event))
    if year := owners.get("annee"):
        quotes = quotes.filter(spoken_on__year=year)
    return quotes


def _of_organisation(organisation: Organisation):
    """`quotes_of` gives public ones; to say so a second time would make SQLite begin with every article."""
    ids = quotes_of(organisation).order_by().values("pk")
    return with_voices(Quote.objects.full().filter(pk__in=ids).newest_first().with_card())


def latest_said_first(quotes):
    """By the day of the utterance; of one day, the newest articles first."""
    return quotes.order_by("-spoken_on", "-parent__published_at", "-parent__number", "region", "ordering", "pk")


def quotes_of_event(event: Event):
    """The full quotes said at the event, be it named by the quote or by its article."""
    return quotes_filtered({"evenement": event})


def quote_pages():
    """Quotes with all that their page prints; the body of the article too, for what stands around the words."""
    quotes = with_voices(Quote.objects.with_card().select_related("parent__rubrique"))
    whole = quotes.defer(None).defer("parent__body_text", "parent__outline")
    return whole.prefetch_related(
        Prefetch("about", Person.objects.published()), Prefetch("speaker__affiliations", named_functions())
    )


def others_of_speaker(quote: Quote, *, count: int) -> list[Quote]:
    """What else the same person said; nothing when they are not public."""
    speaker = quote.speaker
    if speaker is None or not speaker.is_published:
        return []
    return list(quotes_filtered({"personne": speaker}).exclude(pk=quote.pk)[:count])


def others_of_event(quote: Quote, *, besides: Iterable[Quote], count: int) -> list[Quote]:
    """What else was said at the same event, by anybody."""
    event = quote.event_spoken_at
    if event is None or not event.is_published:
        return []
    shown = [quote.pk, *(other.pk for other in besides)]
    return list(quotes_of_event(event).exclude(pk__in=shown)[:count])
