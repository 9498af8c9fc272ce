"""What people’s pages tell machines (schema.org Person)."""

from collections.abc import Iterable

from organisations.queries import Functions
from people.identifiers import elsewhere
from people.models import Affiliation, Person
from portal.core.pages import absolute
from portal.core.structured_data import node
from portal.core.templatetags.house import plain


def person_node(person: Person, functions: Functions) -> dict:
    """The record in full, for its own pages; `functions` are those shown there."""
    return node(
        "Person",
        person,
        name=person.name,
        honorificPrefix=person.honorific_prefix,
        givenName=person.given_name,
        familyName=person.family_name,
        image=absolute(person.portrait.whole.url) if person.portrait and person.portrait.is_shown else "",
        description=plain(person.biography),
        jobTitle=[function.role for function in functions.present],
        worksFor=_organisations(functions.present),
        affiliation=_organisations(functions.last_known),
        sameAs=[address for _label, address in elsewhere(person)],
    )


def _organisations(functions: Iterable[Affiliation]) -> list[dict]:
    found = {function.organisation_id: function.organisation for function in functions if function.organisation}
    return [node("Organization", organisation, name=organisation.name) for organisation in found.values()]
