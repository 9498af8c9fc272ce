"""The organisations of the corpus, their other names, and the links between them."""

from random import Random

from articles.corpus import words
from articles.corpus.dice import dice
from articles.corpus.names import address, coined
from articles.corpus.records import House, Setting
from articles.corpus.writing import Table, new_ids
from organisations.models import Organisation, OrganisationName, OrganisationRelation
from portal.core.numbering import reserve_number, take_number
from portal.core.publishing import Status
from portal.core.text import name_key

_LINKS_A_HOUSE = 3  # one link for so many organisations


def write_organisations(setting: Setting) -> list[House]:
    count = setting.sizes.organisations
    first = reserve_numbers(Organisation.SEQUENCE, count)
    ids = new_ids(Organisation)
    names = ("id", "name", "name_key", "slug", "kind", "number", "description", "website", "status", "published_at")
    table = Table(Organisation, *names, now=setting.span.end)
    others = Table(OrganisationName, "organisation", "kind", "name", "name_key", now=setting.span.end)
    houses = []
    for rank in range(count):
        rng = dice(setting.seed, "organisation", rank)
        house, kind = _house(next(ids), rank, setting.seed)
        website = f"https://{house.slug}.example" if rng.random() < 0.4 else ""
        description = _description(rng, house) if rng.random() < 0.6 else ""
        key = name_key(house.name)
        described = (kind, first + rank, description, website, Status.PUBLISHED.value, setting.opened_at)
        table.add(house.pk, house.name, key, house.slug, *described)
        for kind_of_name, name in _other_names(rng, house, rank + setting.seed):
            others.add(house.pk, kind_of_name, name, name_key(name))
        houses.append(house)
    table.flush()
    others.flush()
    _link(setting, houses)
    return houses


def reserve_numbers(sequence: str, count: int) -> int:
    """Takes `count` numbers in one go and gives the first. The caller holds a transaction."""
    first = take_number(sequence)
    reserve_number(sequence, first + count - 1)
    return first


def house_name(rank: int, seed: int) -> tuple[str, str, str]:
    """The name, the preposition that brings it and the kind of the organisation of this rank."""
    start, preposition, kind = words.HOUSES[rank % len(words.HOUSES)]
    return f"{start} {coined(rank + seed)} {rank + 1}", preposition, kind


def _house(pk: int, rank: int, seed: int) -> tuple[House, str]:
    name, preposition, kind = house_name(rank, seed)
    return House(pk, name, address(name, seed), f"{preposition}{name}"), kind


def _description(rng: Random, house: House) -> str:
    theme = f"{rng.choice(words.VERBS)} {rng.choice(words.OBJECTS)}{rng.choice(words.TAILS)}"
    return f"<p>{house.name} n’existe pas\u00a0: cette organisation est inventée. Elle {theme}.</p>"


def _other_names(rng: Random, house: House, rank: int) -> list[tuple[str, str]]:
    found = []
    if rng.random() < 0.3:
        initials = "".join(word[0].upper() for word in house.name.split()[:-1])
        found.append((OrganisationName.Kind.ACRONYM.value, f"{initials}{rank}"))
    if rng.random() < 0.05:
        found.append((OrganisationName.Kind.FORMER.value, f"Bureau {coined(rank + 1)}"))
    return found


def _link(setting: Setting, houses: list[House]) -> None:
    rng = dice(setting.seed, "links")
    table = Table(OrganisationRelation, "source", "kind", "target", now=setting.span.end)
    drawn = {}
    for _link in range(len(houses) // _LINKS_A_HOUSE):
        source, target = rng.sample(houses, 2)
        drawn[source.pk, rng.choice(OrganisationRelation.Kind.values), target.pk] = True
    for link in drawn:
        table.add(*link)
    table.flush()
