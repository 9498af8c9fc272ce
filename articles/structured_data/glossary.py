"""What the glossary tells machines (schema.org DefinedTermSet): each term by its place on the page."""

from collections.abc import Iterable

from django.urls import reverse

from articles.models import GlossaryTerm
from portal.core.pages import absolute
from portal.core.structured_data import cleaned
from portal.core.templatetags.house import plain

SET_NAME = "Glossaire"


def glossary(terms: Iterable[GlossaryTerm]) -> dict:
    url = absolute(reverse("articles:glossary"))
    identifier = f"{url}#glossaire"
    return cleaned(
        {
            "@type": "DefinedTermSet",
            "@id": identifier,
            "url": url,
            "name": SET_NAME,
            "inLanguage": "fr",
            "hasDefinedTerm": [_term(term, identifier) for term in terms],
        }
    )


def _term(term: GlossaryTerm, glossary_id: str) -> dict:
    url = absolute(term.get_absolute_url())
    return cleaned(
        {
            "@type": "DefinedTerm",
            "@id": url,
            "url": url,
            "name": term.term,
            "alternateName": term.expansion,
            "description": plain(term.definition),
            "inDefinedTermSet": {"@id": glossary_id},
        }
    )
