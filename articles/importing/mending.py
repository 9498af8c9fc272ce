"""What an editor corrects in a page before it is written: names are renamed, or left out, wherever the page uses them.

Nothing here touches the database.
"""

from collections.abc import Iterable

from articles.importing.pieces import ParsedArticle, ParsedMention, ParsedOrganisation, ParsedPerson, ParsedQuote


def all_quotes(parsed: ParsedArticle) -> list[ParsedQuote]:
    """Those that stand as blocks, then those noted in the text."""
    return [*(block.quote for block in parsed.blocks if block.quote), *parsed.quotes]


def rename_person(parsed: ParsedArticle, person: ParsedPerson, *, given_name: str, family_name: str) -> None:
    former = person.name
    person.given_name, person.family_name = given_name, family_name
    _replace_person(parsed, former, person.name)


def drop_person(parsed: ParsedArticle, person: ParsedPerson) -> None:
    """The page names nobody so: its quotes keep how they were presented, and nobody who said them."""
    parsed.people.remove(person)
    _replace_person(parsed, person.name, "")


def rename_organisation(parsed: ParsedArticle, organisation: ParsedOrganisation, name: str) -> None:
    former, organisation.name = organisation.name, name
    _replace_organisation(parsed, former, name)


def drop_organisation(parsed: ParsedArticle, organisation: ParsedOrganisation) -> None:
    parsed.organisations.remove(organisation)
    _replace_organisation(parsed, organisation.name, "")


def drop_event(parsed: ParsedArticle) -> None:
    parsed.event = None


def _replace_person(parsed: ParsedArticle, former: str, name: str) -> None:
    """`name` in place of `former`; an empty one leaves it out."""
    if former == name:
        return
    for quote in all_quotes(parsed):
        quote.speaker = name if quote.speaker == former else quote.speaker
        quote.co_speakers = _replaced(quote.co_speakers, former, name)
        quote.about = _replaced(quote.about, former, name)
    for holder in [*parsed.bylines, *parsed.blocks]:
        holder.person = name if holder.person == former else holder.person
    parsed.bylines = [byline for byline in parsed.bylines if byline.person]
    if parsed.event:
        parsed.event.participants = _replaced(parsed.event.participants, former, name)
    parsed.mentions = _mentions(parsed, "person", former, name)


def _replace_organisation(parsed: ParsedArticle, former: str, name: str) -> None:
    if former == name:
        return
    for quote in all_quotes(parsed):
        quote.organisation = name if quote.organisation == former else quote.organisation
    for person in parsed.people:
        for affiliation in person.affiliations:
            affiliation.organisations = _replaced(affiliation.organisations, former, name)
            affiliation.parent = name if affiliation.parent == former else affiliation.parent
    for relation in parsed.relations:
        relation.source = name if relation.source == former else relation.source
        relation.target = name if relation.target == former else relation.target
    parsed.relations = [relation for relation in parsed.relations if relation.source and relation.target]
    if parsed.event:
        parsed.event.organisers = _replaced(parsed.event.organisers, former, name)
    parsed.directory = _replaced(parsed.directory, former, name)
    parsed.mentions = _mentions(parsed, "organisation", former, name)


def _mentions(parsed: ParsedArticle, kind: str, former: str, name: str) -> list[ParsedMention]:
    for mention in parsed.mentions:
        if mention.kind == kind and mention.target == former:
            mention.target = name
    return [mention for mention in parsed.mentions if mention.kind == "term" or mention.target]


def _replaced(names: Iterable[str], former: str, name: str) -> list[str]:
    """In the same order, each once."""
    return [kept for kept in dict.fromkeys(name if known == former else known for known in names) if kept]
