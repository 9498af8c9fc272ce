"""Records that a page states: which card an anchor opens, « membres fondateurs », entries of the directory."""

import html
import re

from articles.importing.errors import ImportRefused
from articles.importing.kinds import guess_kind, has_organisation_head, is_acronym
from articles.importing.mentions import Anchor
from articles.importing.people_lines import person_named, read_functions
from articles.importing.pieces import ParsedMention, ParsedOrganisation, ParsedReference
from articles.importing.references import number_of, read_stamp_line, stamped_at
from articles.importing.register import Register
from articles.quoting.names import HONORIFIC, NAME, has_known_given_name
from articles.quoting.roles import gender_of_role, role_head
from portal.core.text import name_key

_NAME = re.compile(NAME)
_GENERIC = re.compile(
    r"(?:^|[\s(])(?:des|les|aux|plusieurs|quelques|certaines|certains|de nombreuses|de nombreux|une?"
    r"|nos|ces|\d+|d[’'])\s*$"
)
_FOUNDERS = re.compile(
    r"(?:[Ss]es|[Ll]es|[Ss]on) (?:\w+ )?membres fondateurs (?:(?:de la |de l[’']|du |de "
    r"|d[’'])(?P<target>[^,.:;]{2,80}?) )?(?:sont|:) (?P<list>[^.;:]+)"
)
_SUBJECT = r"(?:^|, )(?:[Ll]e |[Ll]a |[Ll][’'])?(?:projet |programme |réseau |campus |groupe |centre )?"
_ITEM = re.compile(r",\s+|\s+et\s+")
_ARTICLE = re.compile(r"^(?:(?:le|la|les) |l[’'])", re.IGNORECASE)


def read_anchor(anchor: Anchor, text: str, register: Register) -> ParsedMention | None:
    """The record that an anchor opens, entered in the register if it is a person or an organisation."""
    if _is_person(anchor, text):
        person = register.add_person(person_named(anchor.card))
        if role_head(anchor.surface) and name_key(anchor.surface) != name_key(anchor.card):
            titled = person_named(anchor.card)
            titled.affiliations = read_functions(anchor.surface)
            titled.gender = gender_of_role(anchor.surface)
            register.add_person(titled)
        return ParsedMention(anchor.surface, "person", person.name)
    if _is_term(anchor, text):
        return ParsedMention(anchor.surface, "term", anchor.surface, anchor.expansion or anchor.card)
    organisation = register.add_card(anchor)
    return ParsedMention(anchor.surface, "organisation", organisation.name) if organisation else None


def _is_person(anchor: Anchor, text: str) -> bool:
    if not _NAME.fullmatch(anchor.card) or guess_kind(anchor.card) != "autre" or anchor.sigle or anchor.expansion:
        return False
    before, after = text[: anchor.start], text[anchor.start + len(anchor.surface) :]
    return bool(
        re.search(rf"(?:{HONORIFIC})\s+$", before)
        or role_head(anchor.surface)
        or (re.match(r",\s+", after) and role_head(after[2:]))
        or has_known_given_name(anchor.card)
    )


def _is_term(anchor: Anchor, text: str) -> bool:
    """A sigle that stands for a common noun: after « des », « plusieurs », or with an expansion in small letters."""
    expansion = anchor.expansion or (
        anchor.card if is_acronym(anchor.surface) and anchor.card != anchor.surface else ""
    )
    if not expansion:
        return False
    if _GENERIC.search(text[: anchor.start]):
        return True
    is_common = all(word.islower() for word in expansion.split(" ")[1:])
    return is_common and guess_kind(expansion) == "autre" and not has_organisation_head(expansion)


def read_founders(text: str, register: Register) -> None:
    """« Ses membres fondateurs sont A, B et C. »: « Ses » is the only organisation of the sentence before."""
    for match in _FOUNDERS.finditer(text):
        names = [_ARTICLE.sub("", part.strip()) for part in _ITEM.split(match["list"])]
        before = text[: match.start()].rstrip(" .\n")
        previous = before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
        target = register.organisation(_ARTICLE.sub("", match["target"] or "")) or _only_one_in(previous, register)
        sources = [register.organisation(name) or _proper(name, register) for name in names]
        for source in sources:
            if source and target:
                register.relate(source.name, "fondateur", target.name)


def _proper(name: str, register: Register) -> ParsedOrganisation | None:
    is_proper = name[:1].isupper() or has_organisation_head(name)
    return register.add_organisation(name) if is_proper and len(name) <= 100 else None


def _only_one_in(sentence: str, register: Register) -> ParsedOrganisation | None:
    """The organisation of the sentence; of several, the one that stands as its subject."""
    named = [
        organisation
        for organisation in register.organisations
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) for name in organisation.names)
    ]
    subjects = [
        organisation
        for organisation in named
        if any(re.search(rf"{_SUBJECT}{re.escape(name)}\s[a-zà-ÿ]", sentence) for name in organisation.names)
    ]
    found = subjects if len(named) > 1 else named
    return found[0] if len(found) == 1 else None


def read_references(list_name: str, rows: list[tuple[int, str]]) -> list[ParsedReference]:
    """Title, teaser and line of number and stamp, as many times as there are such lines."""
    found = []
    for chunk, match in _chunks(rows):
        number, title = chunk[0] if chunk else (rows[0][0], "")
        if not title:
            raise ImportRefused(
                f"un article de la liste n’a pas de titre (n° {match['number']}).", where=f"ligne {number}"
            )
        teaser = " ".join(text for _line, text in chunk[1:])
        rank = number_of(match, number)
        found.append(ParsedReference(list_name, title, match["type"], rank, stamped_at(match), teaser))
    return found


def read_directory(rows: list[tuple[int, str]], register: Register) -> list[str]:
    """The organisations of « Dans l’annuaire », with their number, stamp and description; people are registered."""
    names = []
    for chunk, match in _chunks(rows):
        if not chunk:
            raise ImportRefused(f"la fiche n° {match['number']} n’a pas de nom.", where=f"ligne {rows[0][0]}")
        name, description = chunk[0][1], [text for _line, text in chunk[1:]]
        if match["type"].lower() not in {"organisation", "organisme", "entreprise", "structure"}:
            person = person_named(name)
            person.biography = _description(description)
            register.add_person(person)
            continue
        organisation = register.add_organisation(name)
        if organisation is None:
            raise ImportRefused(f"la fiche n° {match['number']} n’a pas de nom.", where=f"ligne {chunk[0][0]}")
        organisation.number, organisation.stamped_at = number_of(match, chunk[0][0]), stamped_at(match)
        organisation.description = _description(description)
        names.append(organisation.name)
    return names


def _chunks(rows: list[tuple[int, str]]):
    chunk: list[tuple[int, str]] = []
    for row in rows:
        if match := read_stamp_line(row[1]):
            yield chunk, match
            chunk = []
        else:
            chunk.append(row)


def _description(lines: list[str]) -> str:
    """Paragraphs, and « ■ » lines as one list."""
    pieces: list[str] = []
    for line in lines:
        is_item = re.match(r"^[■•▪]\s*", line)
        text = html.escape(line[is_item.end() :] if is_item else line, quote=False).strip()
        if not is_item:
            pieces.append(f"<p>{text}</p>")
        elif pieces and pieces[-1].endswith("</ul>"):
            pieces[-1] = f"{pieces[-1].removesuffix('</ul>')}<li>{text}</li></ul>"
        else:
            pieces.append(f"<ul><li>{text}</li></ul>")
    return "".join(pieces)
