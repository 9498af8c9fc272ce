"""Names of people as printed: honorific, given and family names, capitals and particles."""

import re
from dataclasses import dataclass

from articles.quoting.given_names import GIVEN_NAMES
from portal.core.text import fold

HONORIFIC = (
    r"(?:(?:Pr|Dr|Pre|Dre|Prs|Drs|Prof|Me)\b\.?|(?:le |la )?(?:[Pp]rofesseure?|[Dd]octeure?)\b|Mme|Mlle|M\.|MM\.|Mmes)"
)
_KEPT = {"pr": "Pr", "dr": "Dr", "pre": "Pre", "dre": "Dre", "prof": "Pr", "professeur": "Pr", "professeure": "Pre"} | {
    "docteur": "Dr",
    "docteure": "Dre",
    "me": "Me",
    "prs": "Pr",
    "drs": "Dr",
}
_GENDERS = {"mme": "f", "mlle": "f", "m": "m", "pre": "f", "dre": "f", "professeure": "f", "docteure": "f"}
_UPPER = "A-ZÀ-ÖØ-ÞŒÆ"
_LOWER = "a-zà-öø-ÿœæ"
# Bounded, so that looking for names in a long run of letters stays linear.
_LETTERS = rf"[{_UPPER}][{_UPPER}{_LOWER}’']{{0,40}}"
_WORD = rf"(?:{_LETTERS}(?:-{_LETTERS}){{0,4}}|[{_UPPER}]\.(?:-[{_UPPER}]\.)?)"
PARTICLES = "de la|de|du|des|d’|d'|van der|van den|van|von der|von|ben|bin|el|al|di|da|dos|del|della|le|la|den|ter"
_PARTICLE = rf"(?:(?:{PARTICLES}) ?)"
NAME = rf"{_WORD}(?: (?:{_PARTICLE})?{_WORD}){{1,3}}"
INITIALS = re.compile(rf"[{_UPPER}]\.(?:-[{_UPPER}]\.)?")
_HONORIFIC_START = re.compile(rf"^(?:(?:le|la|les|Le|La|Les) )?(?P<title>{HONORIFIC})\s+")
_FAMILY_PARTICLES = frozenset(word for part in PARTICLES.split("|") for word in part.split())


@dataclass(frozen=True)
class PrintedName:
    given: str
    family: str
    honorific: str = ""
    gender: str = ""

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()


def read_name(printed: str) -> PrintedName:
    """« le Pr Basile Omar PENHOËT » gives Pr, Basile Omar, Penhoët. A single word is a family name."""
    text = " ".join(printed.split()).strip(" ,;:")
    honorific = gender = ""
    while match := _HONORIFIC_START.match(text):
        key = fold(match["title"]).removeprefix("le ").removeprefix("la ").rstrip(".")
        honorific = honorific or _KEPT.get(key, "")
        gender = gender or _GENDERS.get(key, "") or ("f" if text.lower().startswith("la ") else "")
        text = text[match.end() :]
    words = text.split(" ")
    start = 0 if _is_bare_family(words) else _family_start(words)
    family = _from_capitals(words[start:]) if _is_capitals(words[-1]) else " ".join(words[start:])
    return PrintedName(" ".join(map(_given, words[:start])), family, honorific, gender)


def _family_start(words: list[str]) -> int:
    """Where the family name begins: at the run of capitals that ends the name, else at its last word with particles."""
    start = len(words) - 1
    if _is_capitals(words[-1]):
        while start > 1 and (_is_capitals(words[start - 1]) or words[start - 1].lower() in _FAMILY_PARTICLES):
            start -= 1
        return start
    while start > 1 and (words[start - 1].lower() in _FAMILY_PARTICLES or words[start - 1].lower() in {"d’", "d'"}):
        start -= 1
    return start


def _is_bare_family(words: list[str]) -> bool:
    """« Mme Le Goff »: a family name alone, whose particle is no given name."""
    return len(words) == 2 and words[0] in {"Le", "La", "De", "Du", "Des", "Van", "Von"}


def _is_capitals(word: str) -> bool:
    letters = [char for char in re.sub(r"^[dl][’']", "", word) if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def _from_capitals(words: list[str]) -> str:
    """« LE GALL » gives « Le Gall », « DE LA TOUR » « de La Tour », « D’ARC » « d’Arc »."""
    pieces = []
    for position, word in enumerate(words):
        if word.lower() in {"de", "du", "des", "van", "von"} and position < len(words) - 1:
            pieces.append(word.lower() if word.lower() in {"de", "du", "des"} else word.capitalize())
        else:
            pieces.append(_capitalised(word))
    return " ".join(pieces)


def _given(word: str) -> str:
    return _capitalised(word) if _is_capitals(word) else word


def _capitalised(word: str) -> str:
    parts = re.split(r"([-’'])", word)
    text = "".join(part.capitalize() for part in parts)
    return re.sub(r"^D(?=[’'])", "d", text)


def has_known_given_name(printed: str) -> bool:
    """Whether the first word is a common given name: the sign that two capitalised words are a person."""
    first = read_name(printed).given.split(" ")[0]
    return bool(first) and any(fold(part) in GIVEN_NAMES for part in (first, first.split("-")[0]))
