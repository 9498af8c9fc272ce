"""Makes an imported page public at the date that it prints, with the records that it states."""

from articles.importing.errors import ImportRefused
from articles.importing.pieces import ParsedArticle
from articles.importing.resolving import find_event, find_organisation, find_person
from articles.models import Article
from articles.services import PublicationRefused, publish, publish_record


def publish_page(article: Article, parsed: ParsedArticle) -> None:
    """Directory records first, under their own stamp: the article then finds them public."""
    stamp = parsed.published_at
    for organisation in sorted(parsed.organisations, key=lambda found: found.number is None):
        record = find_organisation(organisation)
        if record:
            publish_record(record, at=organisation.stamped_at or stamp)
    try:
        publish(article, at=stamp)
    except PublicationRefused as refusal:
        raise ImportRefused(f"la page ne peut pas être publiée. {refusal}") from refusal
    events = [find_event(parsed.event)] if parsed.event else []
    for record in [*map(find_person, parsed.people), *events]:
        if record:
            publish_record(record, at=stamp)
