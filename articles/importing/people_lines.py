"""Speaker lines: « Nom, PDG Groupe – Organisation », « Prénom NOM, Président X, ancien Directeur Général Y »…

The line itself is kept verbatim as the label; this only reads the functions and organisations in it.
"""

import re

from articles.importing.kinds import has_organisation_head, is_acronym, is_acronym_of
from articles.importing.pieces import ParsedAffiliation, ParsedPerson
from articles.importing.splitting import is_trade, split_parts
from articles.quoting.folding import fold_in_place
from articles.quoting.names import HONORIFIC, NAME, read_name
from articles.quoting.roles import FORMER, FUTURE, ROLE_COMPLEMENTS, gender_of_role, is_office, role_head
from articles.quoting.verbs import SPEECH
from articles.quoting.words import words
from portal.core.text import fold, squash

_LINE_NAME = re.compile(rf"^(?:(?:[Ll]e |[Ll]a )?{HONORIFIC}\s+)*(?P<name>{NAME})$")
_OF = re.compile(
    r"(?<![\wÀ-ÿ])(?:(?:au sein |auprès |chez |pour )?(?:du |de la |de l[’']|des |de |d[’'])|(?:au "
    r"|aux |à la |à l[’']|à )|chez |@ ?)"
)
_DASH = re.compile(r"\s+[–—-]\s+|\s*@\s*")
_PARENTHESIS = re.compile(r"^(?P<name>.+?)\s*\((?P<inside>[^()]+)\)$")
_ARTICLE = re.compile(r"^(?:(?:le|la|les) |l[’'])", re.IGNORECASE)
_AND = re.compile(r"\s+et\s+(?P<of>(?:de |à |au |du |d[’'])?(?:l[’']|la |le |les )?)")
_CITIES = frozenset(
    words("""
    paris lyon marseille lille toulouse bordeaux nantes strasbourg montpellier rennes grenoble nice rouen
    dijon angers tours brest nancy metz reims bruxelles geneve lausanne londres berlin madrid rome boston
    montreal france europe allemagne
    """)
)
_SPEECH_END = re.compile(rf"\s(?:{SPEECH})(?:\s(?:que|qu'))?$")
# « directrice de cabinet de la ministre de la Mer »: the sea is no organisation.
_MINISTER = re.compile(r"\b(?:ministre|secrétaire d[’']État)\s*$", re.IGNORECASE)
_COMPLEMENT = re.compile(r"(?:de|du|des|à|au|aux|en|et|chez|pour) |d[’']|l[’']")
MAX_LENGTH = 250


def read_speaker_line(line: str) -> ParsedPerson | None:
    """The person of a speaker line, or None if the line is not one: no name, a verb, a sentence."""
    text = squash(line)
    if not text or len(text) > MAX_LENGTH or text[-1] in ":.,;!?…":
        return None
    head, separator, rest = _split_name(text)
    match = _LINE_NAME.match(head)
    if not match or not separator or _goes_on(rest):
        return None
    person = person_named(head, label=text)
    person.affiliations = read_functions(rest)
    person.gender = person.gender or _gender(person.affiliations)
    return person


def _goes_on(rest: str) -> bool:
    """Whether the line is the beginning of a sentence: « …, président de Y, salue »."""
    last = rest.rsplit(", ", 1)[-1]
    is_function = role_head(last) or has_organisation_head(last) or _COMPLEMENT.match(last)
    is_sentence = ", " in rest and last[:1].islower() and not is_function
    return is_sentence or _SPEECH_END.search(fold_in_place(rest)) is not None


def person_named(printed: str, *, label: str = "") -> ParsedPerson:
    name = read_name(printed)
    return ParsedPerson(name.given, name.family, honorific=name.honorific, gender=name.gender, label=label)


def _split_name(text: str) -> tuple[str, str, str]:
    """Name, separator, functions: at the first comma, dash or parenthesis."""
    match = re.search(r",\s+|\s+[–—-]\s+|\s+\((?=[^()]+\)$)", text)
    if not match:
        return text, "", ""
    return text[: match.start()], match[0].strip(), text[match.end() :].removesuffix(")" if "(" in match[0] else "\0")


def _gender(affiliations: list[ParsedAffiliation]) -> str:
    genders = {gender for affiliation in affiliations if (gender := gender_of_role(affiliation.role))}
    return genders.pop() if len(genders) == 1 else ""


def read_functions(text: str) -> list[ParsedAffiliation]:
    """The functions of an apposition, in order. What is no function gives nothing."""
    found: list[ParsedAffiliation] = []
    for part in split_parts(text):
        if role_head(part) or (found and is_trade(part)):
            found.append(_function(part))
        elif found and not found[-1].organisations and _looks_like_organisation(part):
            found[-1].organisations = [_organisation_name(part)]
            found[-1].label = f"{found[-1].label}, {part}"
        elif not found and _looks_like_organisation(part) and len(part) <= 120:
            found.append(ParsedAffiliation("", part, [_organisation_name(part)]))
    return [affiliation for affiliation in found if affiliation.role]


def _function(part: str) -> ParsedAffiliation:
    printed = squash(part)
    is_former = FORMER.match(printed) is not None
    # The record says apart that the function is former: its wording does not say it again.
    label = FORMER.sub("", printed)
    text = FUTURE.sub("", label)
    role, organisation = _split_role(text)
    affiliation = ParsedAffiliation(role, label, is_former=is_former)
    if organisation:
        affiliation.organisations, affiliation.parent = _read_organisations(organisation)
    return affiliation


def _split_role(text: str) -> tuple[str, str]:
    """The wording of the function, and what names the organisation."""
    if dash := _DASH.search(text):
        return text[: dash.start()].strip(" ,"), text[dash.end() :].strip()
    if is_office(text):
        return text, ""
    for match in _OF.finditer(text):
        rest = text[match.end() :]
        if not rest or _MINISTER.search(text[: match.start()]) or _is_complement(rest, match[0]):
            continue
        return text[: match.start()].strip(" ,"), rest
    return _split_without_preposition(text)


def _is_complement(rest: str, preposition: str) -> bool:
    """Whether what follows the preposition belongs to the function: « de la recherche », « à Lyon », « de service »."""
    first = rest.split(" ", maxsplit=1)[0].strip(",()«»“”'’")
    if fold(first) in _CITIES and preposition.strip() in {"à", "de"}:
        return True
    if first[:1].isupper() or rest[:1] in "«“" or first[:1].isdigit():
        return fold(first) in ROLE_COMPLEMENTS and not is_acronym(first) and not _has_proper_name(rest)
    return not (has_organisation_head(rest) and _has_proper_name(rest))


def _has_proper_name(text: str) -> bool:
    """Whether a capital follows the head noun closely: « université Paris-X », « laboratoire « Y » », but not
    « groupe de travail de l’Inserm », whose name comes after another preposition."""
    words = re.split(r"[\s’']", text)[1:4]
    return any(word.strip("«“(")[:1].isupper() for word in words) or "«" in text[:30]


def _split_without_preposition(text: str) -> tuple[str, str]:
    """« Directeur Général GE Healthcare »: the function ends at the first capital that is no word of function."""
    words = text.split(" ")
    for position, word in enumerate(words[1:], start=1):
        if word.lower() in {"et", "&", "de", "des", "du", "la", "les"} or fold(word).strip(",") in ROLE_COMPLEMENTS:
            continue
        if word[:1].isupper() and not role_head(word):
            return " ".join(words[:position]), " ".join(words[position:])
        if word[:1].islower() and not role_head(word):
            break
    return text, ""


def _looks_like_organisation(part: str) -> bool:
    text = _ARTICLE.sub("", part)
    return (text[:1].isupper() or has_organisation_head(part)) and len(text.split(" ")) <= 12


def _read_organisations(text: str) -> tuple[list[str], str]:
    """The organisations of a function, and the one they are components of: « A et l’B (C) »."""
    text = text.strip(" ,;")
    match = _PARENTHESIS.match(text)
    if match and "/" not in match["inside"]:
        names = _split_and(match["name"])
        if len(names) == 1 and (is_acronym_of(match["inside"], names[0]) or fold(match["inside"]).startswith("ex")):
            return [text], ""
        inside = match["inside"]
        is_named = inside[:1].isupper() and fold(inside) not in _CITIES and len(inside) <= 60
        is_body = is_acronym(inside) or has_organisation_head(inside) or len(names) > 1
        if is_named and is_body and names[-1] in match["name"][-len(names[-1]) :]:
            return names, _organisation_name(inside)
        return names, ""
    return _split_and(text), ""


def _split_and(text: str) -> list[str]:
    """Cuts « A et l’B » in two when both are proper names. « Solidarités et de la Santé » stays whole."""
    match = _AND.search(text)
    if match and "«" not in text:
        left, right = text[: match.start()], text[match.end() :]
        both_proper = not has_organisation_head(left) and right[:1].isupper() and (match["of"] or is_acronym(right))
        if both_proper or (is_acronym(left) and is_acronym(right)) or has_organisation_head(right):
            return [_organisation_name(left), *_split_and(right)]
    return [_organisation_name(text)]


def _organisation_name(text: str) -> str:
    """Without article; a proper name ends before « en », « pour »…, which « Agence du numérique en santé » keeps."""
    name = _ARTICLE.sub("", text.strip(" ,;.")).strip()
    if has_organisation_head(name):
        return name
    return re.split(r"\s(?:en|dans|pour|sur|qui|depuis|et chargée?|où)\s(?=[a-zà-ÿ])", name)[0]
