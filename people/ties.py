"""What is tied to a person, by key: small questions, each from its own indexes (see `organisations.ties`)."""

from collections.abc import Collection

from django.db.models import Model, QuerySet, Value

from organisations.ties import spoken_at
from people.models import Person
from portal.core.counting import LIMIT, Window
from portal.core.prepared import Given, Prepared
from portal.core.publishing import of_public, published_q
from portal.core.sql import sorted_after

ABOUT_SHOWN, OTHER_WORDS = 20, 12  # quotes on the page of a person

# How an article is tied to somebody: about them, by an accepted mention, by words or a section of theirs, by full
# quotes of theirs, by what others say of them, or by a public event where they spoke.
ABOUT, NAMED, HEARD, IN_FULL, DISCUSSED, PRESENT = "about", "named", "heard", "in full", "discussed", "present"


def model_of(relation: str) -> type[Model]:
    """The model, of an app above, whose rows point at people through `relation`."""
    return Person._meta.get_field(relation).related_model


def _said(person: Given) -> QuerySet:
    quotes = model_of("quotes")
    together = quotes.co_speakers.through.objects.filter(person=person)
    return quotes.objects.filter(speaker=person).order_by().values_list("pk").union(together.values_list("quote"))


_SAID = Prepared(_said)


def quote_keys(person: Person) -> list[int]:
    """The quotes of any kind, public or not, of the person, alone or with others."""
    return [quote for (quote,) in _SAID(person=person.pk)]


def _tied(person: Given, said: Given) -> QuerySet:
    articles, quotes, mentions = model_of("articles_about"), model_of("quotes"), model_of("mentions")
    speaker = model_of("participations").Role.SPEAKER
    spoken = model_of("participations").objects.filter(published_q("event__"), person=person, role=speaker)
    own = quotes.objects.filter(pk__among=said)
    accepted = mentions.objects.filter(person=person, state=mentions.State.ACCEPTED)
    first, *others = (
        rows.order_by().values_list(article, Value(how))
        for how, rows, article in (
            (ABOUT, articles.about_people.through.objects.filter(person=person), "article"),
            (NAMED, accepted, "article"),
            (HEARD, own, "parent"),
            (HEARD, model_of("interventions").objects.filter(person=person), "parent"),
            (IN_FULL, own.full(), "parent"),
            (DISCUSSED, quotes.objects.filter(about=person), "parent"),
            (PRESENT, articles.objects.filter(event__in=spoken.values("event")), "pk"),
        )
    )
    return first.union(*others)


_TIED = Prepared(_tied)


def article_ties(person: Person, said: Collection[int]) -> dict[int, set[str]]:
    """How each article, public or not, is tied to the person, whose quotes are `said` (`quote_keys`)."""
    found: dict[int, set[str]] = {}
    for article, how in _TIED(person=person.pk, said=said):
        if article:  # a withdrawn quote has none
            found.setdefault(article, set()).add(how)
    return found


def _attended(person: Given, said: Given) -> QuerySet:
    took_part = model_of("participations").objects.filter(person=person)
    return took_part.order_by().values_list("event").union(*spoken_at(said))


_ATTENDED = Prepared(_attended)


def event_keys(person: Person, said: Collection[int]) -> list[int]:
    """The events, public or not, where the person took part or was quoted in public."""
    return [event for (event,) in _ATTENDED(person=person.pk, said=said)]


def _other_words(said: Given) -> QuerySet:
    quotes = model_of("quotes").objects.published().filter(pk__among=said)
    kinds = quotes.model.Kind
    return quotes.filter(kind__in=[kinds.PARTIAL, kinds.INDIRECT]).newest_first().values_list("pk")[: OTHER_WORDS + 1]


def _words_about(person: Given) -> QuerySet:
    return (
        model_of("quotes_about").objects.published().filter(about=person).newest_first().values_list("pk")[:ABOUT_SHOWN]
    )


def _signed(person: Given) -> QuerySet:
    signed = of_public(model_of("bylines").objects.filter(person=person), "article")
    newest = signed.order_by("-article__published_at", "-article__number", "-article_id")
    return sorted_after(newest).values_list("article")[: LIMIT + 1]


_OTHER_WORDS, _WORDS_ABOUT, _SIGNED = Prepared(_other_words), Prepared(_words_about), Prepared(_signed)


def other_words(said: Collection[int]) -> list[int]:
    """The newest of these quotes that are a few words inside a sentence, or reported speech; one more than shown."""
    return [quote for (quote,) in _OTHER_WORDS(said=said)] if said else []


def words_about(person: Person) -> list[int]:
    """The newest quotes of what others said of the person, be it in a few words."""
    return [quote for (quote,) in _WORDS_ABOUT(person=person.pk)]


def signed_articles(person: Person) -> Window:
    """The newest articles that the person signs."""
    return Window.of([article for (article,) in _SIGNED(person=person.pk)])
