"""What the database can hold, checked before anything is written: a text too long is a page badly understood."""

from collections.abc import Iterator

from django.db.models import Field

from articles.importing.errors import ImportRefused
from articles.importing.pieces import ParsedArticle, ParsedBlock
from articles.models import Article, ArticleType, Attachment, Event, Intervention, Mention, Quote, Reference, Rubrique
from articles.models.tag import Tag
from organisations.models import Organisation
from people.models import Person
from portal.core.numbering import LARGEST_CHOSEN
from portal.core.typography import normalise
from portal.media.models import Document, Image


def check_limits(parsed: ParsedArticle) -> None:
    """Raises `ImportRefused` naming the part that is too long, or the number that is too large."""
    quotes = len(parsed.quotes) + sum(block.quote is not None for block in parsed.blocks)
    for count, most, what in (
        (quotes, 400, "citations"),
        (len(parsed.blocks), 600, "blocs"),
        (len(parsed.mentions), 300, "liens vers une fiche"),
        (len(parsed.references), 200, "articles cités"),
        (len(parsed.tags), 60, "thèmes"),
    ):
        if count > most:
            raise ImportRefused(f"la page a plus de {most} {what} ({count}) : ce n’est pas un article.")
    for part, value, model, name in _texts(parsed):
        field: Field = model._meta.get_field(name)
        if len(normalise(value)) > field.max_length:
            beginning = " ".join(value.split())[:60]
            raise ImportRefused(f"{part} dépasse {field.max_length} caractères (« {beginning}… »).")
    numbers = [parsed.number, *(r.number for r in parsed.references), *(o.number for o in parsed.organisations)]
    for number in numbers:
        if number is not None and number > LARGEST_CHOSEN:
            raise ImportRefused(f"le numéro {number} est trop grand.")


def _texts(parsed: ParsedArticle) -> Iterator[tuple[str, str, type, str]]:
    yield "le titre", parsed.title, Article, "title"
    yield "le chapô", parsed.standfirst, Article, "standfirst"
    yield "le lieu", parsed.dateline, Article, "dateline"
    yield "la rubrique", parsed.rubrique, Rubrique, "name"
    yield "le type", parsed.type_name, ArticleType, "name"
    for tag in parsed.tags:
        yield "un thème", tag, Tag, "name"
    for reference in parsed.references:
        yield "le titre d’un article cité", reference.title, Reference, "title"
        yield "l’accroche d’un article cité", reference.teaser, Reference, "teaser"
        yield "le type d’un article cité", reference.type_name, Reference, "type_name"
    for mention in parsed.mentions:
        yield "une mention", mention.surface, Mention, "surface"
    for organisation in parsed.organisations:
        for name in organisation.names:
            yield "le nom d’une organisation", name, Organisation, "name"
    for person in parsed.people:
        yield "un prénom", person.given_name, Person, "given_name"
        yield "un nom", person.family_name, Person, "family_name"
    if parsed.event:
        yield "le nom de l’événement", parsed.event.name, Event, "name"
    for quote in [*(block.quote for block in parsed.blocks if block.quote), *parsed.quotes]:
        yield "une citation", quote.text_as_printed, Quote, "text_as_printed"
        yield "la présentation d’un intervenant", quote.label, Quote, "speaker_label"
    for block in parsed.blocks:
        yield from _block_texts(block)


def _block_texts(block: ParsedBlock) -> Iterator[tuple[str, str, type, str]]:
    if block.kind in {"figure", "intervention"}:
        yield "une légende", block.caption, Image, "caption"
        yield "un crédit", block.credit, Image, "credit"
    if block.kind == "intervention":
        yield "un intertitre", block.heading, Intervention, "heading"
    if block.kind == "attachment":
        yield "une amorce", block.lead, Attachment, "lead"
        yield "un lien", block.label, Attachment, "label"
        yield "le titre d’un document", block.document, Document, "title"
        yield "le format d’un document", block.format, Document, "declared_format"
