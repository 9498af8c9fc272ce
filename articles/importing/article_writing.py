"""Writes the article itself: its fields, blocks, quotes, lists. Called once, for a page not seen before."""

import html

from articles.importing.block_writing import write_blocks
from articles.importing.houses import HOUSES
from articles.importing.pieces import ParsedArticle
from articles.importing.record_writing import RecordWriter
from articles.importing.resolving import find_publication
from articles.models import Article, ArticleType, Byline, DirectoryEntry, Mention, Publication, Reference, Rubrique
from articles.tagging import get_or_create_tags
from organisations.models import Organisation
from portal.core.numbering import reserve_number
from portal.core.typography import normalise

_PLAIN_TYPE = "Actualité"


def write_article(parsed: ParsedArticle, records: RecordWriter, *, by=None) -> Article:
    article = Article(
        title=parsed.title,
        publication=_publication(parsed),
        type=_type(parsed.type_name),
        rubrique=_rubrique(parsed.rubrique),
        standfirst=parsed.standfirst,
        dateline=parsed.dateline,
        number=parsed.number,
        published_at=parsed.published_at,
        updated_at=parsed.updated_at,
        event=records.event,
        created_by=by,
    )
    article.save()
    if parsed.number:
        reserve_number(Article.SEQUENCE, parsed.number)
    _write_tags(article, parsed)
    _write_lists(article, parsed, records)
    _write_mentions(article, parsed, records)
    write_blocks(article, parsed, records)
    return article


def _publication(parsed: ParsedArticle) -> Publication:
    """The press title of the layout, made in its house style the first time; the first contact block met is kept."""
    house = HOUSES[parsed.house]
    publication = find_publication(parsed.house) or Publication.objects.create(name=house.name, **house.style)
    if parsed.contact and not publication.contact:
        publication.contact = f"<p>{html.escape(parsed.contact, quote=False)}</p>"
        publication.save()
    return publication


def _type(name: str) -> ArticleType:
    found = ArticleType.objects.filter(name__iexact=normalise(name)).first()
    if found:
        return found
    first, space, rest = name.partition(" ")
    plural = first if first[-1] in "sx" else f"{first}s"
    return ArticleType.objects.create(name=name, plural_name=f"{plural}{space}{rest}", has_kicker=name != _PLAIN_TYPE)


def _rubrique(name: str) -> Rubrique | None:
    if not name:
        return None
    return Rubrique.objects.filter(name__iexact=normalise(name)).first() or Rubrique.objects.create(name=name)


def _write_tags(article: Article, parsed: ParsedArticle) -> None:
    tags = get_or_create_tags(parsed.tags)
    for tag in tags:
        named = list(Organisation.objects.named(tag.name)[:2])
        if tag.organisation is None and len(named) == 1:
            tag.organisation = named[0]
            tag.save()
    article.tags.add(*tags)


def _write_lists(article: Article, parsed: ParsedArticle, records: RecordWriter) -> None:
    for rank, byline in enumerate(parsed.bylines):
        Byline.objects.create(
            article=article, person=records.people[byline.person], wording=byline.wording, ordering=rank
        )
    for rank, reference in enumerate(parsed.references):
        Reference.objects.create(
            article=article,
            ordering=rank,
            list=reference.list,
            title=reference.title,
            type_name=reference.type_name,
            number=reference.number,
            stamped_at=reference.stamped_at,
            teaser=reference.teaser,
        )
    for rank, name in enumerate(dict.fromkeys(parsed.directory)):
        DirectoryEntry.objects.create(article=article, organisation=records.organisations[name], ordering=rank)


def _write_mentions(article: Article, parsed: ParsedArticle, records: RecordWriter) -> None:
    found = {"person": records.people, "organisation": records.organisations}
    for rank, mention in enumerate(parsed.mentions):
        if mention.kind == "term":
            target = {"term": records.terms[mention.surface]}
        else:
            target = {mention.kind: found[mention.kind][mention.target]}
        Mention.objects.create(article=article, surface=mention.surface, ordering=rank, **target)
