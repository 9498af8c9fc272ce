"""Interviews: « La Vigie : Pourquoi ? » then « Solveig Darrieux : Parce que… », without any marks round the answer."""

import re
from dataclasses import dataclass

from articles.quoting.cast import Cast, Voice
from articles.quoting.folding import fold_in_place
from articles.quoting.names import NAME, read_name
from articles.quoting.passages import Passage
from articles.quoting.references import reference_at
from articles.quoting.spans import find_spans
from portal.core.text import fold

_LABEL = re.compile(
    r"^(?P<label>[^:?!.«»“”]{2,90}|(?:[A-ZÀ-Þ]\.(?:[ -]?)){2,4}|[A-ZÀ-Þ]\.[ -][^:?!.«»“”]{2,60})\s?:\s(?=\S)"
)
# « Yann Kergoat – Parce que… », « Basile Quéméner. Non. », « B. Q. Non. »: the whole name, for these marks are common.
_NAMED_LABEL = re.compile(rf"^(?P<label>{NAME}|(?:[A-ZÀ-Þ]\. ?){{2,4}})(?:\.?\s?[–—-]\s|(?<=\.) ?|\.\s)(?=\S)")
# « Hospi-Dépêches. – Certains veulent durcir le régime. »: who asked before asks again, without a question mark.
_ASKER = re.compile(r"^(?P<who>[^:.?!«»–—]{2,40}?)(?:\s?:|\.?\s?[–—-])\s")
_INITIALS = re.compile(r"^(?:[A-ZÀ-Þ]\.[ -]?){2,4}$")
# « – Le marché est-il mûr ? » then « – Il l’était déjà. »
_DASH = re.compile(r"^[–—-]\s")
_INTERVIEW = re.compile(
    r"\b(?:questions? a|entretien|interview|rencontre avec|parole a|grand temoin|trois minutes avec)\b"
)
_QUOTED_HEADING = re.compile(r"[A-ZÀ-Þ][^:.?!«»]{3,80}\s?:\s[«“\"][^»”\"]*[»”\"]$")
_LONGEST_HEADING = 160
_LONGEST_QUESTION = 400
_ENDS_OF_ANSWER = (".", "!", "…", "»")
_FEWEST = 2  # of questions: one alone is a manner of the writer’s
_SHORTEST = 6  # letters of an answer


@dataclass(frozen=True)
class Answer:
    start: int
    end: int
    voice: Voice
    printed: str


def answers(passages: list[Passage], cast: Cast) -> dict[int, Answer]:
    """The answers, by the rank of their passage: each begins with who speaks and comes after a question."""
    found = _unlabelled(passages, cast)
    asked = was_dashed = False
    askers: set[str] = set()
    told: Voice | None = None  # of whom a heading says that the questions are to
    for rank, passage in enumerate(passages):
        text = passage.text.rstrip()
        label, voice = _label(text, cast)
        is_next = bool(voice and (before := found.get(rank - 1)) and before.voice is not voice)
        if (asked or is_next) and voice and text[label.end()] not in '«“"' and len(text) - label.end() >= _SHORTEST:
            found[rank] = Answer(label.end(), len(text), voice, label["label"].strip())
        elif asked and told and was_dashed and (dash := _DASH.match(text)) and not text.endswith("?"):
            found[rank] = Answer(dash.end(), len(text), told, "")
        was_dashed = bool(_DASH.match(text)) and text.endswith("?")
        told = guest_of(text, cast) or told
        asker = _ASKER.match(text)
        if asker and voice is None and text.endswith("?"):
            askers.add(asker["who"])
        is_asking = text.endswith("?") or bool(asker and asker["who"] in askers)
        asked = is_asking if text else asked
    return found


def _unlabelled(passages: list[Passage], cast: Cast) -> dict[int, Answer]:
    """Questions alone on their lines, and plain answers, where a heading tells whom they are to."""
    told: Voice | None = None
    pairs: dict[int, Answer] = {}
    for rank, passage in enumerate(passages):
        text = passage.text.rstrip()
        told = guest_of(text, cast) or told
        asked = passages[rank - 1].text.rstrip() if rank else ""
        is_plain = not passage.is_heading and text[-1:] in _ENDS_OF_ANSWER and text[:1] not in '«“"–—-'
        if told and is_plain and _is_question(asked) and not _label(text, cast)[1] and len(text) >= _SHORTEST:
            pairs[rank] = Answer(0, len(text), told, "")
    return pairs if len(pairs) >= _FEWEST else {}


def _is_question(text: str) -> bool:
    return text.endswith("?") and len(text) <= _LONGEST_QUESTION and not find_spans(text)


def guest_of(text: str, cast: Cast) -> Voice | None:
    """« Trois questions à Marc Abadie », « Solveig Darrieux, directrice : « … » » alone in a heading."""
    if len(text) > _LONGEST_HEADING or not (_INTERVIEW.search(fold_in_place(text)) or _QUOTED_HEADING.match(text)):
        return None
    named = [voice for voice in cast.voices if voice.name in text]
    return named[0] if len(named) == 1 else None


def _label(text: str, cast: Cast) -> tuple[re.Match | None, Voice | None]:
    """The words that say who answers, and whom they name."""
    for pattern in (_LABEL, _NAMED_LABEL):
        label = pattern.match(text)
        if label and (voice := _speaker(label["label"], cast)):
            return label, voice
    return None, None


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
