"""What themes tell machines (schema.org DefinedTerm)."""

from django.urls import reverse

from articles.models import Tag
from portal.core.pages import absolute
from portal.core.structured_data import node
from portal.core.templatetags.house import plain

SET_NAME = "Thèmes"


def term_set() -> dict:
    """All the themes, as the page that lists them from A to Z."""
    url = absolute(reverse("articles:tags"))
    return {"@type": "DefinedTermSet", "@id": f"{url}#themes", "url": url, "name": SET_NAME}


def defined_term(tag: Tag) -> dict:
    """The theme in full, for its own page. Its synonyms are prefetched there."""
    return node(
        "DefinedTerm",
        tag,
        name=tag.name,
        alternateName=[synonym.name for synonym in tag.printed_synonyms],
        description=plain(tag.description),
        inDefinedTermSet=term_set(),
    )
