"""What an article says its own acronyms stand for: « Agence nationale de la survie (ANS) » is not the ANS on record."""

import re
from collections.abc import Iterable

from articles.importing.kinds import SMALL_WORDS, is_acronym, is_acronym_of
from articles.linking.entries import Target
from articles.linking.folding import words_key
from articles.linking.lexicon import Hit, Lexicon
from portal.core.text import name_key

_LONGEST = 12  # words of a long form
_BEFORE = re.compile(r"[^\n,.;:()«»]{4,150}$")
_AFTER = re.compile(r"[ \u00a0]\((?P<long>[^\n,.;:()«»]{4,150})[,)]")


def taught(text: str, hits: Iterable[Hit], lexicon: Lexicon) -> dict[str, set[Target]]:
    """For each acronym explained in the text, the records that bear its long form: none, when none does."""
    found: dict[str, set[Target]] = {}
    for hit in hits:
        sigle = text[hit.start : hit.end]
        if not is_acronym(sigle) or words_key(sigle) in found:
            continue
        long_form = _long_form(text, hit, sigle)
        if long_form:
            key = words_key(long_form)
            found[words_key(sigle)] = {
                entry.target
                for entry in hit.entries
                if entry.target and any(words_key(other.spelling) == key for other in lexicon.spellings(entry.target))
            }
    return found


def _long_form(text: str, hit: Hit, sigle: str) -> str:
    """« long form (SIGLE) » or « SIGLE (long form) »; an empty string when the text explains nothing."""
    if text[hit.start - 1 : hit.start] == "(" and text[hit.end : hit.end + 1] in {")", ","}:
        before = _BEFORE.search(text[max(hit.start - 152, 0) : hit.start - 1].rstrip())
        return _shortest_that_gives(sigle, before[0].split()) if before else ""
    after = _AFTER.match(text, hit.end)
    return after["long"] if after and is_acronym_of(sigle, after["long"]) else ""


def _shortest_that_gives(sigle: str, words: list[str]) -> str:
    """The last words whose initials give the acronym; the article or the elision before the first is left out."""
    for count in range(1, min(_LONGEST, len(words)) + 1):
        chosen = re.sub(r"^(?:[ldLD]|qu|Qu)[’'ʼ]", "", " ".join(words[-count:]))
        first = name_key(chosen).split(" ")[0]
        if count > 1 and first not in SMALL_WORDS and is_acronym_of(sigle, chosen):
            return chosen
    return ""
