"""The quotes of lists: published, whole, and told once."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Quote
from organisations.cards import full_quotes
from organisations.queries import with_voices
from organisations.ties import quote_keys as quotes_of_house
from people.ties import quote_keys as quotes_of_person
from portal.core.prepared import Given, Prepared
from portal.core.publishing import of_public


def _said_at(events: Given) -> QuerySet:
    """Two lists of keys, each from its own index: one condition for both would make the database read every quote."""
    named = Quote.objects.filter(event__among=events).order_by().values_list("pk")
    return named.union(Quote.objects.filter(event=None, parent__event__among=events).order_by().values_list("pk"))


_SAID_AT = Prepared(_said_at)


def said_at(events: Collection[int]) -> list[int]:
    """The quotes, public or not, said at the events (their keys), be it the quote or its article that names one."""
    return [quote for (quote,) in _SAID_AT(events=events)] if events else []


def full_quotes_at(events: Collection[int]) -> QuerySet:
    """The public ones that are full, ready for their cards, newest first."""
    return with_voices(full_quotes(said_at(events)).with_card())


def unrepeated(quotes: QuerySet) -> QuerySet:
    """The full quotes among `quotes` that are dated, told once.

    Words that another article has taken up are left to the one that printed them first, while that is public.
    """
    full = Quote.objects.full().filter(spoken_on__isnull=False)
    first = full.published().filter(pk=OuterRef("variant_of"))
    return quotes.full().filter(~Exists(first), spoken_on__isnull=False)


def quotes_filtered(owners: dict) -> QuerySet:
    """The listed quotes of a person, of an organisation, on a theme, at an event, of a year, as far as given."""
    quotes = unrepeated(Quote.objects.all())
    if organisation := owners.get("organisation"):
        quotes = quotes.filter(pk__among=quotes_of_house(organisation))
    if person := owners.get("personne"):
        quotes = quotes.filter(pk__among=quotes_of_person(person))
    if tag := owners.get("theme"):
        quotes = quotes.filter(parent__tagged__tag=tag)
    if event := owners.get("evenement"):
        quotes = quotes.filter(pk__among=said_at([event.pk]))
    if year := owners.get("annee"):
        quotes = quotes.filter(spoken_on__year=year)
    # Each looked up by its article, for the list to be read in the order of its index, and no further than shown.
    return of_public(quotes, "parent")


def latest_said_first(quotes: QuerySet) -> QuerySet:
    """By the day of the utterance; of one day, by article, and in it as printed. The order of an index."""
    return quotes.order_by("-spoken_on", "-parent_id", "region", "ordering", "pk")
