"""What the directory tells machines (schema.org Organization and its kinds)."""

from organisations.models import Organisation, OrganisationName, OrganisationRelation
from organisations.queries import Functions
from portal.core.pages import absolute
from portal.core.structured_data import node
from portal.core.templatetags.house import plain

# The kind of Organization that search engines and directories know for each of ours; the others are plain.
SCHEMA_TYPES = {
    Organisation.Kind.ADMINISTRATION: "GovernmentOrganization",
    Organisation.Kind.HOSPITAL: "Hospital",
    Organisation.Kind.LABORATORY: "ResearchOrganization",
    Organisation.Kind.RESEARCH: "ResearchOrganization",
    Organisation.Kind.UNIVERSITY: "CollegeOrUniversity",
    Organisation.Kind.PROGRAMME: "Project",
    Organisation.Kind.MEDIA: "NewsMediaOrganization",
}
# What the source of a relation is to its target; the other way round where the vocabulary has a word.
RECEIVED = {
    OrganisationRelation.Kind.FOUNDER: "founder",
    OrganisationRelation.Kind.SUPERVISOR: "parentOrganization",
    OrganisationRelation.Kind.COMPONENT: "subOrganization",
    OrganisationRelation.Kind.MEMBER: "member",
}
GIVEN = {
    OrganisationRelation.Kind.SUPERVISOR: "subOrganization",
    OrganisationRelation.Kind.COMPONENT: "parentOrganization",
    OrganisationRelation.Kind.MEMBER: "memberOf",
}


def reference(organisation: Organisation) -> dict:
    return node("Organization", organisation, name=organisation.name)


def organisation_node(organisation: Organisation, relations: list, functions: Functions) -> dict:
    """The record in full, for its own page; `relations` and `functions` are those shown there."""
    names = organisation.printed_names
    return node(
        SCHEMA_TYPES.get(organisation.kind, "Organization"),
        organisation,
        name=organisation.name,
        alternateName=[name.name for name in names if name.kind != OrganisationName.Kind.FORMER],
        description=plain(organisation.description),
        logo=absolute(organisation.logo.whole.url) if organisation.logo and organisation.logo.is_shown else "",
        sameAs=_elsewhere(organisation),
        identifier=_identifiers(organisation),
        employee=[node("Person", function.person, name=function.person.name) for function in functions.present],
        **_relations(organisation, relations),
    )


def _relations(organisation: Organisation, relations: list) -> dict[str, list[dict]]:
    """Each relation under its word; what is over, or has none, is left out."""
    found: dict[str, list[dict]] = {}
    for _heading, others in relations:
        for other, relation in others:
            words = RECEIVED if relation.target_id == organisation.pk else GIVEN
            if relation.kind in words and relation.end is None:
                found.setdefault(words[relation.kind], []).append(reference(other))
    return found


def _elsewhere(organisation: Organisation) -> list[str]:
    ror, wikidata = organisation.ror_id, organisation.wikidata_id
    addresses = [
        organisation.website,
        f"https://ror.org/{ror}" if ror else "",
        f"https://www.wikidata.org/entity/{wikidata}" if wikidata else "",
    ]
    return [address for address in addresses if address]


def _identifiers(organisation: Organisation) -> list[dict]:
    siren = organisation.siren
    return [{"@type": "PropertyValue", "propertyID": "SIREN", "value": siren}] if siren else []
