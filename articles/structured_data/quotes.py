"""Quotes (schema.org Quotation)."""

from collections.abc import Iterable

from articles.models import Change, Quote
from articles.structured_data.corrections import correction_comments
from articles.templatetags.quotes import voices
from organisations.structured_data import reference
from people.models import Person
from portal.core.pages import absolute
from portal.core.structured_data import identifier, node, noon


def quotation(quote: Quote, changes: Iterable[Change] = ()) -> dict:
    """The quote on its own page. Empty when nobody public says it.

    A Quotation needs a creator, and inventing one for a source that is not named would be a lie.
    """
    creators = _creators(quote, voices(quote))
    if not creators:
        return {}
    return node(
        "Quotation",
        quote,
        **_said(quote),
        creator=creators,
        inLanguage="fr",
        about=[node("Person", person, name=person.name) for person in quote.about.all()],
        isPartOf={"@id": identifier(quote.parent)},
        correction=correction_comments(changes),
        mainEntityOfPage=f"{absolute(quote.get_absolute_url())}#page",
    )


def brief_quotation(quote: Quote) -> dict:
    """The quote inside of its article; of one that several say, whom its own page names, only the identifier."""
    speaker = quote.speaker if quote.speaker and quote.speaker.is_published else None
    creators = _creators(quote, [speaker] if speaker else [])
    if not creators:
        return {}
    if quote.is_shared:
        return {"@type": "Quotation", "@id": identifier(quote)}
    return node("Quotation", quote, **_said(quote), creator=creators)


def _said(quote: Quote) -> dict[str, str]:
    words = quote.text or quote.text_as_printed
    return {"text": words, "creditText": quote.speaker_label, "dateCreated": noon(_day(quote))}


def _creators(quote: Quote, people: list[Person]) -> list[dict]:
    if people:
        return [node("Person", person, name=person.name) for person in people]
    is_its_own = quote.speaker_id is None and quote.organisation is not None and quote.organisation.is_published
    return [reference(quote.organisation)] if is_its_own else []


def _day(quote: Quote):
    """The day of the utterance; of a text that nobody signs, whose day is that of its publication, none."""
    is_known = quote.said_on or quote.occasion or quote.speaker
    return quote.spoken_on if is_known else None
