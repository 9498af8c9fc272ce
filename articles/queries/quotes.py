"""The querysets of quotes on readers’ pages: published, and whole where they are listed."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from articles.models import Change, Quote
from organisations.queries import quotes_of, with_voices
from people.models import Person
from people.queries import named_functions
from portal.core.prepared import Given, Prepared, hang_others
from portal.core.publishing import of_public, published_q


def published_quotes():
    """The full quotes that lists show: a few words inside a sentence are no list item."""
    return with_voices(Quote.objects.published().full().newest_first().with_card())


def _voices(keys: Given) -> QuerySet:
    """Who else says these quotes, as far as they are public."""
    between = Quote.co_speakers.through.objects.filter(published_q("person__"), quote__among=keys)
    return between.select_related("person__portrait").order_by("person__sort_key", "person_id")


_CARDS = Prepared(lambda keys: Quote.objects.published().full().filter(pk__among=keys).newest_first().with_card())
_VOICES = Prepared(_voices)


def quote_cards(keys: Collection[int]) -> list[Quote]:
    """Those of these quotes that lists show, the newest first, ready for their cards. Two queries."""
    quotes = _CARDS(keys=keys) if keys else []
    hang_voices(quotes)
    return quotes


def hang_voices(quotes: Collection[Quote]) -> None:
    """Leaves with `quotes` those of their other speakers who are public, as `with_voices` does."""
    if quotes:
        hang_others(quotes, "co_speakers", _VOICES(keys=[quote.pk for quote in quotes]), "person")


def quotes_filtered(owners: dict):
    """The listed quotes of a person, of an organisation, on a theme, at an event, of a year, as far as given.

    Words that another article has taken up are listed once, where they were first printed, while that is public.
    """
    quotes = Quote.objects.full().filter(spoken_on__isnull=False)
    first = quotes.published().filter(pk=OuterRef("variant_of"))
    quotes = quotes.filter(~Exists(first))
    if organisation := owners.get("organisation"):
        quotes = quotes.filter(pk__in=_ids(quotes_of(organisation)))
    if person := owners.get("personne"):
        quotes = quotes.filter(pk__in=_ids(person.quotes).union(_ids(person.co_quotes)))
    if tag := owners.get("theme"):
        quotes = quotes.filter(parent__tagged__tag=tag)
    if event := owners.get("evenement"):
        own, of_article = event.quotes, Quote.objects.filter(event=None, parent__event=event)
        quotes = quotes.filter(pk__in=_ids(own).union(_ids(of_article)))
    if year := owners.get("annee"):
        quotes = quotes.filter(spoken_on__year=year)
    # Each looked up by its article, for the list to be read in the order of its index, and no further than shown.
    return with_voices(of_public(quotes, "parent").with_card())


def _ids(quotes):
    return quotes.order_by().values("pk")


def latest_said_first(quotes):
    """By the day of the utterance; of one day, by article, and in it as printed. The order of an index."""
    return quotes.order_by("-spoken_on", "-parent_id", "region", "ordering", "pk")


def quote_pages():
    """Quotes with all that their page prints; the body of the article too, for what stands around the words."""
    told = Change.objects.told().filter(quote=OuterRef("pk"))
    quotes = with_voices(Quote.objects.with_card().select_related("parent__rubrique", "withdrawn_from__publication"))
    quotes = quotes.annotate(is_corrected=Exists(told))
    whole = quotes.defer(None).defer("parent__body_text", "parent__outline")
    return whole.prefetch_related(
        Prefetch("about", Person.objects.published()),
        Prefetch("speaker__affiliations", named_functions()),
        Prefetch("co_speakers__affiliations", named_functions()),
    )


def corrections_of(quote: Quote) -> list[Change]:
    """What readers are told of a quote of `quote_pages`, the newest first. Nearly none was corrected: no query then."""
    return list(Change.objects.told().filter(quote=quote)) if quote.is_corrected else []


def others_of_speaker(quote: Quote, *, count: int) -> list[Quote]:
    """What else the same person said; nothing when they are not public."""
    speaker = quote.speaker
    if speaker is None or not speaker.is_published:
        return []
    return list(latest_said_first(quotes_filtered({"personne": speaker}).exclude(pk__in=_same(quote)))[:count])


def _same(quote: Quote) -> list[int]:
    """The quote, and the one whose words it takes up."""
    return [key for key in (quote.pk, quote.variant_of_id) if key]


def others_of_event(quote: Quote, *, besides: Iterable[Quote], count: int) -> list[Quote]:
    """What else was said at the same event, by anybody."""
    event = quote.event_spoken_at
    if event is None or not event.is_published:
        return []
    shown = [*_same(quote), *(other.pk for other in besides)]
    return list(latest_said_first(quotes_filtered({"evenement": event}).exclude(pk__in=shown))[:count])
