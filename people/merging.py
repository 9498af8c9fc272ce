"""Two records of one person, and the functions of people whose organisations are merged."""

from django.db.models import Model

from people.models import Person, PersonName
from portal.core import merging
from portal.core.merging import Merge, Mergeable, Rule
from portal.core.text import name_key

_SAME_FUNCTION = ("role", "start", "start_precision", "end", "end_precision", "is_former")


def connect() -> None:
    merging.register(
        Mergeable(
            model=Person,
            names=PersonName,
            owner="person",
            name_kinds=(
                (PersonName.Kind.SPELLING, "une graphie (mène à la fiche, ne s’imprime pas)"),
                (PersonName.Kind.FORMER, "un ancien nom"),
                (PersonName.Kind.USUAL, "un nom d’usage"),
                (PersonName.Kind.PSEUDONYM, "un pseudonyme"),
            ),
            fills=(
                "honorific_prefix",
                "gender",
                "portrait",
                "biography",
                "website",
                "wikidata_id",
                "orcid",
                "idref",
                "verified_at",
            ),
            identifiers=("wikidata_id", "orcid", "idref"),
            carried=("is_unlisted",),
        )
    )
    merging.rule("people.PersonName.person", Rule("autres noms", alike=("name_key", "kind"), is_spare=_is_own))
    merging.rule("people.Depiction.person", Rule("photos où on la reconnaît"))
    known = ("label", "attested_on")
    merging.rule("people.Affiliation.person", Rule("fonctions", alike=("organisation", *_SAME_FUNCTION), fills=known))
    merging.rule("people.Affiliation.organisation", Rule("fonctions", alike=("person", *_SAME_FUNCTION), fills=known))


def merge_people(*, kept: Person, merged: Person, by, name_kind: str = "") -> Merge:
    """See `portal.core.merging.merge`."""
    return merging.merge(kept=kept, merged=merged, by=by, name_kind=name_kind)


def _is_own(row: Model, kept: Model) -> bool:
    return row.name_key == name_key(kept.name)
