"""The cards of the records that an article names: who they are, as what on the day of the article, and today.

They are read with the records themselves (`named_records`, `article_page`), so that they cost no query of their own
and are true at the moment when the page is read: only what is public then has a card, and a link.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, GlossaryTerm
from articles.named_records import NamedRecords
from articles.rendering.mentions import PLACE, card_key
from articles.rendering.pictures import without_lapsed
from organisations.models import Organisation, OrganisationName
from organisations.queries import sorted_functions
from people.models import Affiliation, Person

FUNCTIONS = 2  # of each day, on a card
_KINDS = {"p": "person", "o": "organisation", "t": "term"}


@dataclass(frozen=True, slots=True)
class Card:
    """`then`: the functions on the day of the article; `today`: those of today, if they are printed otherwise."""

    key: str
    record: Person | Organisation | GlossaryTerm
    url: str
    then: Sequence[str] = ()
    today: Sequence[str] = ()
    acronym: str = ""
    usual_names: Sequence[str] = ()
    former_names: Sequence[str] = ()

    @property
    def kind(self) -> str:
        return _KINDS[self.key[0]]

    @property
    def identifier(self) -> str:
        return f"carte-{self.key}"


def cards_of(article: Article, named: NamedRecords) -> list[Card]:
    """One card for each public record that the body marks, in the order of the text. No query."""
    keys = [key for key, _words in PLACE.findall(article.body_html)]
    if not keys:
        return []
    day, today = timezone.localdate(article.published_at), timezone.localdate()
    known = {card.key: card for card in _cards(keys, article, named, day=day, today=today)}
    return [known[key] for key in keys if key in known]


def linked_body(article: Article, cards: Iterable[Card]) -> SafeString:
    """The body for readers: a link where a card can be opened, plain words where the record is not public."""
    known = {card.key: card for card in cards}

    def link(place: re.Match) -> str:
        key, words = place.groups()
        return _link(known[key], mark_safe(words)) if key in known else words  # noqa: S308 - of the rendered body

    return mark_safe(PLACE.sub(link, without_lapsed(article.body_html)))  # noqa: S308 - the rendered body, and links made here


def _link(card: Card, words: SafeString) -> SafeString:
    if card.kind == "term" and card.record.expansion:
        words = format_html('<abbr title="{}">{}</abbr>', card.record.expansion, words)
    return format_html(
        '<a class="mention" href="{}" data-card="{}" aria-describedby="{}-dit">{}</a>',
        *(card.url, card.identifier, card.identifier, words),
    )


def _cards(keys: Iterable[str], article: Article, named: NamedRecords, *, day: date, today: date) -> Iterable[Card]:
    wanted = set(keys)
    for record in (*named.about, *named.mentions):
        if isinstance(record, Person):
            if (key := card_key(record.pk, None, None)) in wanted:
                yield _card_of_person(key, record, day=day, today=today)
        elif (key := card_key(None, record.pk, None)) in wanted:
            yield _card_of_organisation(key, record)
    for row in article.glossary or ():
        term = GlossaryTerm(**row)
        yield Card(card_key(None, None, term.pk), term, term.get_absolute_url())


def _card_of_person(key: str, person: Person, *, day: date, today: date) -> Card:
    functions = sorted(map(_function, person.held_functions or ()), key=_newest_first)
    then = _printed(_known_by(day, [held for held in functions if held.holds_on(day)]), day)
    present = _printed(sorted_functions(functions).present, today)
    shown = present if set(present) != set(then) else []
    return Card(key, person, person.get_absolute_url(), then=then, today=shown)


def _printed(held: Iterable[Affiliation], day: date) -> list[str]:
    """Those that the card has room for, each said once: first those told of nearest to `day`, under which somebody
    was known then, rather than what they once founded.
    """
    nearest = sorted(
        held, key=lambda function: abs(day - function.attested_on) if function.attested_on else date.max - date.min
    )
    return list(dict.fromkeys(function.wording for function in nearest))[:FUNCTIONS]


def _known_by(day: date, held: list[Affiliation]) -> list[Affiliation]:
    """Those already told of on `day`; a function without beginning and first heard of later, only for lack of any."""
    known = [function for function in held if function.start or not function.attested_on or function.attested_on <= day]
    return known or held


def _card_of_organisation(key: str, organisation: Organisation) -> Card:
    names = sorted(organisation.known_names or (), key=lambda name: name["id"])
    acronyms = [name["name"] for name in names if name["kind"] == OrganisationName.Kind.ACRONYM]
    former = [name["name"] for name in names if name["kind"] == OrganisationName.Kind.FORMER]
    usual = [name["name"] for name in names if name["kind"] == OrganisationName.Kind.USUAL]
    acronym, url = acronyms[0] if acronyms else "", organisation.get_absolute_url()
    return Card(key, organisation, url, acronym=acronym, usual_names=usual, former_names=former)


def _function(row: dict) -> Affiliation:
    name, dates = row.pop("organisation_name"), ("start", "end", "attested_on")
    row |= {field: date.fromisoformat(row[field]) for field in dates if row[field]}
    return Affiliation(**row, organisation=Organisation(name=name) if name else None)


def _newest_first(function: Affiliation) -> tuple:
    """The order of `Affiliation`: those that go on, then the latest begun."""
    ended = -function.end.toordinal() if function.end else -date.max.toordinal()
    return ended, -function.start.toordinal() if function.start else 0, function.pk
