"""The « mind » layout: breadcrumb, title twice, chapô, byline, stamps, speaker lines, tags, contact, « À lire ».

The dump has few line breaks or none, so the parts are found by their words.
"""

import re

from articles.importing.dates import STAMP, stamp_of
from articles.importing.errors import ImportRefused
from articles.importing.events import find_held_event, find_occasion
from articles.importing.layouts import BREADCRUMB, BREADCRUMB_STEP, MIND_STAMP
from articles.importing.mind_body import read_body
from articles.importing.mind_parts import find_byline, split_doubled_title
from articles.importing.mind_resources import take_resources
from articles.importing.mind_tail import read_tail
from articles.importing.people_lines import person_named
from articles.importing.pieces import ParsedArticle
from articles.importing.references import TYPE_NAMES, split_type
from articles.importing.register import Register
from portal.core.text import squash

_UPDATED = re.compile(rf"\s*[-–•|]?\s*Mis à jour le {STAMP.pattern}", re.IGNORECASE)
_MORE_TYPES = [f"{name}s" for name in TYPE_NAMES]


def parse_mind(lines: list[str], *, known_tags: frozenset[str] = frozenset()) -> ParsedArticle:
    """The article of the page. Raises `ImportRefused` with the part that is not understood."""
    article = ParsedArticle(house="mind", title="")
    text = "\n".join(line.strip() for line in lines if line.strip())
    stamp = MIND_STAMP.search(text) or _flexible_stamp(text)
    if not stamp:
        raise ImportRefused("il n’y a pas de cachet « Publié le … à …h… ».", where="en-tête")
    _read_head(squash(text[: stamp.start()]), article)
    rest = _read_stamps(text[stamp.start() :], article)
    rest = take_resources(rest, article)
    register = Register()
    body = read_tail(rest, article, known_tags)
    for byline in article.bylines:
        register.add_person(person_named(byline.person))
    read_body(body, article, register)
    _read_event(article, register)
    article.people, article.organisations, article.relations = (
        register.people,
        register.organisations,
        register.relations,
    )
    return article


def _flexible_stamp(text: str) -> re.Match | None:
    """The stamp cut by a line break."""
    return re.compile(MIND_STAMP.pattern.replace(" ", r"\s+"), re.IGNORECASE).search(text)


def _read_head(head: str, article: ParsedArticle) -> None:
    crumb = BREADCRUMB.search(head)
    if not crumb:
        raise ImportRefused("le fil d’Ariane « Accueil > … » manque.", where="en-tête")
    steps = BREADCRUMB_STEP.split(head[crumb.end() :])
    if len(steps) < 2:
        raise ImportRefused("le fil d’Ariane ne donne pas de rubrique avant le titre.", where="fil d’Ariane")
    article.rubrique = steps[0].strip()
    split = None
    for depth in range(1, len(steps)):
        split = split_doubled_title(" > ".join(steps[depth:]), TYPE_NAMES)
        if split:
            break
    if not split:
        raise ImportRefused("le titre n’est pas répété après le fil d’Ariane.", where="fil d’Ariane")
    article.title, type_name, rest = split
    _read_type(article, type_name, steps[:-1])
    start, article.bylines = find_byline(rest)
    article.standfirst = rest[:start].strip()


def _read_type(article: ParsedArticle, type_name: str, steps: list[str]) -> None:
    """From the word above the title, a prefix of the title, or a step of the breadcrumb; « Actualité » by default."""
    prefix, title = split_type(article.title)
    steps = [step.removesuffix("s") for step in steps if step in TYPE_NAMES or step in _MORE_TYPES]
    if type_name:
        article.type_name = type_name
    elif prefix:
        article.type_name, article.title = prefix, title
    elif steps:
        article.type_name = steps[0]


def _read_stamps(text: str, article: ParsedArticle) -> str:
    """Publication and update; the text that follows them."""
    flat = re.sub(r"\s*\n\s*(?=à |-|Mis à jour|\d)", " ", text[:200]) + text[200:]
    stamp = STAMP.search(flat)
    article.published_at = stamp_of(stamp) if stamp else None
    if article.published_at is None:
        raise ImportRefused("la date du cachet de publication n’existe pas.", where="cachet de publication")
    rest = flat[stamp.end() :]
    updated = _UPDATED.match(rest)
    if updated:
        article.updated_at = stamp_of(updated)
        if article.updated_at is None:
            raise ImportRefused("la date de « Mis à jour le » n’existe pas.", where="cachet de mise à jour")
        rest = rest[updated.end() :]
    return rest.strip()


def _read_event(article: ParsedArticle, register: Register) -> None:
    event = find_held_event(article.standfirst, article.title) or find_occasion(article.standfirst)
    if event is None:
        return
    organisers = [register.add_organisation(name) for name in event.organisers]
    event.organisers = [organiser.name for organiser in organisers if organiser]
    quotes = [block.quote for block in article.blocks if block.kind == "quote"]
    event.participants = list(dict.fromkeys(quote.speaker for quote in quotes if quote.speaker))
    article.event = event
