"""Facets: what narrows a search, by its name in the address, its records, and its tokens in the index."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from articles.models import ArticleType, Event, Rubrique, Tag
from organisations.models import Organisation
from people.models import Person
from portal.core.house import french_date
from portal.search import tokens
from portal.search.kinds import Kind
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


@dataclass(frozen=True)
class Records:
    """A facet whose values are public records: `prefix` of its tokens, and how a record is printed."""

    prefix: str
    public: Callable[[], QuerySet]  # called each time: what is public depends on the moment
    names: tuple[str, ...] = ("name",)  # the fields that `label` is made of
    label: Callable[..., str] = str


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _listed_people() -> QuerySet:
    return Person.objects.published().filter(is_unlisted=False)


def _full_name(given: str, family: str) -> str:
    return f"{given} {family}".strip()


_PEOPLE = (_listed_people, ("given_name", "family_name"), _full_name)
RECORDS = {
    "rubrique": Records(tokens.RUBRIQUE, Rubrique.objects.all),
    "type": Records(tokens.TYPE, ArticleType.objects.all),
    "theme": Records(tokens.THEME, Tag.objects.published, label=capital),
    "personne": Records(tokens.PERSON, *_PEOPLE),
    "organisation": Records(tokens.ORGANISATION, Organisation.objects.published),
    "evenement": Records(tokens.EVENT, Event.objects.published),
    "auteur": Records(tokens.AUTHOR, *_PEOPLE),
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
        return _chosen_record(name, RECORDS[name], value) if _SLUG.fullmatch(value) else None
    if name == "nature":
        kind = next((kind for kind in Kind if kind.label == value), None)
        return Chosen(name, tokens.nature(kind), NATURES[kind]) if kind else None
    if name == "annee":
        return Chosen(name, tokens.token(tokens.YEAR, value), value) if YEAR.fullmatch(value) else None
    month = MONTH.fullmatch(value)
    return Chosen(name, tokens.token(tokens.MONTH, "".join(month.groups())), month_label(value)) if month else None


def _chosen_record(name: str, facet: Records, slug: str) -> Chosen | None:
    found = facet.public().order_by().filter(slug=slug).values_list("pk", *facet.names)[:1]
    return next((Chosen(name, tokens.token(facet.prefix, key), facet.label(*names)) for key, *names in found), None)


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


def month_label(value: str) -> str:
    """« septembre 2021 » for « 2021-09 »."""
    year, month = value.split("-")
    return french_date(date(int(year), int(month), 1), "F Y")
