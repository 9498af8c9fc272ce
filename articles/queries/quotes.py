"""The quotes of lists: published, whole, and told once."""

from collections.abc import Collection

from django.db.models import OuterRef, Q, QuerySet

from articles.models import Quote
from articles.queries.themes import newest_of
from organisations.cards import full_quotes
from organisations.queries import with_voices
from organisations.ties import quote_keys as quotes_of_house
from people.ties import quote_keys as quotes_of_person
from portal.core.prepared import Given, Prepared
from portal.core.publishing import of_public
from portal.core.sql import LookedUp

_OF_A_YEAR = 200  # of the quotes said in it, those among which a feed looks


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
    return quotes.full().filter(Q(variant_of=None) | ~LookedUp(first), spoken_on__isnull=False)


def quotes_filtered(owners: dict) -> QuerySet:
    """The quotes to list of a person, of an organisation, on a theme, at an event, of a year, as far as given: those
    of public articles are left to the order that is chosen, `latest_said_first` or `latest_told_first`.
    """
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
    return quotes


def latest_said_first(quotes: QuerySet) -> QuerySet:
    """The public ones, by the day of the utterance; of one day, by article, and in it as printed.

    Each is looked up by its article, for the list to be read in the order of its index, and no further than shown.
    """
    return of_public(quotes, "parent").order_by("-spoken_on", "-parent_id", "region", "ordering", "pk")


def latest_told_first(quotes: QuerySet, owners: dict) -> QuerySet:
    """The public ones among the `quotes_filtered` of `owners`, by the publication of their article.

    Of everybody’s, the newest articles are read, and no further than shown. Of a theme, they are found beforehand. Of a
    year, which may be long past, the last that were said are those that count.
    """
    if "theme" in owners:
        quotes = quotes.filter(parent__among=[article for article, _moment in newest_of(owners["theme"])])
    if "annee" in owners:
        keys = latest_said_first(quotes).values_list("pk", flat=True)[:_OF_A_YEAR]
        quotes = Quote.objects.filter(pk__among=list(keys))
    return (of_public(quotes, "parent") if owners else quotes.published()).newest_first()
