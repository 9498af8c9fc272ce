"""Invented names by rank: the same rank gives the same name, two ranks never do."""

from articles.corpus import words
from portal.core.text import name_key

_STEP = 7_919  # prime: neighbours by rank are far apart in the alphabet
_ADJECTIVES = tuple(stem + suffix for suffix in words.SUFFIXES for stem in words.STEMS)


def coined(rank: int) -> str:
    """An invented word for a place or a project: « Branadivale »."""
    return _built(rank, words.PLACE_STARTS, words.PLACE_MIDDLES, words.PLACE_ENDS)


def person_name(rank: int, *, is_woman: bool) -> tuple[str, str]:
    """An invented given name and family name."""
    families = len(words.FAMILY_STARTS) * len(words.FAMILY_MIDDLES) * len(words.FAMILY_ENDS)
    given_names = words.FEMALE_NAMES if is_woman else words.MALE_NAMES
    given = given_names[(rank * 5 + rank // families) % len(given_names)]
    return given, _built(rank, words.FAMILY_STARTS, words.FAMILY_MIDDLES, words.FAMILY_ENDS)


def theme_name(rank: int) -> str:
    """An invented theme: « Registres ondulaires »."""
    scattered = rank * _STEP % (len(words.THINGS) * len(_ADJECTIVES))
    thing, adjective = divmod(scattered, len(_ADJECTIVES))
    return f"{words.THINGS[thing]} {_ADJECTIVES[adjective]}"


def address(name: str, seed: int) -> str:
    """The end of a record’s address, with the mark of its corpus, so that no record of the site has it."""
    return f"{name_key(name).replace(' ', '-')}-g{seed}"


def _built(rank: int, starts: tuple[str, ...], middles: tuple[str, ...], ends: tuple[str, ...]) -> str:
    scattered = rank * _STEP % (len(starts) * len(middles) * len(ends))
    rest, end = divmod(scattered, len(ends))
    start, middle = divmod(rest, len(middles))
    return f"{starts[start]}{middles[middle]}{ends[end]}"
