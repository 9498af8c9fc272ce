"""How quotes and their speakers are printed."""

import re
from datetime import datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, Quote
from articles.rendering.quotes import anchor_marks, ndlr_marks
from articles.rendering.spans import wrap
from people.models import Person
from portal.core.house import QuotationMarks, between_marks
from portal.core.templatetags.house import excerpt
from portal.core.text import fold

register = template.Library()

UNNAMED, UNIDENTIFIED = "Source non nommée", "Intervenant·e non identifié·e"
_AFTER_NAME = re.compile(r"\s*(?:[,:–—-]\s*|(?=\()|$)")  # between a name and the function printed after it


@register.filter
def with_ndlr(text: str) -> SafeString:
    """Escaped text with the writer’s insertions marked."""
    return mark_safe(wrap(escape(text), ndlr_marks(text)))  # noqa: S308 - escaped on the same line


@register.filter
def is_reported(quote: Quote) -> bool:
    """Reported speech is nobody’s own words: printed as text, without marks."""
    return quote.kind == Quote.Kind.INDIRECT


@register.filter
def opening_mark(quote: Quote) -> str:
    """The opening mark of the press title, for the article itself; none before reported speech."""
    return "" if is_reported(quote) else QuotationMarks(quote.quotation_marks).opening


@register.filter
def closing_mark(quote: Quote) -> str:
    return "" if is_reported(quote) else QuotationMarks(quote.quotation_marks).closing


@register.filter
def quoted_words(quote: Quote, length: int | None = None) -> SafeString:
    """The words as the site prints them outside of their article: in its own marks, whatever the press title’s.

    Reported speech is nobody’s own words, hence in none.
    """
    words = quote.text or quote.text_as_printed
    words = excerpt(words, length) if length else words
    return with_ndlr(words if is_reported(quote) else between_marks(words))


@register.filter
def voices(quote: Quote, moment: datetime | None = None) -> list[Person]:
    """Those who speak and are public at `moment` (now by default), the first speaker first."""
    moment = moment or timezone.now()
    return [person for person in _speakers(quote) if person.is_published_at(moment)]


@register.simple_tag
def speaker_line(quote: Quote, moment: datetime | None = None) -> SafeString:
    """The label as printed that day, each name linked to the page of its bearer (or all to the organisation).

    Voices that the label does not name stand after it: « Ada Lux, PDG, avec Basile Éluard ».
    `moment`: when the line will be read, for records that become public with the article.
    """
    moment = moment or timezone.now()
    people = voices(quote, moment)
    organisation = None if _speakers(quote) else quote.organisation
    if organisation is not None and not organisation.is_published_at(moment):
        organisation = None
    if people:
        label = quote.speaker_label or together([person.full_name for person in people])
        linked, unnamed = _with_links(label, people, is_alone=len(_speakers(quote)) == 1)
        is_collective = unnamed == people and people[0] == (quote.speaker or people[0])
        return format_html("{}{}", linked, _with(unnamed, is_collective=is_collective))
    if organisation:
        label = quote.speaker_label or organisation.name
        return format_html('<a href="{}">{}</a>', organisation.get_absolute_url(), label)
    return escape(quote.speaker_label or _nobody(quote))


@register.simple_tag
def own_line(quote: Quote, person: Person) -> SafeString:
    """The line on the page of `person`: the label less their name when it begins with it, the others’ names linked."""
    others = [voice for voice in voices(quote) if voice != person]
    linked, unnamed = _with_links(_without_name(quote.speaker_label, person), others, is_alone=False)
    if not linked:
        return format_html("Avec {}", _links(unnamed)) if unnamed else SafeString()
    return format_html("{}{}", linked, _with(unnamed, is_collective=False))


@register.filter
def quote_title(quote: Quote) -> str:
    """« Manuel Gea : « Le programme… » », « Anita Burgun (propos rapportés) : le programme… »."""
    who, words = names_of(quote), excerpt(quote.text or quote.text_as_printed, 70)
    if is_reported(quote):
        return f"{who or _nobody(quote)} (propos rapportés)\u00a0: {words}"
    return f"{who}\u00a0: {between_marks(words)}" if who else between_marks(words)


def names_of(quote: Quote) -> str:
    """Who speaks, by their names as they are today; the label as printed where nobody has a public record."""
    who = together([person.name for person in voices(quote)]) or quote.speaker_label
    if not who and quote.organisation and quote.organisation.is_published:
        who = quote.organisation.name
    return who


@register.simple_tag
def article_title(article: Article, quotes: list[Quote]) -> SafeString:
    """The title, with an anchor around the words that are somebody’s."""
    marks, _missing = anchor_marks(article.title, quotes)
    return mark_safe(wrap(escape(article.title), marks))  # noqa: S308 - escaped on the same line


@register.filter
def public_at(record, moment: datetime) -> bool:
    return record.is_published_at(moment)


def _speakers(quote: Quote) -> list[Person]:
    return [*([quote.speaker] if quote.speaker else []), *quote.co_speakers.all()]


def _nobody(quote: Quote) -> str:
    return UNNAMED if quote.is_unnamed else UNIDENTIFIED


def together(names: list[str]) -> str:
    """« A, B et C »"""
    return " et ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _with_links(label: str, people: list[Person], *, is_alone: bool) -> tuple[SafeString, list[Person]]:
    """`label` with each name linked where it stands, and those whom it does not name.

    One speaker under another name is linked up to the comma.
    """
    spans: list[tuple[int, int, Person]] = []
    for person in people:
        names = [person.name, f"{person.family_name} {person.given_name}"]
        names += [] if is_alone else [person.family_name, person.given_name]
        free = (span for name in names for span in _places(label, name) if not _overlaps(span, spans))
        if span := next(free, None):
            spans.append((*span, person))
    if not spans and is_alone:
        spans = [(0, len(label.partition(",")[0]), people[0])]
    pieces, position = [], 0
    for start, end, person in sorted(spans, key=lambda span: span[0]):
        link = format_html('<a href="{}">{}</a>', person.get_absolute_url(), label[start:end])
        pieces += [escape(label[position:start]), link]
        position = end
    named = [person for _start, _end, person in spans]
    linked = mark_safe("".join([*pieces, escape(label[position:])]))  # noqa: S308 - every piece is escaped
    return linked, [person for person in people if person not in named]


def _with(unnamed: list[Person], *, is_collective: bool) -> SafeString:
    """What follows a label that names not everybody; one that names nobody stands for all: « Le duo (A et B) »."""
    if not unnamed:
        return SafeString()
    return format_html(
        '<span class="quote__with">{}</span>', format_html(" ({})" if is_collective else ", avec {}", _links(unnamed))
    )


def _links(people: list[Person]) -> SafeString:
    links = [format_html('<a href="{}">{}</a>', person.get_absolute_url(), person.full_name) for person in people]
    return mark_safe(together(links))  # noqa: S308 - links made above


def _without_name(label: str, person: Person) -> str:
    """« Ada Lux, PDG » on the page of Ada Lux: « PDG ». A label that does not begin with the name stays whole."""
    for name in (person.full_name, person.name, f"{person.family_name} {person.given_name}"):
        place = next((span for span in _places(label, name) if span[0] == 0), None)
        if place and (match := _AFTER_NAME.match(label, place[1])):
            return label[match.end() :]
    return label


def _places(label: str, name: str) -> list[tuple[int, int]]:
    """Where `name` stands in `label` as whole words, whatever the case and the accents."""
    folded = [_folded(character) for character in label]
    places = [place for place, piece in enumerate(folded) for _character in piece]
    wanted = fold(name)
    found = re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", "".join(folded)) if wanted else ()
    return [(places[match.start()], places[match.end() - 1] + 1) for match in found]


@lru_cache(maxsize=1_000)  # there are few characters, and each label has fifty
def _folded(character: str) -> str:
    return fold(character) or " "


def _overlaps(span: tuple[int, int], others: list[tuple[int, int, Person]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end, _person in others)
