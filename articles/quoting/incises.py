"""The writer’s words inside somebody’s words: « …, souligne le Pr X : … », « ajoute-il par ailleurs »."""

import re
from dataclasses import dataclass, field
from itertools import islice

from articles.quoting.folding import fold_in_place
from articles.quoting.names import NAME, has_known_given_name
from articles.quoting.roles import role_head
from articles.quoting.verbs import ADVERB, PAST_INVERTED, SPEECH
from articles.quoting.words import words
from portal.core.text import squash

PRONOUN = r"(?:il|elle|ils|elles|on)"
_AUXILIARY = r"(?:s'|l')?(?:a|avait|est|aura)\s?-"
_PRONOUN_SUBJECT = re.compile(
    rf",\s(?P<verb>{SPEECH})\s?-\s?(?:t\s?-\s?)?(?P<who>{PRONOUN})(?P<tail>{ADVERB}[^,.;:«»]{{0,40}})$"
)
_WORDS_SUBJECT = re.compile(
    rf",\s(?P<verb>{SPEECH}){ADVERB}\s(?P<who>(?:le |la |les |l'|m\. |mme |pr |dr |un |une |son |sa "
    rf"|ce |cette )?[^.;:«»]{{2,200}}?)$"
)
_PAST_SUBJECT = re.compile(rf",\s(?P<verb>{PAST_INVERTED}){ADVERB}$")
_SPEAKERS = re.compile(
    r"(?:l[ea]s? |l[’']|un |une )(?:communiqué|rapport|texte|document|étude|circulaire|avis|ministère|syndicat"
    r"|association|auteurs|chercheurs|organisme|direction|agence|fédération"
    r"|société|entreprise|rapporteurs|inspecteurs)\b"
)
_LONGEST = 400  # beyond, no incise and no clause
_PAUSES = re.compile(r"[,.;:!?](?=\s|$)|$")
_TITLE_DOT = re.compile(r"(?:^|[\s'])(?:m|mm|dr|pr|me|st|[a-z])\.$")
_ANY = r"[a-z]{2,}(?:e|it|et|nd)"
_VERB_START = re.compile(rf",\s(?=(?:{SPEECH}(?:\s|-)|{_AUXILIARY}|{_ANY}\s))")
_ANY_VERB = re.compile(rf",\s(?P<verb>{_ANY})\s(?P<who>[^,.;:«»]{{4,60}})$")
NO_VERBS = frozenset(
    words(
        "comme contre entre outre notre votre autre quelque chaque elle ensuite suite malgre madame mademoiselle dite"
    )
)
_SUBORDINATE = re.compile(
    r"(?:^|[.!?:;]\s)(?:si|s'il|s'ils|quand|lorsque|lorsqu'|comme|puisque|pour|avec|sans|dans|en|au|aux|a|depuis|"
    r"apres|avant|parce que|meme si|grace|face|afin|des lors|mais|or|donc|oui|non|bref|enfin|certes"
    r"|aujourd'hui)\b[^.!?;:]*$"
)


@dataclass(frozen=True)
class Incise:
    """Offsets in the text, and who is said to speak: a pronoun, or words to be resolved."""

    start: int
    end: int
    verb: str
    who: str
    is_pronoun: bool


@dataclass(frozen=True)
class Cut:
    """The words left once the incises are out."""

    text: str
    incises: list[Incise] = field(default_factory=list)


def find_incises(text: str) -> list[Incise]:
    """The incises of quoted words, in order. `text` is what stands inside the marks."""
    folded = fold_in_place(text)
    found: list[Incise] = []
    position = 0
    while match := _VERB_START.search(folded, position):
        incise = _incise_at(text, folded, match.start())
        if incise:
            found.append(incise)
        position = incise.end if incise else match.start() + 1
    return found


def _incise_at(text: str, folded: str, start: int) -> Incise | None:
    """The incise that begins at `start` and ends at the first pause, or after the function that follows the name."""
    stops = (m.start() for m in _PAUSES.finditer(folded, start + 2, min(start + _LONGEST, len(folded))))
    pauses = list(islice((stop for stop in stops if not _TITLE_DOT.search(folded[start : stop + 1])), 2))
    end = pauses[0]
    if match := _PRONOUN_SUBJECT.match(folded[start:end]):
        return Incise(start, _before_space(text, end), match["verb"], match["who"], is_pronoun=True)
    if match := _PAST_SUBJECT.match(folded[start:end]):
        return Incise(start, _before_space(text, end), match["verb"], match["past_who"], is_pronoun=True)
    match = _WORDS_SUBJECT.match(folded[start:end]) or _named_subject(text, folded, start, end)
    if match and (who := _speaker_words(text, start, match)):
        if len(pauses) > 1 and folded[end] == "," and role_head(text[end + 1 : pauses[1]]):
            end = pauses[1]
        return Incise(start, _before_space(text, end), match["verb"], who, is_pronoun=False)
    return None


def _named_subject(text: str, folded: str, start: int, end: int) -> re.Match | None:
    """« …, image Marc Abadie. »: any verb, where the whole name of somebody follows and nothing else."""
    match = _ANY_VERB.match(folded[start:end])
    if not match or match["verb"] in NO_VERBS or role_head(match["verb"]):
        return None
    who = text[start + match.start("who") : end]
    return match if re.fullmatch(NAME, who) and has_known_given_name(who) else None


def _before_space(text: str, end: int) -> int:
    """« …, souligne X : » ends before the space that the colon keeps."""
    return end - 1 if text[end - 1].isspace() else end


def _speaker_words(text: str, start: int, match: re.Match) -> str:
    """The subject, if it looks like somebody: it holds a capital letter or a function, and no verb of its own."""
    who = text[start + match.start("who") : start + match.end("who")]
    if re.match(r"(?:que|qu[’']|à |de |d[’']|pas |plus |ce qu)", who):
        return ""
    return who.strip() if re.search(r"[A-ZÀ-ÖØ-Þ]", who) or _is_role(who) or _SPEAKERS.match(who) else ""


def _is_role(words: str) -> bool:
    return bool(role_head(re.sub(r"^(?:l[ea] |l[’']|un |une )", "", words, flags=re.IGNORECASE)))


def cut_incises(text: str) -> Cut:
    """The quoted words alone, and the incises taken out."""
    incises = find_incises(text)
    pieces, last = [], 0
    for incise in incises:
        pieces.append(text[last : incise.start])
        last = incise.end
        after = text[incise.end : incise.end + 1]
        if after == ",":
            keeps_comma = _SUBORDINATE.search(_clause_before(text, incise.start))
            last += 0 if keeps_comma else 1
    return Cut(squash("".join(pieces) + text[last:]) if incises else text, incises)


def _clause_before(text: str, end: int) -> str:
    """The folded words before `end`, as far as a clause may reach; « _ » stands for what is left out."""
    reach = max(end - _LONGEST, 0)
    return ("_" if reach else "") + fold_in_place(text[reach:end])


def spoken_words(text: str) -> str:
    """Only what was said: `text` (as printed between the marks) without the writer’s incises."""
    return cut_incises(text).text
