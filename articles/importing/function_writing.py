"""Writes the functions that a page states, unless the person’s record already holds them in other words.

A record that editors keep says « PDG du groupe » where the page prints « PDG Groupe »: one function, not two.
"""

from datetime import date

from articles.importing.pieces import ParsedAffiliation
from articles.quoting.roles import FORMER, role_head, same_head
from articles.quoting.words import words
from organisations.models import Organisation
from people.models import Affiliation, Person
from portal.core.text import name_key

_SMALL = frozenset(
    words("""
    de du des la le les l d et en a au aux pour sur par un une premier premiere
    """)
)
# Heads that the list of functions does not know, or that say the same.
_SAME_HEADS = {
    "president directeur": "pdg",
    "presidente directrice": "pdg",
    "dg": "directeur",
    "dga": "directeur",
    "ceo": "pdg",
}


def write_functions(
    person: Person, parsed: ParsedAffiliation, organisations: dict[str, Organisation], *, day: date | None
) -> None:
    """One affiliation for each organisation of the function; `organisations` gives the record of each name.

    A label that names several organisations is said of none of them alone: it is left out.
    """
    names = parsed.organisations or [""]
    for name in names:
        organisation = organisations.get(name)
        known = _known(person, parsed, organisation)
        if known is not None:
            _attest(known, parsed, day)
            continue
        Affiliation.objects.create(
            person=person,
            organisation=organisation,
            role=parsed.role,
            label=FORMER.sub("", parsed.label) if organisation and len(names) == 1 else "",
            is_former=parsed.is_former,
            attested_on=day,
        )


def _known(person: Person, parsed: ParsedAffiliation, organisation: Organisation | None) -> Affiliation | None:
    """The function of the record that the page states again: first one in the same organisation."""
    same = [
        held
        for held in person.affiliations.select_related("organisation").prefetch_related("organisation__names")
        if _same_function(held.role, parsed.role)
    ]
    here = [held for held in same if held.organisation_id == getattr(organisation, "pk", None)]
    elsewhere = [held for held in same if _names_its_place(held, parsed.role, is_placed=organisation is not None)]
    return next((held for held in [*here, *elsewhere]), None)


def _same_function(first: str, second: str) -> bool:
    return same_head(_head(first), _head(second))


def _head(role: str) -> str:
    """The noun of the function; the first word where the list of functions does not know it."""
    key = name_key(role)
    two = " ".join(key.split(" ")[:2])
    head = _SAME_HEADS.get(two) or role_head(role) or key.split(" ", maxsplit=1)[0]
    return _SAME_HEADS.get(head, head)


def _names_its_place(held: Affiliation, role: str, *, is_placed: bool) -> bool:
    """Whether the words of `role` are those of a function held elsewhere: « directeur de l’accélérateur », said of
    the institute that hosts the accelerator, or « ministre de la Santé », said of no organisation."""
    said = set(name_key(role).split(" ")[1:]) - _SMALL
    organisation = held.organisation
    names = [organisation.name, *(name.name for name in organisation.names.all())] if organisation else []
    printed = set(_words(" ".join([held.role, held.label, *names])))
    if is_placed:
        # A single word (« de la recherche ») does not tell a place.
        return organisation is not None and len(said) > 1 and said <= set(_words(" ".join(names)))
    return said <= printed


def _words(text: str) -> list[str]:
    return name_key(text).split(" ")


def _attest(known: Affiliation, parsed: ParsedAffiliation, day: date | None) -> None:
    """A function without any date gains the day on which this page attests it; nothing else is rewritten."""
    has_dates = known.attested_on or known.start or known.end
    if day and not has_dates and known.is_former == parsed.is_former:
        known.attested_on = day
        known.save(update_fields=["attested_on"])
