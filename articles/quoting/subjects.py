"""Who a sentence says is speaking. Works on text whose quoted words are masked."""

import re
from dataclasses import dataclass

from articles.quoting.cast import Cast
from articles.quoting.folding import fold_in_place
from articles.quoting.references import Reference, pronoun_at, reference_at
from articles.quoting.verbs import ADVERB, INFINITIVES, SPEECH

_PREPOSITION = re.compile(r"\s*(?:Selon|Pour|D[’']après|Aux yeux d[eu]|À en croire) ")
_TONIC = re.compile(r"(?P<who>elle|lui)(?=,)")
_OPENING = re.compile(
    r"\s*(?:[«“][\s_]*[»”][,.]?\s*)?(?:(?:De son côté|Pour sa part|Par ailleurs|Enfin|Ainsi|Aussi|En "
    r"outre|En effet|Toutefois|"
    r"Cependant|Quant à lui|Quant à elle|Ensuite|Or|Mais|Et|Lors de cet échange|Interrogée? sur "
    r"[^,.]{3,80}|À ce sujet),? )?"
)
_INVERSION = re.compile(rf"(?<![a-z'-])(?:{SPEECH}){ADVERB},?\s")
_SPEECH = re.compile(rf"(?<![a-z'-])(?:{SPEECH})(?![a-z-])")
_IMPERSONAL = re.compile(
    r"il (?:est|existe|s'agit|faut|y a|convient|reste|semble|suffit|n'est|ne|faudra|faudrait|apparait)\b"
)
_CLAUSE = re.compile(r"(?:[,;]|\s[–-]|\bmais|\bque|\bqu[’'])\s?")
# « X, qui dirige le port, le dit », « X d’ajouter », « X a de son côté ajouté ».
_SPEAKS_NEXT = re.compile(
    rf"(?:,\s[^.:;«»]{{3,160}}?,)?\s(?:(?:y|en|le|la|l'|lui|ne|n'|leur|nous)\s?)?(?:(?:{SPEECH})(?![a-z-])"
    r"|(?:de |d')(?:se |s')?(?P<infinitive>[a-z]+(?:er|ir|re))\b)"
)
_APPOSITION = re.compile(r",\s[^.:;«»“”]{3,200}?,\s")
_ANOTHER = re.compile(r"(?:,\s|\set\s)")


@dataclass(frozen=True)
class Subject:
    """An unresolved `reference` is somebody we do not know. `speaks`: a verb of speech follows."""

    reference: Reference
    speaks: bool
    is_frame: bool = False


def opening_subject(sentence: str, cast: Cast) -> Subject | None:
    """The subject at the head of the sentence, or of its « Selon X, » frame. None for a collective or a thing."""
    if match := _PREPOSITION.match(sentence):
        return _frame(sentence, match.end(), cast)
    start = _OPENING.match(sentence).end()
    if _IMPERSONAL.match(fold_in_place(sentence[start : start + 20])):
        return None
    reference = pronoun_at(sentence, start) or reference_at(sentence, start, cast)
    if reference is None:
        return None
    end = reference.end
    if apposition := _APPOSITION.match(sentence, end):
        end = apposition.end()
    elif (another := _ANOTHER.match(sentence, end)) and reference_at(sentence, another.end(), cast):
        return None
    speaks = _SPEECH.search(fold_in_place(sentence), end) is not None or _speaks_next(sentence, reference.end)
    return Subject(reference, speaks=speaks)


def _frame(sentence: str, start: int, cast: Cast) -> Subject | None:
    """« Selon X, », « Selon elle, »."""
    if tonic := _TONIC.match(sentence, start):
        pronoun = "elle" if tonic["who"] == "elle" else "il"
        return Subject(Reference(tonic["who"], tonic.end(), pronoun=pronoun), speaks=True, is_frame=True)
    reference = reference_at(sentence, start, cast)
    if reference and re.match(r"\s*,|\s\(", sentence[reference.end :]):
        return Subject(reference, speaks=True, is_frame=True)
    return None


def inverted_subjects(sentence: str, cast: Cast) -> list[Subject]:
    """« rappelle le Pr X », « a insisté Y »: every verb of speech followed at once by somebody."""
    folded = fold_in_place(sentence)
    found = []
    for match in _INVERSION.finditer(folded):
        reference = reference_at(sentence, match.end(), cast)
        if reference and not re.match(r"[\w’'-]", sentence[reference.end : reference.end + 1]):
            found.append(Subject(reference, speaks=True))
    return found


def clause_subjects(sentence: str, cast: Cast) -> list[Subject]:
    """« Après un silence, X a lâché », « Le texte, que X qualifie de »: who speaks in a clause other than the first."""
    found = []
    for match in _CLAUSE.finditer(sentence):
        reference = reference_at(sentence, match.end(), cast)
        if reference and _speaks_next(sentence, reference.end):
            found.append(Subject(reference, speaks=True))
    return found


def _speaks_next(sentence: str, start: int) -> bool:
    match = _SPEAKS_NEXT.match(fold_in_place(sentence), start)
    return bool(match) and (match["infinitive"] is None or match["infinitive"] in INFINITIVES)


def speaks_before(sentence: str, start: int, end: int) -> bool:
    """Whether a verb of speech stands between the subject and the quotation."""
    between = sentence[start:end]
    return _SPEECH.search(fold_in_place(between)) is not None or _speaks_next(between, 0)
