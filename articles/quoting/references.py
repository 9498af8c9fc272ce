"""How a text points at somebody: full name, title and family name, function, organisation, pronoun."""

import re
from dataclasses import dataclass

from articles.quoting.cast import Cast, Voice
from articles.quoting.folding import fold_in_place
from articles.quoting.names import HONORIFIC, NAME, has_known_given_name, read_name
from articles.quoting.roles import ROLE_COMPLEMENTS, role_head
from articles.quoting.verbs import SPEECH
from portal.core.text import fold

_ARTICLE = r"(?:(?:[Ll]e|[Ll]a|[Ll]es) |[Ll][’'])"
_TITLED = re.compile(rf"(?:[Ll]e |[Ll]a |[Ll]es )?(?:{HONORIFIC})\s+")
_NAME = re.compile(NAME)
_SURNAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ’'-]+")
_ROLE = re.compile(r"(?:(?:[Ll]e|[Ll]a|[Uu]n|[Uu]ne|[Ss]on|[Ss]a|[Cc]e|[Cc]ette) |[Ll][’'])(?P<role>[\w-]+)")
_WORD = re.compile(r"\s(?P<word>[\w&-]+)")
_OF = re.compile(r"\s(?:du |de la |de l[’']|des |de |d[’']|au |à la |à l[’']|à |chez |pour la |pour le )")
_COMPLEMENT = re.compile(r"[^,.;:!?()«»“”\n]{0,120}")
_VERB = re.compile(rf"\s(?:{SPEECH}|a|ont|est|sont|avait|etait)\b")
_ORGANISATION_REACH = 80
# What completes a function without naming anybody: « chef de service du CHU ».
_ROLE_TAIL = re.compile(
    r"\s(?:de|d[’'])\s?(?:service|pôle|clinique|projets?|cabinet|mission|recherches?|département|laboratoire|unité|programmes?)\b"
)
# « la société Phare Commun », « l’association Ligue des Ports ».
_KIND = re.compile(
    r"(?:société|groupe|start-up|startup|entreprise|association|fédération|institut|agence|ONG|éditeur|éditrice|fondation"
    r"|syndicat|collectif|think tank|laboratoire|plateforme)\s(?=[A-ZÀ-ÖØ-Þ«])"
)
_PRONOUN = re.compile(r"(?P<who>[Ii]l|[Ee]lle|[Ii]ls|[Ee]lles)\b")


@dataclass(frozen=True)
class Reference:
    """What was printed, where it ends, and whom it names. No voice and no organisation: somebody unknown."""

    printed: str
    end: int
    voice: Voice | None = None
    organisation: str = ""
    pronoun: str = ""


def reference_at(text: str, start: int, cast: Cast) -> Reference | None:
    """What the text at `start` points at, if it points at somebody."""
    return _person_at(text, start, cast) or _role_at(text, start, cast) or _organisation_at(text, start, cast)


def pronoun_at(text: str, start: int) -> Reference | None:
    match = _PRONOUN.match(text, start)
    return Reference(match[0], match.end(), pronoun=match[0].lower()) if match else None


def _person_at(text: str, start: int, cast: Cast) -> Reference | None:
    titled = _TITLED.match(text, start)
    name_start = titled.end() if titled else start
    if match := _NAME.match(text, name_start):
        words = match[0].split(" ")
        for count in range(len(words), 1, -1):
            printed = " ".join(words[:count])
            voice = cast.named(printed)
            if voice:
                whole = text[start : name_start + len(printed)]
                return Reference(whole, name_start + len(printed), _if_titled_so(voice, whole))
        if titled or (has_known_given_name(match[0]) and not cast.organisation(match[0])):
            return Reference(text[start : match.end()], match.end())
        return None
    match = _SURNAME.match(text, name_start)
    if not match or read_name(match[0]).family != match[0]:
        return None
    voice = cast.named(match[0])
    if voice or titled:
        whole = text[start : match.end()]
        return Reference(whole, match.end(), _if_titled_so(voice, whole))
    return None


def _if_titled_so(voice: Voice | None, printed: str) -> Voice | None:
    """« Mme Roy » is not Paul Roy, even where he is the only Roy of the page."""
    gender = read_name(printed).gender
    return None if voice and gender and voice.gender and gender != voice.gender else voice


def _end_of_complement(text: str, start: int) -> int:
    """Where « la présidente du Conseil des ports » ends: at a pause, or before the verb."""
    words = _COMPLEMENT.match(text, start)[0]
    verb = _VERB.search(fold_in_place(words))
    return start + (verb.start() if verb else len(words))


def _role_at(text: str, start: int, cast: Cast) -> Reference | None:
    match = _ROLE.match(text, start)
    if not match or not role_head(match["role"]):
        return None
    if office := _office_at(text, match.start("role"), cast):
        return Reference(text[start : office[1]], office[1], office[0])
    end = match.end()
    while (word := _WORD.match(text, end)) and fold(word["word"]) in ROLE_COMPLEMENTS:
        end = word.end()
    if tail := _ROLE_TAIL.match(text, end):
        end = tail.end()
    if named := _name_beside(text, end, cast):
        return Reference(text[start : named.end], named.end, named.voice)
    role = text[match.start("role") : end]
    organisation, organisation_end = _organisation_after(text, end, cast)
    if organisation:
        voice = cast.with_role(role, organisation)
        return Reference(text[start:organisation_end], organisation_end, voice)
    if of := _OF.match(text, end):
        # A complement that names nobody known: « le directeur de l’hôpital » is not any director.
        return Reference(text[start : _end_of_complement(text, of.end())].strip(), end)
    return Reference(text[start:end], end, cast.with_role(role, ""))


def _office_at(text: str, start: int, cast: Cast) -> tuple[Voice, int] | None:
    """The only person whose function, as a whole, is printed here: « ministre de la Santé »."""
    folded = fold_in_place(text[start : start + 120])
    found = {
        (voice.name, len(wording)): voice
        for voice in cast.voices
        for wording, organisations in voice.functions
        if not organisations and " " in wording and re.match(rf"{re.escape(fold_in_place(wording))}(?!\w)", folded)
    }
    if len({name for name, _length in found}) != 1:
        return None
    (_name, length), voice = max(found.items(), key=lambda item: item[0][1])
    return voice, start + length


def _name_beside(text: str, end: int, cast: Cast) -> Reference | None:
    """« le directeur général Jean X », « le directeur du campus, Jean X »: the name tells more than the function."""
    beside = re.compile(r",? ").match(text, end)
    found = _person_at(text, beside.end(), cast) if beside else None
    return found if found and found.voice else None


def _organisation_after(text: str, end: int, cast: Cast) -> tuple[str, int]:
    """The first organisation of the cast within reach after a function, and where it ends."""
    of = _OF.match(text, end)
    if not of:
        return "", end
    reach = text[of.end() : of.end() + _ORGANISATION_REACH]
    for stop in range(len(reach), 1, -1):
        if stop < len(reach) and reach[stop].isalnum():
            continue
        if name := cast.organisation(re.sub(rf"^{_ARTICLE}", "", reach[:stop])):
            return name, of.end() + stop
    return "", end


def _organisation_at(text: str, start: int, cast: Cast) -> Reference | None:
    article = re.compile(_ARTICLE).match(text, start)
    name_start = article.end() if article else start
    if kind := _KIND.match(text, name_start):
        name_start = kind.end()
    reach = text[name_start : name_start + _ORGANISATION_REACH]
    for stop in range(len(reach), 1, -1):
        if (stop < len(reach) and reach[stop].isalnum()) or not reach[0].isupper() or reach[stop - 1] in " ,.:;":
            continue
        if name := cast.organisation(reach[:stop]):
            return Reference(text[start : name_start + stop], name_start + stop, organisation=name)
    return None
