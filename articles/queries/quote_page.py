"""A quote with what its page prints, in a fixed number of questions worded once, as those of an article are."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Change, Event, Quote
from articles.queries.quotes import latest_said_first, said_at, unrepeated
from organisations.cards import dealt, hang_voices, quote_cards
from people.models import Person
from people.queries import hang_functions
from portal.core.prepared import Given, Prepared, hang_others
from portal.core.publishing import published_q

OTHERS = 3  # other quotes of the same speaker, and of the same event
_LARGEST = 2**63 - 1  # key that the column holds


def _pages(quote: Given) -> QuerySet:
    """The body of the article too, for what stands around the words."""
    told = Change.objects.told().filter(quote=OuterRef("pk"))
    quotes = Quote.objects.filter(pk=quote).annotate(is_corrected=Exists(told)).with_card()
    whole = quotes.select_related("parent__rubrique", "withdrawn_from__publication").defer(None)
    return whole.defer("parent__body_text", "parent__outline")


def _about(quote: Given) -> QuerySet:
    between = Quote.about.through.objects.filter(published_q("person__"), quote=quote)
    return between.select_related("person").order_by("person__sort_key", "person_id")


_PAGE, _ABOUT = Prepared(_pages), Prepared(_about)


def quote_page(*, pk: int) -> Quote:
    """The quote of this key, whatever its status. Four queries. May raise `DoesNotExist`."""
    found = _PAGE(quote=pk) if pk <= _LARGEST else []
    if not found:
        raise Quote.DoesNotExist
    (quote,) = found
    hang_voices(found)
    hang_others(found, "about", _ABOUT(quote=quote.pk), "person")
    hang_functions([quote.speaker, *quote.co_speakers.all()] if quote.speaker else list(quote.co_speakers.all()))
    return quote


def corrections_of(quote: Quote) -> list[Change]:
    """What readers are told of a quote of `quote_page`, the newest first. Nearly none was corrected: no query then."""
    return list(Change.objects.told().filter(quote=quote)) if quote.is_corrected else []


def _latest(quotes: QuerySet, but: Given) -> QuerySet:
    others = latest_said_first(unrepeated(quotes).exclude(pk__among=but))
    return others.values_list("spoken_on", "parent", "region", "ordering", "pk")[:OTHERS]


_LATEST = Prepared(lambda keys, but: _latest(Quote.objects.filter(pk__among=keys), but))
# In the order of the index of a speaker, and no further than shown: some have said thousands of things.
_LATEST_ALONE = Prepared(lambda person, but: _latest(Quote.objects.filter(speaker=person), but))
_LATEST_TOGETHER = Prepared(lambda person, but: _latest(Quote.objects.filter(co_speakers=person), but))


def others_of(quote: Quote) -> tuple[list[Quote], list[Quote]]:
    """What else the same person said, then what else was said at the same event, by anybody; as far as both are public.

    The latest said first. Neither the quote nor the one whose words it takes up; none twice. Six queries.
    """
    same = [key for key in (quote.pk, quote.variant_of_id) if key]
    speaker, event = quote.speaker, quote.event_spoken_at
    spoken = _latest_of(speaker, same) if speaker and speaker.is_published else []
    held = _latest_at(event, [*same, *spoken]) if event and event.is_published else []
    same_speaker, same_event = dealt(quote_cards([*spoken, *held]), spoken, held)
    return same_speaker, same_event


def _latest_of(person: Person, but: Collection[int]) -> list[int]:
    """Of what they said alone, and with others."""
    found = {row for latest in (_LATEST_ALONE, _LATEST_TOGETHER) for row in latest(person=person.pk, but=but)}
    return [row[-1] for row in sorted(found, key=_rank)][:OTHERS]


def _rank(row: tuple) -> tuple:
    """As `latest_said_first` has them."""
    spoken_on, article, *place = row
    return -spoken_on.toordinal(), -article, *place


def _latest_at(event: Event, but: Collection[int]) -> list[int]:
    among = said_at([event.pk])
    return [row[-1] for row in _LATEST(keys=among, but=but)] if among else []
