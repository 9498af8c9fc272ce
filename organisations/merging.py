"""Two records of one organisation."""

from django.db.models import Model

from organisations.models import Organisation, OrganisationName
from portal.core import merging
from portal.core.merging import Merge, Mergeable, Rule
from portal.core.text import name_key


def connect() -> None:
    merging.register(
        Mergeable(
            model=Organisation,
            names=OrganisationName,
            owner="organisation",
            name_kinds=(
                (OrganisationName.Kind.SPELLING, "une graphie (mène à la fiche, ne s’imprime pas)"),
                (OrganisationName.Kind.FORMER, "un ancien nom"),
                (OrganisationName.Kind.USUAL, "un nom usuel"),
                (OrganisationName.Kind.ACRONYM, "un sigle"),
            ),
            fills=("description", "website", "logo", "siren", "ror_id", "wikidata_id", "number", "verified_at"),
            identifiers=("siren", "ror_id", "wikidata_id"),
        )
    )
    merging.rule(
        "organisations.OrganisationName.organisation", Rule("autres noms", alike=("name_key", "kind"), is_spare=_is_own)
    )
    dates = ("start", "end")
    merging.rule("organisations.OrganisationRelation.source", Rule("liens vers d’autres organisations", fills=dates))
    merging.rule("organisations.OrganisationRelation.target", Rule("liens d’autres organisations", fills=dates))


def merge_organisations(*, kept: Organisation, merged: Organisation, by, name_kind: str = "") -> Merge:
    """See `portal.core.merging.merge`."""
    return merging.merge(kept=kept, merged=merged, by=by, name_kind=name_kind)


def _is_own(row: Model, kept: Model) -> bool:
    return row.name_key == name_key(kept.name)
