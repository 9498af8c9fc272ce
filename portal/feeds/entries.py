"""One entry of a feed for each kind of record."""

from collections.abc import Iterable
from itertools import chain

from django.utils.html import format_html

from articles.models import Article, Quote
from articles.rendering.mentions import without_places
from articles.rendering.pictures import without_lapsed
from articles.templatetags.quotes import (
    quote_title,
    quoted_words,
    speaker_line,
    voices,
)
from portal.core.feeds import ENTRIES, Entry, portable, tag_uri
from portal.core.pages import absolute


def newest(*groups: Iterable[Entry]) -> list[Entry]:
    """The entries of several kinds as one list, the newest first, of a feed’s length."""
    return sorted(chain(*groups), key=lambda entry: entry.published_at, reverse=True)[:ENTRIES]


def with_feed_entry(articles):
    """What `article_entry` reads, in a fixed number of queries: the body too, which lists leave out."""
    return articles.defer(None).prefetch_related("bylines__person", "tagged__tag")


def article_entry(article: Article) -> Entry:
    """The whole article. Its number names it, so that neither a new title nor a new address makes it new."""
    url = absolute(article.get_absolute_url())
    people = [byline.person for byline in article.bylines.all() if byline.person.is_published]
    return Entry(
        identifier=tag_uri("article", article.number),
        title=f"[{article.partner_label}] {article.title}" if article.partner else article.title,
        url=url,
        published_at=article.published_at,
        updated_at=article.last_changed_at or article.published_at,
        summary=article.teaser,
        content=portable(without_lapsed(without_places(article.body_html)), url),
        authors=tuple(dict.fromkeys(person.name for person in people)),
        categories=tuple(sorted(entry.tag.name for entry in article.tagged.all())),
    )


def with_quote_entry(quotes):
    """What `quote_entry` reads besides what a card reads (`with_card`, `with_voices`)."""
    return quotes.prefetch_related("parent__tagged__tag")


def quote_entry(quote: Quote) -> Entry:
    """The words, who says them and as what, and where: a quote follows the dates of its article."""
    article, words = quote.parent, quote.text or quote.text_as_printed
    context = absolute(f"{article.get_absolute_url()}#{quote.anchor}")
    content = format_html(
        '<blockquote><p>{}</p></blockquote><p>{}</p><p><a href="{}">{}</a></p>',
        quoted_words(quote),
        speaker_line(quote),
        context,
        article.title,
    )
    return Entry(
        identifier=tag_uri("quote", quote.pk),
        title=quote_title(quote),
        url=absolute(quote.get_absolute_url()),
        published_at=article.published_at,
        updated_at=article.last_changed_at or article.published_at,
        summary=words,
        content=portable(content, context),
        authors=tuple(person.name for person in voices(quote)),
        categories=tuple(sorted(entry.tag.name for entry in article.tagged.all())),
    )
