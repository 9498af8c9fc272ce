"""The facets that an address turns on: the tokens that documents must bear, and what is printed of them."""

import re
from dataclasses import dataclass, replace
from datetime import date

from portal.core.house import french_date
from portal.search import tokens
from portal.search.facets.records import RECORDS, record_of
from portal.search.kinds import Kind
from portal.search.query import Query
from portal.search.results import FACETS, Ask, Chip

FIRST_YEAR = 1900  # that an address may ask for
SHOWN = 80  # characters of a value that nothing has
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,255}")  # whatever else is sent must not reach the database
YEAR, MONTH = re.compile(r"(?:19|20)[0-9]{2}"), re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])")
# In the order of the page.
NATURES = {
    Kind.ARTICLE: "Articles",
    Kind.QUOTE: "Citations",
    Kind.PERSON: "Intervenants",
    Kind.ORGANISATION: "Organisations",
    Kind.EVENT: "Événements",
    Kind.THEME: "Thèmes",
}
# Above the options, and before the value of the one that is on.
HEADINGS = {
    "nature": ("Nature", "Nature"),
    "rubrique": ("Rubriques", "Rubrique"),
    "type": ("Types d’article", "Type"),
    "theme": ("Thèmes", "Thème"),
    "personne": ("Intervenants", "Intervenant·e"),
    "organisation": ("Organisations", "Organisation"),
    "evenement": ("Événements", "Événement"),
    "auteur": ("Auteurs", "Auteur·rice"),
    "annee": ("Années", "Année"),
    "mois": ("Mois", "Mois"),
}


@dataclass(frozen=True)
class Chosen:
    """A facet that is on: the token that a document must bear, and how it is printed."""

    name: str
    token: str
    label: str


def chosen_facets(ask: Ask) -> list[Chosen]:
    """Those of the facets asked for whose value means something, in the order of the page."""
    found = (_chosen(name, ask.chosen[name]) for name in FACETS if ask.chosen.get(name))
    return [chosen for chosen in found if chosen]


def _chosen(name: str, value: str) -> Chosen | None:
    if name in RECORDS:
        found = record_of(name, value) if _SLUG.fullmatch(value) else None
        return Chosen(name, tokens.token(RECORDS[name].prefix, found[0]), found[1]) if found else None
    if name == "nature":
        kind = next((kind for kind in Kind if kind.label == value), None)
        return Chosen(name, tokens.nature(kind), NATURES[kind]) if kind else None
    if name == "annee":
        return Chosen(name, tokens.token(tokens.YEAR, value), value) if YEAR.fullmatch(value) else None
    month = MONTH.fullmatch(value)
    return Chosen(name, tokens.token(tokens.MONTH, "".join(month.groups())), month_label(value)) if month else None


def chips(ask: Ask, chosen: list[Chosen]) -> list[Chip]:
    """One for each facet asked for, those that mean nothing too, so that readers see that they were ignored."""
    labels = {facet.name: facet.label for facet in chosen}
    return [
        Chip(
            HEADINGS[name][1],
            labels.get(name, ask.chosen[name][:SHOWN]),
            ask.with_facet(name, ""),
            is_known=name in labels,
        )
        for name in FACETS
        if ask.chosen.get(name)
    ]


def typed_chips(ask: Ask, query: Query) -> list[Chip]:
    """The period and the speaker that were typed, in words; each link takes one away."""
    found = []
    if query.since or query.until:
        without = replace(query, since=None, until=None, dates=())
        found.append(Chip("Période", _period(query), ask.query(text=without.text)))
    if query.by:
        found.append(Chip("Dit ou signé par", query.by, ask.query(text=replace(query, by="").text)))
    return found


def _period(query: Query) -> str:
    """« du 1er janvier au 31 décembre 2021 », « depuis le 22 septembre 2021 », « le 29 septembre 2021 »."""
    since, until = (french_date(day, "j F Y") if day else "" for day in (query.since, query.until))
    if since and until:
        return f"le {since}" if since == until else f"du {since} au {until}"
    return f"depuis le {since}" if since else f"jusqu’au {until}"


def month_label(value: str) -> str:
    """« septembre 2021 » for « 2021-09 »."""
    year, month = value.split("-")
    return french_date(date(int(year), int(month), 1), "F Y")
