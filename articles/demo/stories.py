"""Writes and publishes one article of the demonstration, with its blocks and its lists."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q

from articles import services
from articles.demo.markup import to_html
from articles.demo.mentions import Lexicon, record_mentions, running_text
from articles.demo.records import as_stored, paris
from articles.demo.schema import ArticleData, Aside, Block, Day, Download, Said, Section, Shown, Text
from articles.models import (
    Article,
    ArticleType,
    Attachment,
    Box,
    Byline,
    DirectoryEntry,
    Event,
    Figure,
    Intervention,
    Mention,
    Quote,
    Recommendation,
    Reference,
    RichText,
    Rubrique,
)
from articles.tagging import get_or_create_tags
from organisations.models import Organisation
from people.models import Person
from portal.media.models import Document, Image


@dataclass
class Shelf:
    """Everything already written, by key: what articles are made with."""

    types: dict[str, ArticleType]
    rubriques: dict[str, Rubrique]
    organisations: dict[str, Organisation]
    people: dict[str, Person]
    events: dict[str, Event]
    images: dict[str, Image]
    documents: dict[str, Document]
    lexicon: Lexicon
    articles: dict[str, Article] = field(default_factory=dict)

    def number_of(self, key: str) -> int:
        return self.articles[key].number

    def html(self, markup: str) -> str:
        return to_html(markup, self.number_of)


def moment(text: str) -> datetime | None:
    return paris(datetime.strptime(text, "%Y-%m-%d %H:%M")) if text else None  # noqa: DTZ007 - aware just after


def write(data: ArticleData, shelf: Shelf) -> bool:
    """Writes the article unless an earlier loading did (same address or same title). Says whether it wrote."""
    article = Article.objects.filter(Q(slug=data.key) | Q(title=as_stored(data.title))).order_by("pk").first()
    is_new = article is None
    if is_new:
        article = _create(data, shelf)
        _write_relations(article, data, shelf)
        _write_blocks(article, data, shelf)
        _write_lists(article, data, shelf)
        _write_mentions(article, data, shelf)
        services.publish(article, at=moment(data.published))
    shelf.articles[data.key] = article
    return is_new


def write_choices(data: ArticleData, shelf: Shelf) -> None:
    """Editors’ choices for « À lire », which may name later articles."""
    article = shelf.articles[data.key]
    choices = [(key, Recommendation.Choice.PIN) for key in data.pinned]
    choices += [(key, Recommendation.Choice.BAN) for key in data.banned]
    for rank, (key, choice) in enumerate(choices):
        Recommendation.objects.get_or_create(
            article=article, target=shelf.articles[key], defaults={"choice": choice, "ordering": rank * 10}
        )
    if choices:
        services.refresh(article)


def _create(data: ArticleData, shelf: Shelf) -> Article:
    return Article.objects.create(
        title=data.title,
        slug=data.key,
        publication=services.ensure_default_publication(),
        type=shelf.types[data.type],
        rubrique=shelf.rubriques[data.rubrique],
        standfirst=data.standfirst,
        dateline=data.dateline,
        updated_at=moment(data.updated),
        event=shelf.events.get(data.event),
        shows_contact=data.shows_contact,
    )


def _write_relations(article: Article, data: ArticleData, shelf: Shelf) -> None:
    article.tags.set(get_or_create_tags(list(data.tags)))
    article.about_people.set(shelf.people[key] for key in data.about_people)
    article.about_organisations.set(shelf.organisations[key] for key in data.about_organisations)
    for rank, (key, wording) in enumerate(data.bylines):
        Byline.objects.create(article=article, person=shelf.people[key], wording=wording, ordering=rank * 10)
    for rank, key in enumerate(data.directory):
        DirectoryEntry.objects.create(article=article, organisation=shelf.organisations[key], ordering=rank * 10)


def _write_blocks(article: Article, data: ArticleData, shelf: Shelf) -> None:
    for region, blocks in (("body", data.blocks), ("noted", data.noted)):
        for rank, block in enumerate(blocks, start=1):
            written = _block(block, shelf)
            written.parent, written.region, written.ordering = article, region, rank * 10
            written.save()
            if isinstance(block, Said):
                written.co_speakers.set(shelf.people[key] for key in block.co_speakers)
                written.about.set(shelf.people[key] for key in block.about)


def _block(block: Block, shelf: Shelf):
    match block:
        case Text():
            return RichText(text=shelf.html(block.markup))
        case Said():
            return _quote(block, shelf)
        case Shown():
            placement = Figure.Placement.IN_LIST if block.in_list else Figure.Placement.BLOCK
            return Figure(image=shelf.images[block.picture], caption=block.caption, placement=placement)
        case Section():
            return Intervention(heading=block.heading, person=shelf.people[block.person])
        case Download():
            return Attachment(document=shelf.documents[block.document], lead=block.lead, label=block.label)
        case Aside():
            return Box(
                heading=block.heading,
                text=shelf.html(block.text),
                article=shelf.articles.get(block.article),
                url=block.url,
                document=shelf.documents.get(block.document),
            )


def _quote(data: Said, shelf: Shelf) -> Quote:
    return Quote(
        text_as_printed=data.words,
        closing_punctuation=data.closing,
        kind=data.kind,
        speaker=shelf.people.get(data.speaker),
        organisation=shelf.organisations.get(data.organisation),
        speaker_label=data.label,
        said_on=Day(data.said_on).value,
        event=shelf.events.get(data.event),
        provenance=data.provenance,
        source_url=data.source_url,
        source_note=data.source_note,
    )


def _write_lists(article: Article, data: ArticleData, shelf: Shelf) -> None:
    for rank, key in enumerate(data.listed):
        target = shelf.articles[key]
        Reference.objects.create(
            article=article,
            list=Reference.List.ARTICLES,
            ordering=rank * 10,
            title=target.title,
            type_name=target.type.name,
            number=target.number,
            stamped_at=target.published_at,
            teaser=target.teaser,
            target=target,
        )
    for rank, (title, url) in enumerate(data.resources):
        Reference.objects.create(
            article=article, list=Reference.List.RESOURCES, ordering=rank * 10, title=title, url=url
        )


def _write_mentions(article: Article, data: ArticleData, shelf: Shelf) -> None:
    texts = RichText.objects.filter(parent=article).order_by("ordering").values_list("text", flat=True)
    found = shelf.lexicon.mentions(running_text(texts))
    by_hand = [(words, shelf.people.get(key) or shelf.organisations[key]) for words, key in data.also_mentions]
    state = Mention.State.ACCEPTED if data.mentions_reviewed else Mention.State.SUGGESTED
    record_mentions(article, [*found, *by_hand], state=state)
