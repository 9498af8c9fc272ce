"""« À lire » on the pages of records that know nothing of articles: theirs is a room below."""

from django import template

from articles.models import Event, Quote, Tag
from articles.recommendations import Suggestion, related_to, related_to_quote
from organisations.models import Organisation
from people.models import Person

register = template.Library()


@register.simple_tag
def to_read(record: Person | Organisation | Event | Tag | Quote) -> list[Suggestion]:
    """What to read after the page of `record`."""
    return related_to_quote(record) if isinstance(record, Quote) else related_to(record)
