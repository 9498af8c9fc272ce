"""Why words that are a name on record are not that name here, from what stands around them."""

import re
from collections.abc import Container, Set
from typing import NamedTuple

from articles.linking.common_words import COMMON
from articles.linking.entries import Entry, Rule, is_exact
from articles.linking.folding import searched
from articles.quoting.given_names import GIVEN_NAMES
from articles.quoting.names import HONORIFIC
from articles.quoting.words import words
from portal.core.text import fold

_ELISION = re.compile(r"(?:^|[^\w])(?:[ldnjmtsc]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'ʼ]$", re.IGNORECASE)
_EX = re.compile(r"(?:^|[^\w])ex-$", re.IGNORECASE)
_BAD_LEFT = re.compile(r"[\w.][’'ʼ]$|[-‐‑_@#&+]$|\w\.$")
_BAD_RIGHT = re.compile(r"[’'ʼ]\w|[-‐‑_@&+](?=\w)|\.\w")
_SENTENCE = re.compile(r"(?:^|[\n.!?…:;«“(\[•–—-])[\s\u00a0\u202f]*$")
_ADDRESS = re.compile(r"@|://|^www\.")
# What bears the name of somebody: « rue Marie Curie », « prix Marie Curie ».
_NAMED_AFTER = frozenset(
    words("""
    rue avenue boulevard place quai square allee cours impasse pont gare hopital hopitaux clinique centre institut
    fondation prix lycee college ecole universite campus maison amphitheatre salle batiment pavillon maladie syndrome
    fonds bourse chaire laboratoire laboratoires cabinet groupe editions association theatre musee stade aeroport
    """)
)
# What an organisation lends its name to, and is not that organisation.
_OF_HOUSE = frozenset(words("fondation prix fonds club amis association"))
_CAPITALS = re.compile(r"[^\W\d_]+")


class Joined(NamedTuple):
    """Where names of organisations begin and end: between two of them, a hyphen separates (« Inserm-CNRS »)."""

    starts: Set[int]
    ends: Set[int]


def is_bounded(text: str, start: int, end: int, joined: Joined) -> bool:
    """Whether `text[start:end]` is cut where a name may be: « l’Inserm », « Inserm/CNRS », not HP in « AP-HP »."""
    before, after = text[max(start - 12, 0) : start], text[end : end + 2]
    if _BAD_RIGHT.match(after) and not (after[0] == "-" and end + 1 in joined.starts and end in joined.ends):
        return False
    if before.endswith("-") and start - 1 in joined.ends and start in joined.starts:
        return True
    return not _BAD_LEFT.search(before) or bool(_ELISION.search(before) or _EX.search(before))


def is_refused(entry: Entry, text: str, start: int, end: int, starts: Container[int] = ()) -> bool:
    """Whether what stands around makes something else of the words of `entry`. `starts`: where other names begin."""
    if _ADDRESS.search(_token(text, start, end)):
        return True
    if entry.target is None or entry.target.kind == "term":
        return entry.target is not None and _is_shouted(entry, text, start, end)
    if entry.target.kind == "person":
        return entry.rule != Rule.ROLE and _is_part_of_other_name(text, start, end, starts)
    return _is_shouted(entry, text, start, end) or _is_other_house(entry, text, start, end, starts)


def begins_sentence(text: str, start: int) -> bool:
    return bool(_SENTENCE.search(text[max(start - 4, 0) : start])) or start == 0


def honorific_before(text: str, start: int) -> str:
    """« Pr », « Mme », as printed just before; an empty string without any."""
    match = re.search(rf"(?<!\w)(?P<title>{HONORIFIC})\s+$", text[max(start - 20, 0) : start])
    return match["title"] if match else ""


def _token(text: str, start: int, end: int) -> str:
    """What stands between the white spaces around."""
    left = re.search(r"\S*$", text[max(start - 60, 0) : start])[0]
    right = re.match(r"\S*", text[end : end + 60])[0]
    return left + text[start:end] + right


def _is_shouted(entry: Entry, text: str, start: int, end: int) -> bool:
    """An acronym that is also a word, in a line of capitals: « DEUX ANS APRÈS »."""
    if not is_exact(entry.spelling) or searched(entry.spelling).strip() not in COMMON:
        return False
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    others = text[low:start] + text[end : high if high >= 0 else len(text)]
    letters = [char for char in others if char.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _is_part_of_other_name(text: str, start: int, end: int, starts: Container[int]) -> bool:
    """« rue Jean Martin », « Marie Jean Martin », « Jean Martin Duval »."""
    previous = _word_before(text, start)
    if fold(previous) in _NAMED_AFTER:
        return True
    if previous[:1].isupper() and fold(previous.split("-")[0]) in GIVEN_NAMES:
        return True
    return end + 1 not in starts and _goes_on(text, end)


def _goes_on(text: str, end: int) -> bool:
    """Whether another word with a capital follows, without punctuation between."""
    following = re.match(r"[ \u00a0](?P<word>[^\W\d_][\w’'-]*)", text[end : end + 40])
    return bool(following) and following["word"][0].isupper() and following["word"][1:2].islower()


def _is_other_house(entry: Entry, text: str, start: int, end: int, starts: Container[int]) -> bool:
    """« Fondation Inserm », « Inria Startup Studio », « Université de Rennes 2 », when they are not on record."""
    previous = _word_before(text, start)
    if fold(previous) in _OF_HOUSE and fold(entry.spelling).split()[0] not in _OF_HOUSE:
        return True
    if end + 1 not in starts and _goes_on(text, end):
        return True
    is_numbered = fold(entry.spelling).startswith(("universite", "paris", "lyon", "lille", "sorbonne"))
    if is_numbered and re.match(r"[ -]\d{1,2}(?!\d)", text[end : end + 4]):
        return True
    is_plain = not any(map(str.isupper, entry.spelling[1:])) and set(searched(entry.spelling).split()) <= COMMON
    return is_plain and begins_sentence(text, start)


def _word_before(text: str, start: int) -> str:
    """The word just before, with nothing but one space between."""
    match = re.search(r"(?P<word>[\w-]+)[ \u00a0]$", text[max(start - 40, 0) : start])
    return match["word"] if match else ""
