"""The writer’s words round a quotation that say whose it is: after it, before it, beside it.

Works on text whose quoted words are masked (`spans.mask`). Each function gives the reference found and how far it may
be trusted is told by the rule’s name (`confidence`).
"""

import re

from articles.quoting.cast import Cast
from articles.quoting.folding import fold_in_place
from articles.quoting.incises import NO_VERBS
from articles.quoting.references import EITHER, Reference, house_at, reference_at
from articles.quoting.roles import role_head
from articles.quoting.verbs import ADVERB, INFINITIVES, PAST, PAST_INVERTED, SPEECH

_PRONOUN_AFTER = re.compile(
    rf"(?:[,.]?\s(?:{SPEECH})|,\s(?:(?:se|y|en|lui) |s'|l')?[a-z]{{3,}})\s?-\s?"
    rf"(?:t\s?-\s?)?(?P<who>il|elle|ils|elles|on)\b"
)
_PAST_AFTER = re.compile(
    r"[,.]?\s(?:(?:y|lui|leur|nous|vous) |s'|l'|m')?(?:a|avait|est|aura)\s?-\s?(?:t\s?-\s?)?(?P<past_who>il|elle|on)\b"
)
_WORDS_AFTER = re.compile(rf"[,.]?\s(?:{SPEECH}|dixit){ADVERB},?\s")
# « …, savoure X », « …, calcule la directrice de Y »: between words and somebody named, any verb is one of speech.
_ANY_AFTER = re.compile(
    rf",\s(?:(?:s'|se )?(?P<verb>[a-z]{{2,}}(?:e|it|et|nd|ent))"
    rf"|(?:s'|lui )?(?:a|ont|avait|est) [a-z]{{2,}}(?:e|i|u|it|is)(?:es?)?){ADVERB}\s"
)
# « indique-t-on au ministère », « dit-on chez Phare Commun »: those of a house, and nobody by name.
_BEYOND = re.compile(r"(?:\s[a-z]{2,}){0,2}?\s(?=(?:au|aux|a la|a l'|chez|du cote d|dans l)\b)")
_STILL = re.compile(r"(?:(?:encore |toujours )?(?:aujourd'hui|maintenant|desormais|encore|toujours) )?")
_ASIDE = re.compile(
    r"(?:a|au|aux|dans|sur|sous|en|de|du|des|d'|par|pour|avec|chez|vers|que|qu'|qui|ou|et|mais|non|ce|cela|comme|depuis"
    r"|lors|apres|avant|pendant|plus|moins|tout|rien|sans|selon|devant|aupres)(?:\b|(?<='))"
)
_PASSIVE_AFTER = re.compile(rf"\s(?:{'|'.join(PAST)})e?s? par\s")
_REACH = 100  # characters after a verb of speech where its subject may stand
_DELAY = re.compile(
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce|cette|aujourd'hui|le \d|a|au|aux|dans|sur|lors"
    r"|devant|aupres|en|apres|avant|avec|depuis|sans|pres)\b"
)
# « poursuit, chiffres à l’appui, la directrice », « s’est réjoui, devant les élus, X ».
_PHRASE = re.compile(r"(?<=,\s)[^,.;:«»“”()!?]{3,80},\s")
_GOVERNED = re.compile(r"(?:^|\s)(?:a|au|aux|de|du|des|d'|avec|pour|chez|par|contre|aupres|devant|et|l'|la|le|les)\s?$")
_SIGNED = re.compile(r"\s?(?:\(|[–—-]\s)")
_FRAME = re.compile(
    r"(?<![\w'-])(?:(?:selon|d'apres|a en croire)\s|(?:aux yeux|pour reprendre les (?:mots|termes)|de l'avis"
    r"|de l'aveu(?: meme)?|aux? dires?)\s(?:d(?:e|u|es)\s|d'))"
)
_OWN_WORDS = re.compile(r"s(?:on|a|es) (?:propres? )?(?:expression|mots|termes|formule)\b")
# « selon nos informations », « selon l’usage »: nobody’s words.
_CUSTOM = re.compile(
    r"(?:l[ea]s? |l'|nos |les |toute |un |une |ce |cette |ces )?"
    r"(?:informations?|usage|calendrier|tradition|formule"
    r"|expression|regles?|cas|criteres?|moyens|coutume|vraisemblance|loi|decret|article|lieux|besoins|methode|principe|adage|proverbe|mot|mots)\b"
)
_TONIC = re.compile(r"(?P<who>elle|lui)\b(?!-)")
_QUALIFIED = re.compile(
    r"(?:qualifie|juge|decrit|presente|considere|designe|salue|percu|vu|decrie|denonce)e?s?(?: de| d'| comme)? ?$"
)
_SEVERAL = re.compile(r"(?:plusieurs|certains|certaines|de nombreux|de nombreuses|nombre d|la plupart d|d[’']autres)\b")
_SAID_OF = re.compile(
    r"\b(?:presentee?s?|decrite?s?|qualifiee?s?|juge?e?s?|saluee?s?|consideree?s?|vue?s?|designee?s?|definie?s?) par "
)
_WITH = re.compile(
    r"(?:chez|que partage(?:nt)?|avis de|avis du|analyse de|analyse du|reaction de|reaction du|constat de|reponse de"
    r"|(?:partage|appuye|confirme|relaye|repris|defendu|soutenu|rejoint|nuance|conteste)e?s? par"
    r"|(?:revient|revenu|laisse|appartient) a|(?<=,\s)pour)\s"
)
_TOLD_BEFORE = re.compile(r",\s(?:(?:se|y) |s'|l')?[a-z]{3,}-(?:t-)?(?P<who>il|elle)(?:\s[^.:;,]{1,30})?(?:\s?:|,)\s*$")
_TOLD_AT_END = re.compile(
    rf",\s(?:(?:(?:{SPEECH})-(?:t-)?(?P<who>il|elle))|{PAST_INVERTED})(?:\s[^.,;:«»]{{0,30}})?[.\s]*$"
)
_AND_TO_ADD = re.compile(
    rf"(?:^|[.;,]\s)\s*et (?:de |d')(?:se |s')?(?:{'|'.join(sorted(INFINITIVES))})\b"
    r"[^.:;«»]{0,40}:\s*$"
)
_TOLD_REACH = 80
_THING = re.compile(
    r"(?:une? |l[ea]s? |l'|ce |cette |son |sa |des? )?"
    r"(?:propos|constat|avis|analyse|idee|point|sujet|argument|theme|chiffre"
    r"|message|mesure|question|reponse|crainte|critique|position|lecture|qui|que|ce|cela|resultat|exemple|preuve|consigne)\b"
)
_SELF = re.compile(r"(?:\s\([^()]{1,120}\)|,\s[^.;:«»“”]{2,200}|\s[–—-]\s[^.;:«»“”]{2,120})*\s?(?P<colon>:?)\s*$")
_HAS_VERB = re.compile(rf"(?<![\w'-])(?:{SPEECH}|a|est|ont|sont|avait|etait|sera|doit|peut|veut|fait)(?![\w'-])")


def unknown(text: str, start: int) -> Reference:
    """The words that name somebody we cannot place: « un observateur », « la filière »."""
    match = re.match(r"[^,.;:!?()«»“”\n]{2,80}", text[start:])
    printed = match[0].strip() if match else ""
    verb = re.search(rf"\s(?:{SPEECH})\b", fold_in_place(printed))
    return Reference(printed[: verb.start()] if verb else printed, start)


def subject_after(text: str, start: int, cast: Cast) -> Reference | None:
    """Who stands after a verb of speech, at once or after when and where: « a déclaré mardi à Brest Yann Kergoat »."""
    if reference := reference_at(text, start, cast):
        return reference
    folded = fold_in_place(text[start : start + _REACH])
    if (phrase := _PHRASE.match(text, start)) and (reference := reference_at(text, phrase.end(), cast)):
        return reference if reference.voice or reference.organisation else None
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
    for pronoun, who in ((_PRONOUN_AFTER, "who"), (_PAST_AFTER, "past_who")):
        if match := pronoun.match(folded):
            if match[who] == "on":
                return _those_at(after, match, cast), "après"
            return Reference(match[who], match.end(), pronoun=match[who]), "après"
    if match := _PASSIVE_AFTER.match(folded):
        reference = reference_at(after, match.end(), cast)
        return (reference, "par") if reference else None
    if match := _WORDS_AFTER.match(folded):
        return _told_after(after, match.end(), cast)
    return _acting_after(after, folded, cast) or _signed(after, cast)


def _those_at(after: str, match: re.Match, cast: Cast) -> Reference:
    """« indique-t-on au ministère »: the house told; « y promet-on »: the one of the sentence before; else nobody."""
    if (beyond := _BEYOND.match(fold_in_place(after), match.end())) and (house := house_at(after, beyond.end(), cast)):
        return house
    is_there = re.match(r"[,.]?\sy\s", match[0])
    return Reference("y" if is_there else "on", match.end(), pronoun="on")


def _acting_after(after: str, folded: str, cast: Cast) -> tuple[Reference, str] | None:
    match = _ANY_AFTER.match(folded)
    reference = reference_at(after, match.end(), cast) if match and match["verb"] not in NO_VERBS else None
    return (reference, "après") if reference else None


def _signed(after: str, cast: Cast) -> tuple[Reference, str] | None:
    match = _SIGNED.match(after)
    reference = reference_at(after, match.end(), cast) if match else None
    is_signature = reference and reference.voice and re.match(r"[\s,).;]|$", after[reference.end :])
    return (reference, "signature") if is_signature else None


def _told_after(after: str, start: int, cast: Cast) -> tuple[Reference, str] | None:
    """Who stands after a verb of speech; the words themselves for somebody unknown, unless they say where or when."""
    if reference := subject_after(after, start, cast):
        return reference, "après"
    start = _STILL.match(fold_in_place(after), start).end()
    reference = reference_at(after, start, cast) or unknown(after, start)
    if apposed := _apposed_to(reference, after, start, cast):
        return apposed, "après"
    return None if _ASIDE.match(fold_in_place(reference.printed)) else (reference, "après")


def _apposed_to(reference: Reference, after: str, start: int, cast: Cast) -> Reference | None:
    """« a lancé la seule femme du plateau, Solveig Darrieux »: the name between pauses tells who that is."""
    beside = re.compile(r",\s").match(after, start + len(reference.printed))
    named = reference_at(after, beside.end(), cast) if beside and not reference.voice else None
    is_name = named and named.voice and " " in named.printed and re.match(r"[,.;:)]|$", after[named.end :])
    return named if is_name else None


def qualified_by(before: str, after: str, cast: Cast) -> Reference | None:
    """« Le projet a été qualifié de « … » par X »."""
    by = re.match(r"\spar\s", after)
    if not by or not _QUALIFIED.search(fold_in_place(before[-40:])):
        return None
    several = _SEVERAL.match(after, by.end())
    return reference_at(after, by.end(), cast) or (unknown(after, by.end()) if several else None)


def frame_around(sentence: str, cast: Cast) -> tuple[Reference, str] | None:
    """« Le port est, selon X, « … » »: the only frame of the sentence, before the quotation or after it."""
    matches = [match for match in _FRAME.finditer(fold_in_place(sentence)) if "_" not in match[0]]
    if len(matches) != 1:
        return None
    (match,) = matches
    if tonic := _TONIC.match(sentence, match.end()):
        pronoun = "elle" if tonic["who"] == "elle" else "il"
        return Reference(tonic["who"], tonic.end(), pronoun=pronoun), "selon"
    if own := _OWN_WORDS.match(fold_in_place(sentence), match.end()):
        return Reference(own[0], own.end(), pronoun=EITHER), "selon"
    if _CUSTOM.match(fold_in_place(sentence), match.end()):
        return None
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


def tells_more(rest: str) -> bool:
    """Whether the words after a name are a sentence about them, and no function."""
    return _HAS_VERB.search(fold_in_place(rest)) is not None


def is_presentation(rest: str) -> bool:
    """Whether the words after a name say a function or an organisation: « , présidente – Ligue »."""
    parts = re.split(r"^\s?[,–—(-]\s?|\s[–—-]\s|,\s|\s\(", rest.strip())
    said = [part.strip() for part in parts if part.strip()]
    return bool(said) and (bool(role_head(said[0])) or re.search(r"\s[–—-]\s|\(", rest) is not None)


def introduced_by(before: str, cast: Cast) -> Reference | None:
    """« Même prudence chez X : « … » », « L’avis de X est tranché : « … » »."""
    if not before.rstrip().endswith(":"):
        return None
    found = [reference_at(before, match.end(), cast) for match in _WITH.finditer(fold_in_place(before))]
    found = [reference for reference in found if reference]
    return found[0] if len(found) == 1 else None


def told_before(before: str) -> Reference | None:
    """« L’infirmière reste décisionnaire, précise-t-elle : « … » », « Et d’ajouter : « … » »."""
    match = _TOLD_BEFORE.search(fold_in_place(before[-_TOLD_REACH:]))
    if match is None and _AND_TO_ADD.search(fold_in_place(before[-_TOLD_REACH:])):
        return Reference("", len(before), pronoun=EITHER)
    return Reference(match["who"], len(before), pronoun=match["who"]) if match else None


def told_at_end(after: str) -> Reference | None:
    """« Les études ne montrent « aucun bénéfice » dans quatre cas, souligne-t-elle. »"""
    match = _TOLD_AT_END.search(fold_in_place(after[-_TOLD_REACH:]))
    return Reference(match["who"] or match["past_who"], 0, pronoun=match["who"] or match["past_who"]) if match else None


def speaks_unnamed(before: str) -> str:
    """The subject that nobody knows of a verb of speech before « : »: « Un garde-côte résume l’affaire : »."""
    if not before.rstrip().endswith(":"):
        return ""
    verb = re.search(rf"\s(?:{SPEECH})(?![\w-])", fold_in_place(before))
    subject = before[: verb.start()].strip() if verb else ""
    is_thing = _THING.match(fold_in_place(subject))
    return subject if 0 < len(subject) <= 80 and not is_thing and not re.search(r"[,;:«»]", subject) else ""
