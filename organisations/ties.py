"""What is tied to an organisation, by key: small questions, each from its own indexes.

A page asks for its records with these keys. One question for all would have the database plan the ties among all that
a card needs, and read every quote.
"""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from organisations.cards import model_of
from organisations.models import Organisation
from portal.core.prepared import Given, Prepared
from portal.core.publishing import of_public


def _said(organisation: Given) -> QuerySet:
    """Two lists of keys: one condition for both would make the database read every quote."""
    own = model_of("quotes").objects.filter(organisation=organisation)
    return own.order_by().values_list("pk").union(_said_by_its_people(organisation).order_by().values_list("pk"))


def _said_by_its_people(organisation: Given) -> QuerySet:
    """Said for no other organisation, on a day when the speaker held a function here (see `Affiliation.holds_on`)."""
    begun = Q(start=None) | Q(start__lte=OuterRef("spoken_on"))
    going_on = Q(last_on=None, is_former=False) | Q(last_on__gte=OuterRef("spoken_on"))
    functions = model_of("affiliations").objects.filter(organisation=organisation)
    held = functions.filter(begun & going_on, person=OuterRef("speaker"))
    # Written with a function: SQLite would otherwise begin with the index of all that is said for nobody.
    said = model_of("quotes").objects.alias(house=Coalesce("organisation_id", 0))
    return said.filter(Exists(held), house=0, speaker__in=functions.values("person"))


_SAID = Prepared(_said)


def quote_keys(organisation: Organisation) -> list[int]:
    """The quotes, public or not, of the organisation and of its people while they held a function in it."""
    return [quote for (quote,) in _SAID(organisation=organisation.pk)]


def _entries() -> QuerySet:
    return model_of("articles_about")._meta.get_field("directory_entries").related_model.objects


def _tied(organisation: Given, said: Given) -> QuerySet:
    articles = model_of("articles_about")
    mentions, events = model_of("mentions").objects, model_of("events_organised").objects.published()
    held = events.filter(organisers=organisation).values("pk")
    first, *others = (
        rows.order_by().values_list(article)
        for rows, article in (
            (articles.about_organisations.through.objects.filter(organisation=organisation), "article"),
            (mentions.filter(organisation=organisation, state=mentions.model.State.ACCEPTED), "article"),
            (model_of("quotes").objects.filter(pk__among=said), "parent"),
            (_entries().filter(organisation=organisation), "article"),
            (articles.objects.filter(event__in=held), "pk"),
        )
    )
    return first.union(*others)


_TIED = Prepared(_tied)


def article_keys(organisation: Organisation, said: Collection[int]) -> list[int]:
    """The articles, public or not, where the organisation or its people speak (`quote_keys`) or are named.

    About it, with an accepted mention of it, quoting it, with its record under « Dans l’annuaire », or of a public
    event that it organised.
    """
    return [article for (article,) in _TIED(organisation=organisation.pk, said=said) if article]


def spoken_at(said: Given) -> list[QuerySet]:
    """The events of quotes, each its own or that of its article."""
    public = of_public(model_of("quotes").objects.filter(pk__among=said).order_by(), "parent")
    of_articles = public.filter(event=None).exclude(parent__event=None)
    return [public.exclude(event=None).values_list("event"), of_articles.values_list("parent__event")]


def _held(organisation: Given, said: Given) -> QuerySet:
    held = model_of("events_organised").organisers.through.objects.filter(organisation=organisation)
    return held.order_by().values_list("event").union(*spoken_at(said))


_HELD = Prepared(_held)


def event_keys(organisation: Organisation, said: Collection[int]) -> list[int]:
    """The events, public or not, that the organisation held, or where it was spoken for (`quote_keys`) in public."""
    return [event for (event,) in _HELD(organisation=organisation.pk, said=said)]
