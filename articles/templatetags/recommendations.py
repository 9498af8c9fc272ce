"""« À lire » on the pages of records that know nothing of articles: theirs is a room below."""

from collections.abc import Iterable

from django import template

from articles.models import Article, Event, Quote, Tag
from articles.recommendations import Suggestion, related_to, related_to_quote
from organisations.models import Organisation
from people.models import Person

register = template.Library()


@register.simple_tag
def to_read(
    record: Person | Organisation | Event | Tag | Quote, listed: Iterable[Article] | None = None
) -> list[Suggestion]:
    """What to read after the page of `record`, which lists the articles `listed` already."""
    if isinstance(record, Quote):
        return related_to_quote(record)
    return related_to(record, but={article.pk for article in listed or ()})
