"""Who a sentence says is speaking. Works on text whose quoted words are masked."""

import re
from dataclasses import dataclass, replace

from articles.quoting.cast import Cast, Voice
from articles.quoting.collectives import holds_opinions
from articles.quoting.folding import fold_in_place
from articles.quoting.references import EITHER, Reference, house_at, pronoun_at, reference_at
from articles.quoting.verbs import ADVERB, INFINITIVES, SAYING, SPEECH

_PREPOSITION = re.compile(
    r"\s*(?:(?:Mais|Et|Or|Car|Donc|Ainsi|Enfin),? )?(?:[Ss]elon|[Pp]our|[Dd][’']après|[Aa]ux yeux d[eu]"
    r"|[ÀàAa] en croire) "
)
# « Au ministère, on se dit « confiant » ».
_ON = re.compile(
    r"\s*(?P<at>(?:Au|Aux|À la|À l[’']|Chez|Du côté d[eu’']|Dans l[’']entourage)[^,.;:«»]{2,70})"
    r"(?:, qui [^,.;:«»]{2,90})?, on\b"
)
_EYES = re.compile(r"\s*(?:À|A) ses yeux,")
_FOR = re.compile(r"\s*(?:[A-Z][a-z]+,? )?[Pp]our ")
_TONIC = re.compile(r"(?P<who>elle|lui)(?=,)")
_OPENING = re.compile(
    r"\s*(?:[«“][\s_]*[»”][,.]?\s*)?(?:(?:De son côté|Pour sa part|Par ailleurs|Enfin|Ainsi|Aussi|En "
    r"outre|En effet|Toutefois|"
    r"Cependant|Quant à lui|Quant à elle|Ensuite|Or|Mais|Et|Lors de cet échange|Interrogée? sur "
    r"[^,.]{3,80}|À ce sujet),? )?(?:(?:C[’']est|Si|Quand|Lorsque|Comme|Puisque|Tandis que|Alors que) (?=[A-ZÀ-ÖØ-Þ]))?"
)
_INVERSION = re.compile(rf"(?<![a-z'-])(?:{SPEECH}){ADVERB},?\s")
# Verbs that somebody may be the object of.
_TO_SOMEBODY = re.compile(
    r"(?:remerci|felicit|salu|interpell|interrog|questionn|encourag|rassur|acclam|accus|cit|applaud|defi|soutien|soutenu"
    r"|critiqu|qualifi|exhort|mitraill|celebr|lou|present)[a-z]*,?\s$"
)
# Of one whose subject stands before, these too: « y voit « une chance » », « parle, lui, d’un « miracle » ».
_THINKS = (
    r"(?:y )?voi(?:t|ent)|voyait|trouve(?:nt)?|trouvait|crain(?:t|gnent)|craignait|invite(?:nt)?|invitait"
    r"|parl(?:e|ent|ait),? (?:[^,.]{2,12}, )?d(?:e|u|es|'une?)|assume(?:nt)?"
    r"|apprecie(?:nt)?|se defini(?:t|ssent)|se considere(?:nt)?|se qualifie(?:nt)?|attribue(?:nt)?|impute(?:nt)?"
    r"|se veu(?:t|lent)|se montre(?:nt)?|mise(?:nt)? sur|attend(?:ent)?"
    r"|s'engage(?:nt)? a|exclu(?:t|ent)|ecarte(?:nt)?|met(?:tent|tait)? (?:[a-z]+ )?en (?:garde|avant|cause|doute)"
    r"|(?:a|ont|avait|avaient) (?:invite|parle|appele|trouve|assume|craint)"
)
_SAYS = re.compile(rf"(?<![a-z'-])(?:{SPEECH}|{_THINKS}|{SAYING})(?![a-z-])")
_IMPERSONAL = re.compile(
    r"il (?:est|existe|s'agit|faut|y a|convient|reste|semble|suffit|n'est|ne|faudra|faudrait|apparait)\b"
)
_CLAUSE = re.compile(r"(?:[,;]|\s[–-]|\bmais|\bque|\bqu[’']|\boù|\bdont)\s?")
# « X, qui dirige le port, le dit », « X d’ajouter », « X a de son côté ajouté ».
_SPEAKS_NEXT = re.compile(
    rf"(?:,\s[^.:;«»]{{3,160}}?,|,)?\s(?:(?:y|en|le|la|l'|lui|ne|n'|leur|nous)\s?)?"
    rf"(?:(?:{SPEECH}|appelle(?:nt)?|nomme(?:nt)?)(?![a-z-])"
    r"|(?:de |d')(?:se |s')?(?P<infinitive>[a-z]+(?:er|ir|re))\b)"
)
# What may come before the subject, in up to three phrases.
_CIRCUMSTANCE = re.compile(
    r"(?:a|au|aux|dans|sur|sous|en|lors|pendant|depuis|apres|avant|chez|devant|face|avec|sans|malgre|si|quand"
    r"|lorsque|comme|plus|moins|tres|l'une?|cote|du cote|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|aujourd'hui|demain|present|absent"
    r"|ce|cet|cette|le|contrairement"
    r"|[a-z]+ee?s?|[a-z]+ant|[a-z]+ment)\b"
)
_CIRCUMSTANCES = 3
_PHRASE = re.compile(r"[^,.;:«»“”_]{2,120},\s")
_WHO = re.compile(rf",\squi\s(?:(?:y|en|l'|lui|ne|n'|leur|nous)\s?)?(?:{SPEECH}|{_THINKS})(?![a-z-])")
_STARTS = re.compile(r"(?<![\w’'-])(?:[A-ZÀ-ÖØ-Þ]|l[ea]\s|l[’'])")
_WHO_REACH, _NEXT_REACH = 80, 300
# « X cite une étude qui conclut à « … » »: the study’s words.
_ANOTHER_SPEAKS = re.compile(rf"[^,]\squi\s(?:l'|y |en |le )?(?:{SPEECH})(?![a-z-])[^,]*$")
# « La direction, elle, « prend acte » »: the words are what the subject does.
_AT_ONCE = re.compile(r"(?:,\s[^,]{2,30},)?\s(?:ne |n'|se |s'|a |ont )?[«“\"]?")
_APPOSITION = re.compile(r",\s[^.:;«»“”]{3,200}?,\s")
_BY_THE_VOICE = re.compile(r",?\spar (?:la voix|la bouche|l[’']intermédiaire) (?:de |d[’'])")
_SPEAK = re.compile(r"\s(?:(?:se |s'|y |en )?[a-z]{2,}(?<=ent)|ont(?: [a-z]+)? [a-z]+|disent|font|sont)(?![\w-])")
_ANOTHER = re.compile(r"(?:,\s|\set\s)")


@dataclass(frozen=True)
class Subject:
    """An unresolved `reference` is somebody we do not know. `speaks`: a verb of speech follows."""

    reference: Reference
    speaks: bool
    is_frame: bool = False
    is_place: bool = False
    others: tuple[Voice, ...] = ()


def opening_subject(sentence: str, cast: Cast) -> Subject | None:
    """The subject at the head of the sentence, or of its « Selon X, » frame. None for a collective or a thing."""
    if match := _PREPOSITION.match(sentence):
        return _frame(sentence, match.end(), cast)
    if told := _own_eyes(sentence) or _inside(sentence, cast):
        return told
    start = _OPENING.match(sentence).end()
    if _IMPERSONAL.match(fold_in_place(sentence[start : start + 20])):
        return None
    reference = pronoun_at(sentence, start) or reference_at(sentence, start, cast)
    reference = reference or _after_circumstances(sentence, start, cast)
    if reference is None:
        return None
    reference = _voiced_by(sentence, reference, cast)
    end = reference.end
    if apposition := _APPOSITION.match(sentence, end):
        end = apposition.end()
    elif (another := _ANOTHER.match(sentence, end)) and (other := reference_at(sentence, another.end(), cast)):
        return _together(sentence, reference, other, cast)
    speaks = _SAYS.search(fold_in_place(sentence), end) is not None or _speaks_next(sentence, reference.end)
    return Subject(reference, speaks=speaks)


def _voiced_by(sentence: str, reference: Reference, cast: Cast) -> Reference:
    """« Le groupe, par la voix de X, a dénoncé « … » »: X says the words."""
    voiced = _BY_THE_VOICE.match(sentence, reference.end)
    person = reference_at(sentence, voiced.end(), cast) if voiced else None
    return person if person and person.voice else reference


def _together(sentence: str, first: Reference, second: Reference, cast: Cast) -> Subject | None:
    """« X et Y saluent « … » »: two people by name, of whom the first speaks and the other with them."""
    are_people = bool(first.voice and second.voice) and first.voice is not second.voice
    further = _ANOTHER.match(sentence, second.end)
    if not are_people or (further and reference_at(sentence, further.end(), cast)):
        return None
    if not _SPEAK.match(fold_in_place(sentence), second.end):
        return None
    return Subject(replace(first, end=second.end), speaks=True, others=(second.voice,))


def _after_circumstances(sentence: str, start: int, cast: Cast) -> Reference | None:
    """« Sur X, Marc Abadie », « Interrogé hier, le maire, X, »: somebody named after where or when."""
    if not _CIRCUMSTANCE.match(fold_in_place(sentence[start : start + 30])):
        return None
    position = start
    for _rank in range(_CIRCUMSTANCES):
        phrase = _PHRASE.match(sentence, position)
        if not phrase:
            return None
        position = phrase.end()
        reference = pronoun_at(sentence, position) or reference_at(sentence, position, cast)
        if reference and not reference.organisation:
            return reference
    return None


def _inside(sentence: str, cast: Cast) -> Subject | None:
    """« Au ministère, on se dit « confiant » »."""
    at = _ON.match(sentence)
    house = house_at(sentence, at.start("at"), cast) if at else None
    return Subject(replace(house, end=at.end()), speaks=True, is_place=True) if house else None


def _own_eyes(sentence: str) -> Subject | None:
    """« À ses yeux, … »: of whoever spoke last."""
    match = _EYES.match(sentence)
    return (
        Subject(Reference(match[0].strip(" ,"), match.end(), pronoun=EITHER), speaks=True, is_frame=True)
        if match
        else None
    )


def _frame(sentence: str, start: int, cast: Cast) -> Subject | None:
    """« Selon X, », « Selon elle, »."""
    if tonic := _TONIC.match(sentence, start):
        pronoun = "elle" if tonic["who"] == "elle" else "il"
        return Subject(Reference(tonic["who"], tonic.end(), pronoun=pronoun), speaks=True, is_frame=True)
    reference = reference_at(sentence, start, cast)
    if reference and reference.is_collective and _FOR.match(sentence) and not holds_opinions(reference.printed):
        return None
    if reference and re.match(r"\s*,|\s\(", sentence[reference.end :]):
        return Subject(reference, speaks=True, is_frame=True)
    return None


def inverted_subjects(sentence: str, cast: Cast) -> list[Subject]:
    """« rappelle le Pr X », « a insisté Y »: every verb of speech followed at once by somebody."""
    folded = fold_in_place(sentence)
    found = []
    for match in _INVERSION.finditer(folded):
        reference = reference_at(sentence, match.end(), cast)
        is_object = reference and _is_object(sentence, match, reference, cast)
        if reference and not is_object and not re.match(r"[\w’'-]", sentence[reference.end : reference.end + 1]):
            found.append(Subject(reference, speaks=True))
    return found


def _is_object(sentence: str, match: re.Match, reference: Reference, cast: Cast) -> bool:
    """« La ministre a remercié X pour « … » »: whom the words are said to, after the one who says them."""
    before = sentence[: match.start()].rstrip()
    if before[-1:] in {",", "", "»", "”", '"'}:
        return False
    if reference.is_collective or _TO_SOMEBODY.search(match[0]):
        return True
    start = _OPENING.match(sentence).end()
    subject = pronoun_at(sentence, start) or reference_at(sentence, start, cast)
    return bool(subject) and not sentence[subject.end : match.start()].strip()


def clause_subjects(sentence: str, cast: Cast) -> list[Subject]:
    """« Après un silence, X a lâché », « Le texte, que X qualifie de »: who speaks in a clause other than the first."""
    found = []
    for match in _CLAUSE.finditer(sentence):
        reference = reference_at(sentence, match.end(), cast)
        if reference and _speaks_next(sentence, reference.end):
            found.append(Subject(reference, speaks=True))
    return found


def relative_subjects(sentence: str, cast: Cast) -> list[Subject]:
    """« Une crainte partagée par X, qui a demandé »: whoever stands just before « , qui » and a verb of speech."""
    folded = fold_in_place(sentence)
    found = []
    for match in _WHO.finditer(folded):
        for start in _STARTS.finditer(sentence, max(match.start() - _WHO_REACH, 0), match.start()):
            reference = reference_at(sentence, start.start(), cast)
            if reference and reference.end == match.start() and not reference.is_collective:
                found.append(Subject(reference, speaks=True))
                break
    return found


def _speaks_next(sentence: str, start: int) -> bool:
    match = _SPEAKS_NEXT.match(fold_in_place(sentence[start : start + _NEXT_REACH]))
    return bool(match) and (match["infinitive"] is None or match["infinitive"] in INFINITIVES)


def speaks_before(sentence: str, start: int, end: int) -> bool:
    """Whether a verb of speech stands between the subject and the quotation."""
    between = sentence[start:end]
    folded = fold_in_place(between)
    if _ANOTHER_SPEAKS.search(folded):
        return False
    if _AT_ONCE.fullmatch(folded):
        return True
    return _SAYS.search(folded) is not None or _speaks_next(between, 0)
