"""Facets as the index holds them: one token for each value, such as « #t12 » for the theme 12.

« # » stands in no analysed term, so that no word of a text is ever taken for a facet.
"""

from datetime import date

from portal.search.kinds import Kind

NATURE, RUBRIQUE, TYPE, THEME, PERSON, ORGANISATION, EVENT, AUTHOR = "n", "r", "y", "t", "p", "o", "e", "w"
SPEAKER = "s"  # who says a quote, for « par: »
YEAR, MONTH = "a", "m"
# How the record of each kind is named in the facets of other documents, and in its own.
OF_KIND = {Kind.PERSON: PERSON, Kind.ORGANISATION: ORGANISATION, Kind.EVENT: EVENT, Kind.THEME: THEME}


def token(prefix: str, value: int | str) -> str:
    return f"#{prefix}{value}"


def nature(kind: Kind) -> str:
    return token(NATURE, int(kind))


def days(day: date | None) -> list[str]:
    """The tokens of a date: « #a2021 » and « #m202109 »; none without one."""
    return [token(YEAR, f"{day:%Y}"), token(MONTH, f"{day:%Y%m}")] if day else []


def parted(tokens: str) -> list[tuple[str, str]]:
    """The prefix and the value of each of the `tokens`."""
    return [(text[1], text[2:]) for text in tokens.split()]
