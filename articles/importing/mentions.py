"""Doubled anchors: in the dump, the words of a link are followed, without a space, by the title of its card.

« InsermInsermInserm », « ANSAgence du… (ex …)Agence du… (ex …) », « PMEPMEPetite et Moyenne Entreprise ».
The text keeps the words of the link alone; the card tells which record it opens.
"""

import re
from dataclasses import dataclass, replace

from articles.importing.kinds import is_acronym
from articles.importing.surfaces import surface_before
from portal.core.text import name_key

_LONGEST = 160
_REACH = 2 * _LONGEST
_SHORTEST = 3  # « LALA » is a family name, not « LA » twice
_GLUED_BEFORE = re.compile(r"[\w)»”’.]")
_WITH_SIGLE = re.compile(r"(?P<name>[^()\n]{2,120}?) \((?P<sigle>[^()\n]{2,40})\)(?P=name)(?![^\W_]*[a-zà-ÿ])")
_EXTENSION = re.compile(
    r" (?:think tank|groupe|institut|association|laboratoire|hub|agence|fondation|fédération|société"
    r"|club|cercle|collectif)\b"
    r"(?:, (?:le|la|les|l[’'])\s?[A-ZÀ-ÖØ-Þ](?!r\b|re\b)[^,.;:()«»\n]{2,110})?"
)


@dataclass(frozen=True)
class Anchor:
    """`surface` as it stays in the text, at `start` of the cleaned text; `card` is the title of what it opens."""

    surface: str
    start: int
    card: str
    sigle: str = ""
    expansion: str = ""
    description: str = ""


def undouble(text: str) -> tuple[str, list[Anchor]]:
    """The text with one occurrence of each anchor, and the anchors in order."""
    anchors: list[Anchor] = []
    pieces: list[str] = []
    tail, position, kept = "", 0, 0
    for match in re.finditer(r"[^\W_a-zà-öø-ÿœæ]", text):
        start = match.start()
        if start < position or start == 0 or not _GLUED_BEFORE.match(text[start - 1]):
            continue
        if text[start - 1 : start + 2] == 3 * text[start]:
            continue  # inside a run of one letter, where no card begins
        # The end of the text is enough to find the words of the link, whatever the length of the line.
        before = (tail + text[max(position, start - _REACH) : start])[-_REACH:]
        found = _card_at(text, start, before)
        if found:
            end, anchor = found
            pieces.append(text[position:start])
            kept += start - position
            anchors.append(replace(anchor, start=kept - len(anchor.surface)))
            tail, position = before, end
    return "".join([*pieces, text[position:]]), anchors


def _card_at(text: str, start: int, before: str) -> tuple[int, Anchor] | None:
    """The end of the card glued at `start`, and its anchor, whose words end `before`."""
    rest = text[start : start + 2 * _LONGEST]
    return (
        _twice(rest, start, before)
        or _with_sigle(rest, start, before)
        or _same_words(rest, start, before)
        or (_expanded(rest, start, before))
    )


def _twice(rest: str, start: int, before: str) -> tuple[int, Anchor] | None:
    """The card printed twice: « XX »."""
    for length in range(min(_LONGEST, len(rest) // 2), 2, -1):
        card = rest[:length]
        if rest[length] == card[0] and rest.startswith(card, length) and len(set(card)) > 1 and not card.endswith(" "):
            surface = surface_before(before, card)
            if surface and not _is_inside_capitals(before, surface, card):
                return start + 2 * length, Anchor(surface, len(before) - len(surface), card)
    return None


def _is_inside_capitals(before: str, surface: str, card: str) -> bool:
    """Whether the joint stands inside one word in capitals (« LALALA »), and not between a sigle and its card."""
    return before[-1].isupper() and card.isupper() and surface != card


def _with_sigle(rest: str, start: int, before: str) -> tuple[int, Anchor] | None:
    """« X (SIGLE)X »."""
    match = _WITH_SIGLE.match(rest)
    surface = surface_before(before, match["name"]) if match else ""
    if not surface:
        return None
    return start + match.end(), Anchor(surface, len(before) - len(surface), match["name"], match["sigle"])


def _same_words(rest: str, start: int, before: str) -> tuple[int, Anchor] | None:
    """The card printed once, beginning with the words of the link; an expansion or an apposition may follow."""
    words = _longest_repeat(before, rest)
    if not words:
        return None
    end = len(words)
    expansion = _glued_expansion(rest[end:], words)
    if expansion:
        return start + end + len(expansion), Anchor(words, len(before) - len(words), words, expansion=expansion)
    if rest[end : end + 1].isalpha():
        return None
    extension = _EXTENSION.match(rest, end)
    description = f"{words}{extension[0]}" if extension else ""
    end += len(extension[0]) if extension else 0
    return start + end, Anchor(words, len(before) - len(words), words, description=description)


def _longest_repeat(before: str, rest: str) -> str:
    for length in range(min(_LONGEST, len(before), len(rest)), _SHORTEST - 1, -1):
        words = rest[:length]
        starts_word = length == len(before) or not (before[-length - 1].isalnum() or before[-length - 1] in "-")
        if before.endswith(words) and starts_word and words[0].isupper() and "\n" not in words:
            return words
    return ""


def _expanded(rest: str, start: int, before: str) -> tuple[int, Anchor] | None:
    """A sigle followed by what it stands for: « AP-HPAssistance Publique – Hôpitaux de Paris »."""
    match = re.search(r"[^\s’'(/«]+$", before)
    if not match or not is_acronym(match[0]) or not rest[1:2].islower():
        return None
    expansion = match_initials(match[0], rest)
    if not expansion:
        return None
    return start + len(expansion), Anchor(match[0], match.start(), expansion, sigle=match[0])


def _glued_expansion(rest: str, sigle: str) -> str:
    if not rest[:1].isupper() or not rest[1:2].islower() or not is_acronym(sigle):
        return ""
    if expansion := match_initials(sigle, rest):
        return expansion
    match = re.match(
        r"[^,.;:()«»/\n]{4,120}?(?= (?:qui|que|a|ont|est|sont|et|pour|avec|dans|se|ne)\b|[,.;:()«»/\n]|$)", rest
    )
    return match[0] if match else ""


def match_initials(sigle: str, rest: str) -> str:
    """The words at the head of `rest` whose initials give the sigle, with the capitalised words right after them."""
    letters = name_key(sigle).replace(" ", "")
    words = list(re.finditer(r"[^\W_]+", re.split(r"[,;:()«»/\n.]", rest)[0]))
    matched = 0
    last = None
    for word in words[:16]:
        if matched == len(letters):
            if not (word[0][0].isupper() and rest[last.end() : word.start()] == " "):
                break
            last = word
        elif name_key(word[0])[:1] == letters[matched]:
            matched, last = matched + 1, word
        elif word[0][0].isupper() or len(word[0]) > 8:
            return ""
    return rest[: last.end()] if last and matched == len(letters) else ""
