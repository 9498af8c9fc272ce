"""Articles (schema.org NewsArticle)."""

from collections.abc import Iterable

from django.urls import reverse

from articles.models import Article, Change, Quote
from articles.named_records import NamedRecords, Record
from articles.structured_data.corrections import correction_comments
from articles.structured_data.quotes import brief_quotation
from organisations.structured_data import reference
from people.models import Person
from portal.core.pages import PageInfo, absolute
from portal.core.structured_data import identifier, moment, node, publisher_id, site_id
from portal.core.templatetags.house import excerpt

HEADLINE = 110  # characters that search engines take
QUOTES = 60  # of one article


def news_article(
    article: Article, page: PageInfo, *, named: NamedRecords, quotes: Iterable[Quote], changes: Iterable[Change]
) -> dict:
    """The article in full, for its own page; what it links is what the page shows."""
    authors = {byline.person_id: byline.person for byline in article.bylines.all()}
    event = article.event if article.event and article.event.is_published else None
    whole = [quote for quote in quotes if quote.kind == Quote.Kind.FULL][:QUOTES]
    return node(
        "NewsArticle",
        article,
        mainEntityOfPage=f"{page.canonical}#page",
        identifier=str(article.number or ""),
        isAccessibleForFree=True,
        inLanguage="fr",
        headline=excerpt(article.title, HEADLINE),
        abstract=article.standfirst,
        dateline=article.dateline,
        articleSection=page.section,
        keywords=list(page.keywords),
        image=[_image(page)],
        datePublished=moment(article.published_at),
        dateModified=moment(page.modified_at),
        wordCount=len(article.body_text.split()),
        author=[_author(person) for person in authors.values()] or [{"@id": publisher_id()}],
        publisher={"@id": publisher_id()},
        sponsor=[{"@type": "Organization", "name": article.partner}] if article.partner else [],
        isPartOf={"@id": site_id()},
        about=[*map(_named, named.about), *([{"@id": identifier(event)}] if event else [])],
        mentions=[_named(record) for record in named.mentions],
        hasPart=[said for said in map(brief_quotation, whole) if said],
        correction=correction_comments(changes),
    )


def _image(page: PageInfo) -> dict:
    picture = page.shown_picture
    size = {"width": picture.width, "height": picture.height} if picture.width and picture.height else {}
    return {"@type": "ImageObject", "url": picture.url, "contentUrl": picture.url} | size


def _author(person: Person) -> dict:
    """Known by the page where their articles are, which search engines want as the address of an author."""
    return node("Person", person, name=person.name) | {"url": absolute(reverse("people:author", args=[person.slug]))}


def _named(record: Record) -> dict:
    return node("Person", record, name=record.name) if isinstance(record, Person) else reference(record)
