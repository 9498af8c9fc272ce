"""Interviews: « La Vigie : Pourquoi ? » then « Solveig Darrieux : Parce que… », without any marks round the answer."""

import re
from dataclasses import dataclass

from articles.quoting.cast import Cast, Voice
from articles.quoting.names import NAME, read_name
from articles.quoting.passages import Passage
from articles.quoting.references import reference_at
from portal.core.text import fold

_LABEL = re.compile(r"^(?P<label>[^:?!.«»“”]{2,90}|(?:[A-ZÀ-Þ]\.(?:[ -]?)){2,4})\s?:\s(?=\S)")
_INITIALS = re.compile(r"^(?:[A-ZÀ-Þ]\.[ -]?){2,4}$")
_SHORTEST = 6  # letters of an answer


@dataclass(frozen=True)
class Answer:
    start: int
    end: int
    voice: Voice
    printed: str


def answers(passages: list[Passage], cast: Cast) -> dict[int, Answer]:
    """The answers, by the rank of their passage: each begins with who speaks and comes after a question."""
    found: dict[int, Answer] = {}
    asked = False
    for rank, passage in enumerate(passages):
        text = passage.text.rstrip()
        label = _LABEL.match(text)
        voice = _speaker(label["label"], cast) if label else None
        if asked and voice and text[label.end()] not in '«“"' and len(text) - label.end() >= _SHORTEST:
            found[rank] = Answer(label.end(), len(text), voice, label["label"].strip())
        asked = text.endswith("?") if text else asked
    return found


def _speaker(label: str, cast: Cast) -> Voice | None:
    """Whom « Pr Solveig Darrieux », « Darrieux » or « S. D. » names, when the whole label does."""
    label = label.strip()
    if _INITIALS.match(label):
        letters = fold(re.sub(r"[^A-ZÀ-Þ]", "", label))
        same = [voice for voice in cast.voices if _initials(voice) == letters]
        return same[0] if len(same) == 1 else None
    reference = reference_at(label, 0, cast)
    if reference is None or reference.voice is None:
        return None
    rest = label[reference.end :].strip()
    return reference.voice if not rest or rest[0] in ",(–-" else None


def _initials(voice: Voice) -> str:
    given = read_name(voice.name).given if re.fullmatch(NAME, voice.name) else voice.name.split(" ")[0]
    words = [*re.split(r"[ -]", given), *re.split(r"[ -]", voice.family_name)]
    return fold("".join(word[:1] for word in words if word[:1].isupper()))
