"""Writes the blocks of the body in their order, and the noted quotes."""

from articles.importing.pieces import ParsedArticle, ParsedBlock, ParsedQuote
from articles.importing.record_writing import RecordWriter
from articles.models import Article, Attachment, Box, Figure, Intervention, Quote, RichText
from portal.media.models import Document, Image

_STEP = 10
NOT_ATTRIBUTED = "Non attribuée à l’import."


def write_blocks(article: Article, parsed: ParsedArticle, records: RecordWriter) -> None:
    for rank, block in enumerate(parsed.blocks, start=1):
        place = {"parent": article, "region": "body", "ordering": rank * _STEP}
        _WRITERS[block.kind](block, place, records)
    for rank, quote in enumerate(parsed.quotes, start=1):
        _write_quote(quote, {"parent": article, "region": "noted", "ordering": rank * _STEP}, records)


def _text(block: ParsedBlock, place: dict, records: RecordWriter) -> None:
    RichText.objects.create(text=block.html, **place)


def _box(block: ParsedBlock, place: dict, records: RecordWriter) -> None:
    Box.objects.create(heading=block.heading, text=block.html, **place)


def _image(block: ParsedBlock) -> Image:
    return Image.objects.create(caption=block.caption, credit=block.credit)


def _figure(block: ParsedBlock, place: dict, records: RecordWriter) -> None:
    placement = Figure.Placement.IN_LIST if block.in_list else Figure.Placement.BLOCK
    Figure.objects.create(image=_image(block), placement=placement, **place)


def _intervention(block: ParsedBlock, place: dict, records: RecordWriter) -> None:
    Intervention.objects.create(
        heading=block.heading,
        person=records.people.get(block.person),
        portrait=_image(block) if block.credit else None,
        **place,
    )


def _attachment(block: ParsedBlock, place: dict, records: RecordWriter) -> None:
    document = Document.objects.create(title=block.document, declared_format=block.format)
    Attachment.objects.create(lead=block.lead, label=block.label, document=document, **place)


def _quote(block: ParsedBlock, place: dict, records: RecordWriter) -> None:
    _write_quote(block.quote, place, records)


def _write_quote(parsed: ParsedQuote, place: dict, records: RecordWriter) -> None:
    """A whole quotation that nobody could be named for is marked so: the editor finds it by its note."""
    organisation = records.organisations.get(parsed.organisation)
    is_nameless = not (parsed.speaker or organisation or parsed.label) and parsed.kind == Quote.Kind.FULL
    quote = Quote.objects.create(
        text_as_printed=parsed.text_as_printed,
        text=parsed.text,
        closing_punctuation=parsed.closing_punctuation,
        kind=parsed.kind,
        speaker=records.people.get(parsed.speaker),
        organisation=organisation,
        speaker_label=parsed.label,
        is_unnamed=is_nameless,
        source_note=NOT_ATTRIBUTED if is_nameless else "",
        said_on=records.event.start if records.event else None,
        **place,
    )
    quote.co_speakers.set(records.people[name] for name in parsed.co_speakers)
    quote.about.set(records.people[name] for name in parsed.about)


_WRITERS = {
    "text": _text,
    "box": _box,
    "figure": _figure,
    "intervention": _intervention,
    "attachment": _attachment,
    "quote": _quote,
}
