"""Cutting an apposition into its parts: at commas and « et » that introduce another function."""

import re

from articles.quoting.roles import role_head

_SEPARATOR = re.compile(r",\s+(?:et\s+)?|\s+et\s+|\s*[;/]\s+")
# « … et navigateur » at the end: a trade that the list of functions does not know.
_TRADE = re.compile(r"^[a-zà-ÿ-]{2,}(?:teur|trice|eur|euse|ien|ienne|iste|logue|graphe)$")
_OPEN, _CLOSE = "(«“", ")»”"


def split_parts(text: str) -> list[str]:
    """The functions named one after the other. A comma inside one (« de la recherche, de l’accueil ») does not cut."""
    parts: list[str] = []
    last = 0
    for match in _SEPARATOR.finditer(text):
        if _depth(text[: match.start()]) or not _cuts(text, match):
            continue
        parts.append(text[last : match.start()])
        last = match.end()
    parts.append(text[last:])
    return [part.strip() for part in parts if part.strip()]


def is_trade(text: str) -> bool:
    """Whether the words are one noun of trade in small letters, and nothing more."""
    return _TRADE.match(text.strip(" .")) is not None


def _depth(before: str) -> int:
    return sum(before.count(char) for char in _OPEN) - sum(before.count(char) for char in _CLOSE)


def _cuts(text: str, match: re.Match) -> bool:
    following = text[match.end() :]
    if role_head(following):
        return True
    if match[0].strip() in {"et", ", et"} and is_trade(following):
        return True
    is_and = match[0].strip() in {"et", ", et"}
    return not is_and and following[:1].isupper()
