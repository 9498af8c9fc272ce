"""The writer’s words round a quotation that say whose it is: after it, before it, beside it.

Works on text whose quoted words are masked (`spans.mask`). Each function gives the reference found and how far it may
be trusted is told by the rule’s name (`confidence`).
"""

import re

from articles.quoting.cast import Cast
from articles.quoting.folding import fold_in_place
from articles.quoting.references import Reference, reference_at
from articles.quoting.roles import role_head
from articles.quoting.verbs import ADVERB, PAST, PAST_INVERTED, SPEECH

_PRONOUN_AFTER = re.compile(rf"[,.]?\s(?:{SPEECH})\s?-\s?(?:t\s?-\s?)?(?P<who>il|elle|ils|elles|on)\b")
_PAST_AFTER = re.compile(rf"[,.]?\s{PAST_INVERTED}\b")
_WORDS_AFTER = re.compile(rf"[,.]?\s(?:{SPEECH}|dixit){ADVERB},?\s")
_PASSIVE_AFTER = re.compile(rf"\s(?:{'|'.join(PAST)})e?s? par\s")
_REACH = 100  # characters after a verb of speech where its subject may stand
_DELAY = re.compile(
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce|cette|aujourd'hui|le \d|a|au|aux|dans|sur|lors"
    r"|devant|aupres|en|apres|avant|avec|depuis|sans|pres)\b"
)
_GOVERNED = re.compile(r"(?:^|\s)(?:a|au|aux|de|du|des|d'|avec|pour|chez|par|contre|aupres|devant|et|l'|la|le|les)\s?$")
_SIGNED = re.compile(r"\s?(?:\(|[–—-]\s)")
_FRAME = re.compile(
    r"(?<![\w'-])(?:selon|d'apres|aux yeux d(?:e|u|es)|pour reprendre les (?:mots|termes) d(?:e|u|es)|a en croire"
    r"|de l'avis d(?:e|u|es)|de l'aveu d(?:e|u|es))\s"
)
_TONIC = re.compile(r"(?P<who>elle|lui)\b(?!-)")
_SAID_OF = re.compile(
    r"\b(?:presentee?s?|decrite?s?|qualifiee?s?|juge?e?s?|saluee?s?|consideree?s?|vue?s?|designee?s?|definie?s?) par "
)
_WITH = re.compile(r"(?:chez|avis de|avis du|analyse de|analyse du|reaction de|reaction du|constat de|reponse de)\s")
_SELF = re.compile(r"(?:\s\([^()]{1,120}\)|,\s[^.;:«»“”]{2,200}|\s[–—-]\s[^.;:«»“”]{2,120})*\s?(?P<colon>:?)\s*$")
_HAS_VERB = re.compile(rf"(?<![\w'-])(?:{SPEECH}|a|est|ont|sont|avait|etait|sera|doit|peut|veut|fait)(?![\w'-])")


def unknown(text: str, start: int) -> Reference:
    """The words that name somebody we cannot place: « un observateur », « la filière »."""
    words = re.match(r"[^,.;:!?()«»“”\n]{2,80}", text[start:])
    printed = words[0].strip() if words else ""
    verb = re.search(rf"\s(?:{SPEECH})\b", fold_in_place(printed))
    return Reference(printed[: verb.start()] if verb else printed, start)


def subject_after(text: str, start: int, cast: Cast) -> Reference | None:
    """Who stands after a verb of speech, at once or after when and where: « a déclaré mardi à Brest Yann Kergoat »."""
    if reference := reference_at(text, start, cast):
        return reference
    folded = fold_in_place(text[start : start + _REACH])
    delayed = _DELAY.match(folded)
    if not delayed:
        return None
    stop = re.search(r"[.;:«»()!?]", folded)
    for match in re.finditer(r"(?<=\s)(?=\S)", folded[: stop.start() if stop else None]):
        if _GOVERNED.search(folded[: match.start()]):
            continue
        reference = reference_at(text, start + match.start(), cast)
        if reference and (reference.voice or reference.organisation):
            return reference
    return None


def frame_after(after: str, cast: Cast) -> tuple[Reference, str] | None:
    """« …, explique X », « …, a-t-elle dit », « … » (X), « … », selon X."""
    folded = fold_in_place(after)
    if match := _PRONOUN_AFTER.match(folded):
        return Reference(match["who"], match.end(), pronoun=match["who"]), "après"
    if match := _PAST_AFTER.match(folded):
        return Reference(match["past_who"], match.end(), pronoun=match["past_who"]), "après"
    if match := _PASSIVE_AFTER.match(folded):
        reference = reference_at(after, match.end(), cast)
        return (reference, "par") if reference else None
    if match := _WORDS_AFTER.match(folded):
        return subject_after(after, match.end(), cast) or unknown(after, match.end()), "après"
    if match := _SIGNED.match(after):
        reference = reference_at(after, match.end(), cast)
        if reference and reference.voice and re.match(r"[\s,).;]|$", after[reference.end :]):
            return reference, "signature"
    return None


def frame_around(sentence: str, stop: int, cast: Cast) -> tuple[Reference, str] | None:
    """« Le port est, selon X, « … » »: the only frame of the sentence, before the quotation or after it."""
    matches = [match for match in _FRAME.finditer(fold_in_place(sentence)) if "_" not in match[0]]
    if len(matches) != 1:
        return None
    (match,) = matches
    if tonic := _TONIC.match(sentence, match.end()):
        pronoun = "elle" if tonic["who"] == "elle" else "il"
        return Reference(tonic["who"], tonic.end(), pronoun=pronoun), "selon"
    reference = reference_at(sentence, match.end(), cast) or unknown(sentence, match.end())
    return reference, "selon"


def said_of(before: str, cast: Cast) -> Reference | None:
    """« Présenté par X comme « … » »."""
    match = None
    for match in _SAID_OF.finditer(fold_in_place(before)):  # noqa: B007 – the last one
        pass
    reference = reference_at(before, match.end(), cast) if match else None
    if not reference or not re.match(r"\s(?:comme|de|d[’']|en)?\s*", before[reference.end :]):
        return None
    return reference


def header(before: str, cast: Cast) -> Reference | None:
    """« X (Phare Commun) : « … » », « X, présidente – Ligue « … » »: the writer’s words are only who speaks."""
    start = len(before) - len(before.lstrip(" \t\u00a0–—-•"))
    reference = reference_at(before, start, cast)
    if reference is None or reference.organisation or reference.pronoun or not reference.printed:
        return None
    rest = before[reference.end :]
    match = _SELF.match(rest)
    if not match or (not rest.strip(" :") and not match["colon"]) or _HAS_VERB.search(fold_in_place(rest)):
        return None
    return reference if match["colon"] or is_presentation(rest) else None


def is_presentation(rest: str) -> bool:
    """Whether the words after a name say a function or an organisation: « , présidente – Ligue »."""
    parts = re.split(r"^\s?[,–—(-]\s?|\s[–—-]\s|,\s|\s\(", rest.strip())
    words = [part.strip() for part in parts if part.strip()]
    return bool(words) and (bool(role_head(words[0])) or re.search(r"\s[–—-]\s|\(", rest) is not None)


def introduced_by(before: str, cast: Cast) -> Reference | None:
    """« Même prudence chez X : « … » », « L’avis de X est tranché : « … » »."""
    if not before.rstrip().endswith(":"):
        return None
    found = [reference_at(before, match.end(), cast) for match in _WITH.finditer(fold_in_place(before))]
    found = [reference for reference in found if reference]
    return found[0] if len(found) == 1 else None


def speaks_unnamed(before: str) -> str:
    """The subject that nobody knows of a verb of speech before « : »: « Un garde-côte résume l’affaire : »."""
    if not before.rstrip().endswith(":"):
        return ""
    verb = re.search(rf"\s(?:{SPEECH})(?![\w-])", fold_in_place(before))
    words = before[: verb.start()].strip() if verb else ""
    return words if 0 < len(words) <= 80 and not re.search(r"[,;:«»]", words) else ""
