"""How a text points at somebody: full name, title and family name, function, organisation, pronoun."""

import re
from dataclasses import dataclass

from articles.quoting.cast import Cast, Voice
from articles.quoting.collectives import collective_at
from articles.quoting.folding import fold_in_place
from articles.quoting.names import HONORIFIC, NAME, has_known_given_name, read_name
from articles.quoting.roles import ROLE_COMPLEMENTS, gender_of_role, role_head
from articles.quoting.verbs import INFINITIVES, SPEECH
from portal.core.text import fold

EITHER = "qui"  # the pronoun that stands for whoever spoke last, he or she
_ARTICLE = r"(?:(?:[Ll]e|[Ll]a|[Ll]es) |[Ll][’'])"
_TITLED = re.compile(rf"(?:[Ll]e |[Ll]a |[Ll]es )?(?:{HONORIFIC})\s+")
_NAME = re.compile(NAME)
_SURNAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ’'-]+")
_ROLE = re.compile(
    r"(?:(?:[Ll]e|[Ll]a|[Uu]ne?|[Ss]on|[Ss]a|[Ll]eur|[Nn]otre|[Cc]e|[Cc]ette) |[Ll][’'])"
    r"(?:(?:nouve(?:au|l|lle)|jeune|ancien(?:ne)?|actuel(?:le)?) )?(?P<role>[\w-]+)"
)
_AT = re.compile(
    r"(?P<at>[Aa]u |[Aa]ux |[ÀàAa] (?=la |l[’'])|[Cc]hez |[Dd]u côté (?:du |des |de |d[’'])|[Dd]ans (?=l[’']entourage))"
    r"(?P<who>[^,.;:!?()«»“”\n]{3,60})"
)
# « la nouvelle présidente »: one whom the text names, and not one long on record.
_NEWLY = re.compile(r"\snouve(?:au|l|lle)\s")
_ORDINAL = re.compile(
    rf"(?P<printed>l[ea] (?:premiere?|seconde?)|ce dernier|cette derniere|celui-ci|celle-ci)"
    rf"(?=[,.;:]|$|\s(?:a|est|n'|se|s'|ne|de|d'|exclut|ecarte|craint|veut|compte|mise)\b|\s(?:{SPEECH})(?![\w-]))"
)
_WORD = re.compile(r"\s(?P<word>[\w&-]+)")
_OF = re.compile(
    r"\s(?:du |de la |de l[’']|des |de |d[’']|au |à la "
    r"|à l[’'](?!issue|occasion|ouverture|antenne|instant|heure|Assemblée|AFP)|à (?!l[’'])|chez |pour la |pour le )"
)
_COMPLEMENT = re.compile(r"[^,.;:!?()«»“”\n]{0,120}")
_VERB = re.compile(rf"\s(?:{SPEECH}|a|ont|est|sont|avait|etait)\b")
_ORGANISATION_REACH, _ORDINAL_REACH = 80, 60
# What completes a function without naming anybody: « chef de service du CHU ».
_ROLE_TAIL = re.compile(
    r"\s(?:de|d[’'])\s?(?:service|pôle|clinique|projets?|cabinet|mission|recherches?|département|laboratoire|unité|programmes?)\b"
)
# « la société Phare Commun », « l’association Ligue des Ports ».
_KIND = re.compile(
    r"(?:société|groupe|start-up|startup|entreprise|association|fédération|institut|agence|ONG|éditeur|éditrice|fondation"
    r"|syndicat|collectif|think tank|laboratoire|plateforme)\s(?=[A-ZÀ-ÖØ-Þ«])"
)
_PAUSE = re.compile(r"\s?[,.;:)»”]|$|\s\(|\s(?:qui|dont|lors|dans|en)\b")
_CAPITAL = re.compile(r"(?<=\s)(?=[A-ZÀ-ÖØ-Þ])")
_GOVERNED = re.compile(r"(?:^|[\s’'])(?:de|du|des|d[’']|à|au|aux|la|le|les|l[’']|et|avec|pour|par|chez)\s?$")
_PRONOUN = re.compile(r"(?P<who>[Ii]l|[Ee]lle|[Ii]ls|[Ee]lles|Qui(?!-))\b")


@dataclass(frozen=True)
class Reference:
    """What was printed, where it ends, and whom it names. No voice and no organisation: somebody unknown."""

    printed: str
    end: int
    voice: Voice | None = None
    organisation: str = ""
    pronoun: str = ""
    is_collective: bool = False


def reference_at(text: str, start: int, cast: Cast) -> Reference | None:
    """What the text at `start` points at, if it points at somebody."""
    found = _person_at(text, start, cast) or _role_at(text, start, cast) or _organisation_at(text, start, cast)
    if found is None and (ordinal := _ORDINAL.match(fold_in_place(text[start : start + _ORDINAL_REACH]))):
        return Reference(text[start : start + ordinal.end("printed")], start + ordinal.end("printed"))
    if found is None and (together := collective_at(text, start)):
        return Reference(*together, is_collective=True)
    return found


def house_at(text: str, start: int, cast: Cast) -> Reference | None:
    """« au ministère », « chez Phare Commun », « du côté de l’agence »: the house, on record or by its words."""
    match = _AT.match(text, start)
    if not match:
        return None
    found = _organisation_at(text, match.start("who"), cast)
    if found:
        return found
    verb = _VERB.search(fold_in_place(match["who"]))
    words = match["who"][: verb.start()] if verb else match["who"]
    article = {"au": "le ", "aux": "les ", "du côté du": "le ", "du côté des": "les "}.get(
        match["at"].strip().lower(), ""
    )
    return Reference(f"{article}{words.rstrip()}", match.start("who") + len(words.rstrip()), is_collective=True)


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


def _gender_shown(printed: str, role: str) -> str:
    """« le président » is not she who presides, though no other function is like hers."""
    return gender_of_role(role) or {"la": "f", "une": "f"}.get(fold(printed).split(" ")[0], "")


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
    if named := _name_beside(text, end, cast) or _name_beyond(text, end, gender_of_role(match["role"]), cast):
        return Reference(text[start : named.end], named.end, named.voice)
    role = text[match.start("role") : end]
    organisation, organisation_end = _organisation_after(text, end, cast)
    if organisation:
        voice = cast.with_role(role, organisation, _gender_shown(text[start:end], role))
        return Reference(text[start:organisation_end], organisation_end, voice)
    if (of := _OF.match(text, end)) and not _speaks(text, of.end()):
        # A complement that names nobody known: « le directeur de l’hôpital » is not any director.
        return Reference(text[start : _end_of_complement(text, of.end())].strip(), end)
    is_anybody = fold(text[start:end]).startswith(("un ", "une "))
    voice = None if is_anybody else cast.with_role(role, "", _gender_shown(text[start:end], role))
    if voice and _NEWLY.search(text[start:end]) and voice.name not in cast.present:
        voice = None
    return Reference(text[start:end], end, voice)


def _speaks(text: str, start: int) -> bool:
    """« Et la cheffe de service de citer », « de conclure »: no complement."""
    word = re.compile(r"[\w-]+").match(fold_in_place(text[start : start + 20]))
    return bool(word) and word[0] in INFINITIVES


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


def _name_beyond(text: str, end: int, gender: str, cast: Cast) -> Reference | None:
    """« la directrice du numérique du CHU de Rochevent, Anne Kermarec, », or without the comma.

    After a comma a name may also begin what follows (« selon la directrice du CHU, X ment »): it stands between pauses.
    """
    of = _OF.match(text, end)
    if not of:
        return None
    stop = _end_of_complement(text, of.end())
    beside = re.compile(r"(?: \([^()]{1,60}\))?, (?:[Ll][ea] )?").match(text, stop)
    found = _person_at(text, beside.end(), cast) if beside else None
    if found is None or not found.voice or not _PAUSE.match(text, found.end):
        found = _name_ending(text, of.end(), stop, cast)
    is_other = found and found.voice and gender and found.voice.gender and found.voice.gender != gender
    return found if found and found.voice and not is_other else None


def _name_ending(text: str, start: int, stop: int, cast: Cast) -> Reference | None:
    """« (la ministre des) Affaires littorales Iris Tanguy »: a whole name that nothing governs, last."""
    for match in _CAPITAL.finditer(text, start, stop):
        found = None if _GOVERNED.search(text[start : match.start()]) else _person_at(text, match.start(), cast)
        if found and found.voice and " " in text[match.start() : found.end] and found.end >= stop:
            return found
    return None


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
