"""Where else a person is known: their site, and the registers of people."""

from people.models import Person

_REGISTERS = {
    "wikidata_id": ("Wikidata", "https://www.wikidata.org/wiki/"),
    "orcid": ("ORCID", "https://orcid.org/"),
    "idref": ("IdRef", "https://www.idref.fr/"),
}


def elsewhere(person: Person) -> list[tuple[str, str]]:
    """Labels and addresses, as far as known: « ORCID 0000-0002-1825-0097 »."""
    found = [("Site web", person.website)] if person.website else []
    for field, (register, address) in _REGISTERS.items():
        if value := getattr(person, field):
            found.append((f"{register} {value}", f"{address}{value}"))
    return found
