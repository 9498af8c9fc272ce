"""Offices that one person holds at a time: « la directrice du HDH », « le Président de la République »."""

import re
from collections.abc import Iterator

from articles.linking.entries import Post
from articles.linking.folding import searched
from articles.quoting.roles import feminine_heads, is_office, neutral_head
from articles.quoting.words import words
from people.models import Affiliation
from portal.core.publishing import Status
from portal.core.text import fold

# Heads of an office that « le » or « la » is enough to tell: there is one of them.
HEADS = frozenset(
    words("""
    president directeur pdg dg ministre secretaire delegue prefet maire doyen commissaire gouverneur gerant
    porte-parole chef
    """)
)
_WHOLE = {
    "pdg": ["president", "directeur", "general"],
    "dg": ["directeur", "general"],
    "dga": ["directeur", "general", "adjoint"],
}
_MASCULINE = {
    "generale": "general",
    "adjointe": "adjoint",
    "deleguee": "delegue",
    "executive": "executif",
    "medicale": "medical",
    "nationale": "national",
    "regionale": "regional",
    "francaise": "francais",
    "operationnelle": "operationnel",
    "financiere": "financier",
    "commerciale": "commercial",
    "premiere": "premier",
}
_PARTS = re.compile(r"\s+et\s+|[,;/]\s*")
# « directeur » alone is said of whoever directs, not of whoever directs the research.
_ALONE = {("directeur",): [("directeur", "general")], ("president",): [("president", "directeur", "general")]}


def read_posts() -> list[Post]:
    """One query: the offices on record of people who were not withdrawn."""
    rows = Affiliation.objects.exclude(person__status=Status.WITHDRAWN).order_by("pk")
    fields = ("person", "organisation", "start", "last_on", "is_former")
    found = []
    for role, house, *held in rows.values_list("role", "organisation__name", *fields):
        found += [Post(told, *held) for told in _within(role)] if house else []
        found += [Post(told, held[0], None, *held[2:]) for told in _offices(role, house)]
    return found


def _within(role: str) -> Iterator[tuple[str, ...]]:
    """What somebody is in an organisation: « cofondateur et directeur général » is two functions, the second a post."""
    for part in [role] if is_office(role) else _PARTS.split(role):
        told = role_words(part)
        if told and told[0] in HEADS:
            yield told


def _offices(role: str, house: str | None) -> Iterator[tuple[str, ...]]:
    """What needs no organisation to be understood."""
    for office in (role, _ministry(role, house)):
        if is_office(office):
            yield role_words(office)


def _ministry(role: str, house: str | None) -> str:
    """« ministre » at the « Ministère de la Santé » is « ministre de la Santé »."""
    head, _space, rest = (house or "").partition(" ")
    return f"{role} {rest}" if fold(head) == "ministere" and fold(role) == "ministre" else ""


def role_words(role: str) -> tuple[str, ...]:
    """The words of a function, folded, whatever the gender: « Directrice générale » and « DG » are one."""
    first, *others = searched(role.replace("porte-parole", "porteparole")).split() or [""]
    head = neutral_head(first.replace("porteparole", "porte-parole"))
    head = _MASCULINE.get(head, head)
    return (*_WHOLE.get(head, [head]), *(_MASCULINE.get(word, word) for word in others))


def wordings(told: tuple[str, ...]) -> list[str]:
    """An office without organisation as texts write it, in either gender. None for a word that tells no office."""
    if len(told) < 2 or told == ("secretaire", "d", "etat"):
        return []
    heads = [told[0], *feminine_heads(told[0]), *(["premiere"] if told[0] == "premier" else [])]
    return [" ".join([head, *told[1:]]) for head in heads]


def matching(posts: list[Post], told: tuple[str, ...]) -> list[Post]:
    """Those of the posts of one organisation that these words tell."""
    same = [post for post in posts if post.words == told]
    return same or [post for post in posts if post.words in _ALONE.get(told, ())]
