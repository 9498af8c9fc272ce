"""What the dictionary holds: under which words, and how written, a record is named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from articles.importing.kinds import has_organisation_head, is_acronym
from articles.linking.common_words import COMMON
from articles.linking.folding import exact, searched
from articles.models import Mention

SHORT = 5  # letters: a name no longer is recognised only as it is written
Rule = Mention.Rule
# These are often written without a capital.
_LOWERED = re.compile(r"^(?:ministere|secretariat d etat|haute autorite|assurance maladie)\b")


class Target(NamedTuple):
    """A record: the field of `Mention` that points at it, and its key."""

    kind: str
    pk: int

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"


@dataclass(frozen=True, slots=True)
class Post:
    """An office and who holds it, from a day to another, as far as known."""

    words: tuple[str, ...]  # of the function, whatever the gender
    person: int
    organisation: int | None = None
    start: date | None = None
    last: date | None = None
    is_former: bool = False

    def is_held_on(self, day: date) -> bool:
        """As `Affiliation.holds_on`: an unknown end leaves it open unless it is marked as former."""
        if self.start and day < self.start:
            return False
        return day <= self.last if self.last else not self.is_former


@dataclass(frozen=True, slots=True)
class Entry:
    """`target` is None for words that are always ignored. `until`: the day when a former name went out of use."""

    spelling: str
    rule: str
    target: Target | None
    until: date | None = None
    post: Post | None = None
    gender: str = ""

    @property
    def is_exact(self) -> bool:
        return is_exact(self.spelling)


def is_exact(spelling: str) -> bool:
    """Acronyms and short names: « ANS » is not « ans »."""
    return is_acronym(spelling) or sum(map(str.isalpha, spelling)) <= SHORT


def is_common(spelling: str) -> bool:
    """A single word of every day."""
    return searched(spelling).strip() in COMMON and not is_acronym(spelling)


def fits(entry: Entry, surface: str) -> bool:
    """Whether the capitals of `surface` are those of a name, or of a term, and not of other words like it."""
    if entry.target is None or entry.rule == Rule.ROLE:
        return True
    if entry.target.kind == "term":
        return _fits_term(entry.spelling, surface)
    if entry.is_exact:
        return exact(surface) == exact(entry.spelling)
    if entry.target.kind == "person":
        return _has_capitals_of(entry.spelling, surface)
    return _fits_organisation(entry.spelling, surface)


def _fits_term(spelling: str, surface: str) -> bool:
    if not is_exact(spelling):
        return True
    written, wanted = exact(surface), exact(spelling)
    return wanted in {written, written[:1].lower() + written[1:]}


def _has_capitals_of(spelling: str, surface: str) -> bool:
    """Every word that has a capital on the record has one here: « Marin » is not « marin »."""
    wanted, written = exact(spelling).split(), exact(surface).split()
    return len(wanted) == len(written) and all(
        there[0].isupper() or not here[0].isupper() for here, there in zip(wanted, written, strict=True)
    )


def _fits_organisation(spelling: str, surface: str) -> bool:
    if surface[0].isupper() or not spelling[0].isupper():
        return True
    if not has_organisation_head(spelling):
        return False
    return bool(_LOWERED.match(searched(surface))) or (
        exact(surface)[1:] == exact(spelling)[1:] and any(map(str.isupper, surface))
    )


def keys(spelling: str) -> Iterator[str]:
    """Under which the dictionary holds `spelling`: between spaces, for names begin and end with a word."""
    folded = searched(spelling)
    for key in dict.fromkeys([folded, folded.replace("œ", "oe"), folded.replace("oe", "œ")]):
        yield f" {key} "


def plurals(term: str) -> list[str]:
    """A term and its plurals: « apprentissages fédérés », « entrepôts de données de santé »."""
    if is_exact(term):
        return [term]
    head, *others = re.split(r"( )", term)
    last = "".join([head, *others[:-1], _plural(others[-1])]) if others else _plural(head)
    first = "".join([_plural(head), *others])
    both = "".join([_plural(head), *others[:-1], _plural(others[-1])]) if others else last
    return list(dict.fromkeys([term, last, first, both]))


def _plural(word: str) -> str:
    if word[-1:] in "sxz":
        return word
    if word.endswith("al"):
        return f"{word[:-2]}aux"
    return f"{word}x" if word.endswith(("au", "eu")) else f"{word}s"
