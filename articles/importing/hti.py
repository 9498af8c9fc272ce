"""The « hti » layout: title, « Lieu - Publié le … - n° … », text with doubled anchors, lists, sections of speakers."""

import re
from dataclasses import dataclass

from articles.importing.body import build_blocks
from articles.importing.dates import STAMP, stamp_of
from articles.importing.errors import ImportRefused
from articles.importing.events import find_occasion
from articles.importing.flow import Item, read_flow
from articles.importing.layouts import HTI_STAMP
from articles.importing.lead import read_lead
from articles.importing.mind_parts import read_byline
from articles.importing.noted import read_quotes
from articles.importing.people_lines import person_named
from articles.importing.pieces import ParsedArticle, ParsedBlock, ParsedEvent, ParsedMention
from articles.importing.presentations import find_people, find_presentations
from articles.importing.records import read_anchor, read_directory, read_founders, read_references
from articles.importing.references import TYPE_NAMES, number_of
from articles.importing.register import Register
from articles.quoting.attribution import Passage
from articles.quoting.names import read_name
from portal.core.text import fold

_HEAD = re.compile(r"^(?:(?P<dateline>[^-–]{2,60}?) [-–] )?(?=Publié le )")
_SPOKEN = frozenset({"para", "bullet", "lead_in"})


@dataclass
class _Head:
    title: str
    type_name: str
    line: int
    rest: str


def parse_hti(lines: list[str]) -> ParsedArticle:
    """The article of the page. Raises `ImportRefused` with the line that is not understood."""
    article = ParsedArticle(house="hti", title="")
    head = _read_head(lines, article)
    body = [(head.line, head.rest), *enumerate(lines[head.line :], start=head.line + 1)]
    lead, body = read_lead(body)
    items = read_flow(body)
    _take_byline(items, article)
    if not any(item.kind in _SPOKEN for item in items) and lead is None:
        raise ImportRefused("aucun texte ne suit le cachet de publication.", where=f"ligne {head.line}")
    register = Register()
    for byline in article.bylines:
        register.add_person(person_named(byline.person))
    article.mentions = _read_people_and_cards(items, register)
    article.event = _read_event(items, register)
    read_founders("\n".join(item.text for item in items if item.kind in _SPOKEN), register)
    _read_lists(items, article, register)
    if lead:
        article.blocks.append(ParsedBlock("quote", quote=lead.quote(_first_paragraph(items), register)))
    article.blocks += build_blocks(items, register)
    article.quotes = read_quotes(_passages(items, register), register)
    article.people, article.organisations, article.relations = (
        register.people,
        register.organisations,
        register.relations,
    )
    return article


def _read_head(lines: list[str], article: ParsedArticle) -> _Head:
    """Title, place, stamp and number. The title is the last line before the stamp; a type may stand above it."""
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        match = HTI_STAMP.search(text)
        if not match:
            continue
        before = [other.strip() for other in lines[: number - 1] if other.strip()]
        if not before:
            raise ImportRefused("il n’y a pas de titre avant le cachet de publication.", where=f"ligne {number}")
        article.title = before[-1]
        types = [name for name in before[:-1] if name in TYPE_NAMES]
        article.type_name = types[-1] if types else article.type_name
        dateline = _HEAD.match(text)
        article.dateline = (dateline["dateline"] or "") if dateline else ""
        article.number = number_of(match, number)
        article.published_at = stamp_of(STAMP.search(text))
        if article.published_at is None:
            raise ImportRefused("la date du cachet de publication n’existe pas.", where=f"ligne {number}")
        return _Head(article.title, article.type_name, number, text[match.end() :].strip())
    raise ImportRefused("il n’y a pas de cachet « Publié le … à … h … - n° … ».", where="en-tête")


def _take_byline(items: list[Item], article: ParsedArticle) -> None:
    for item in [item for item in items[:2] if item.kind in {"para", "heading"}]:
        bylines = read_byline(item.text)
        if bylines:
            article.bylines = bylines
            items.remove(item)
            return


def _read_people_and_cards(items: list[Item], register: Register) -> list[ParsedMention]:
    """Cards first, then whom the text presents, so that functions meet organisations already known."""
    mentions: list[ParsedMention] = []
    for item in items:
        for anchor in item.anchors:
            mention = read_anchor(anchor, item.text, register)
            if mention and mention.surface not in {known.surface for known in mentions}:
                mentions.append(mention)
    for item in items:
        if item.kind in _SPOKEN:
            for person in find_people(item.text):
                register.add_person(person)
        elif item.kind == "intervention":
            register.add_person(person_named(item.text))
    return mentions


def _read_event(items: list[Item], register: Register) -> ParsedEvent | None:
    """The occasion stated in the first paragraphs; its speakers are presented there or have a section."""
    for item in [item for item in items if item.kind == "para"][:3]:
        event = find_occasion(item.text)
        if not event:
            continue
        organisers = [register.add_organisation(name) for name in event.organisers]
        event.organisers = [organiser.name for organiser in organisers if organiser]
        names = [person.name for person in find_presentations(item.text) if person.label]
        names += [read_name(section.text).name for section in items if section.kind == "intervention"]
        event.participants = list(dict.fromkeys(names))
        return event
    return None


def _read_lists(items: list[Item], article: ParsedArticle, register: Register) -> None:
    for item in items:
        if item.kind != "list":
            continue
        if item.text == "directory":
            article.directory += read_directory(item.rows, register)
        else:
            article.references += read_references(item.text, item.rows)


def _first_paragraph(items: list[Item]) -> str:
    return next((item.text for item in items if item.kind == "para"), "")


def _passages(items: list[Item], register: Register) -> list[Passage]:
    """The running text in order, each passage with the speaker of its section."""
    cast = register.cast()
    passages, section = [], None
    for item in items:
        if item.kind == "intervention":
            section = cast.named(read_name(item.text).name)
        elif item.kind == "list" or (item.kind == "heading" and item.rank == 2):
            section = None
        if item.kind in _SPOKEN:
            passages.append(Passage(item.text, section))
        elif item.kind in {"heading", "intervention"}:
            passages.append(Passage(fold(item.text), section, is_heading=True))
    return passages
