"""People whom a text names and no record knows: they speak too, and « elle » may mean them."""

import re

from articles.quoting.cast import Cast, Voice
from articles.quoting.names import HONORIFIC, NAME, has_known_given_name, read_name
from articles.quoting.passages import Passage
from articles.quoting.roles import gender_of_role
from articles.quoting.spans import find_spans, mask
from articles.quoting.words import words
from portal.core.text import fold

_NAMED = re.compile(rf"(?:(?P<title>{HONORIFIC})\s+)?(?P<name>{NAME})")
_TITLED = re.compile(rf"(?P<title>{HONORIFIC})\s+(?P<name>[A-ZÀ-ÖØ-Þ][\wÀ-ÿ’'-]+)")
_TITLE = re.compile(rf"{HONORIFIC}$")
_BEFORE = re.compile(r"(?P<word>[\w-]+)[ \u00a0]$")
# What bears the name of somebody: « rue Jean Moulin », « prix Marie Curie ».
_NAMED_AFTER = frozenset(
    words("""
    rue avenue boulevard place quai square allee pont gare hopital hopitaux clinique centre institut fondation prix
    lycee college ecole universite campus maison amphitheatre salle batiment fonds bourse chaire laboratoire cabinet
    groupe editions association theatre musee stade aeroport plan loi rapport maladie syndrome
    """)
)
_MOST = 60


def with_strangers(cast: Cast, passages: list[Passage]) -> Cast:
    """`cast` and the people whom it does not know that the passages name, with a title or a common given name."""
    strangers: dict[str, Voice] = {}
    for passage in passages:
        masked = mask(passage.text, find_spans(passage.text))
        for name, after in _names(masked):
            if len(strangers) < _MOST and not _is_known(cast, name):
                _meet(strangers, name, after)
    alone = [voice for voice in strangers.values() if " " in voice.name or not _has_full(strangers, voice)]
    return Cast([*cast.voices, *alone], cast.organisations) if alone else cast


def _names(text: str):
    """Each name as printed with its title, and the words after it."""
    for match in _NAMED.finditer(text):
        before = _BEFORE.search(text[max(match.start() - 30, 0) : match.start()])
        if before and fold(before["word"]) in _NAMED_AFTER:
            continue
        printed = _trimmed([match["title"] or "", *match["name"].split(" ")])
        if len(printed) > 1:
            yield " ".join(printed), text[match.end() : match.end() + 80]
    for match in _TITLED.finditer(text):
        if not _NAMED.match(text, match.start()):
            yield match[0], text[match.end() : match.end() + 80]


def _trimmed(printed: list[str]) -> list[str]:
    """From the title, or from the first common given name: « Selon Anne Brissac » begins at « Anne »."""
    for rank, word in enumerate(printed):
        rest = printed[rank:]
        is_titled = bool(_TITLE.match(word)) and len(rest) > 2
        if word and (is_titled or (len(rest) > 1 and has_known_given_name(" ".join(rest)))):
            return rest
    return []


def _is_known(cast: Cast, printed: str) -> bool:
    name = read_name(printed)
    if cast.organisation(printed) or cast.organisation(name.name) or cast.named(name.name):
        return True
    same = [voice for voice in cast.voices if fold(voice.family_name) == fold(name.family)]
    return any(not name.given or fold(voice.name) == fold(name.name) for voice in same)


def _meet(strangers: dict[str, Voice], printed: str, after: str) -> None:
    name = read_name(printed)
    beside = re.match(r",\s(?P<role>[^,.;:]{3,70})", after)
    gender = name.gender or (gender_of_role(beside["role"]) if beside else "")
    known = strangers.setdefault(fold(name.name), Voice(name.name, name.family, gender, is_known=False))
    known.gender = known.gender or gender


def _has_full(strangers: dict[str, Voice], voice: Voice) -> bool:
    """« Mme Brissac » is « Anne Brissac », named in full elsewhere in the text."""
    return any(other is not voice and fold(other.family_name) == fold(voice.name) for other in strangers.values())
