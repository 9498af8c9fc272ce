"""The people and organisations of one page, each once, whatever name the page uses for them."""

import html
import re
from functools import lru_cache

from articles.importing.errors import ImportRefused
from articles.importing.kinds import guess_kind, is_acronym, is_acronym_of
from articles.importing.mentions import Anchor
from articles.importing.pieces import ParsedAffiliation, ParsedOrganisation, ParsedPerson, ParsedRelation
from articles.quoting.cast import Cast, Voice
from articles.quoting.roles import role_head
from portal.core.text import fold, name_key

_LABORATORY = re.compile(r"^(?:(?P<head>[^«“]*?)\s*)?[«“]\s*(?P<name>[^»”]+?)\s*[»”]\s*(?:\((?P<inside>[^()]+)\))?")
_ENDING = re.compile(r"\s*\((?P<inside>[^()]+)\)$")
_LONGEST_FUNCTION = 240  # beyond, a sentence was taken for a function
_LONGEST_LABEL = 280
_MOST_PEOPLE, _MOST_ORGANISATIONS = 150, 200
_COMPANY_ROLES = frozenset(["pdg", "ceo", "gerant", "gerante"])
_NOUNS = re.compile(r"^(?:le |la |les |l[’'])?(?:programme|projet|groupe|société|start-up|campus) (?=[A-ZÀ-ÖØ-Þ])")

_key = lru_cache(maxsize=4_096)(name_key)


class Register:
    def __init__(self) -> None:
        self.people: list[ParsedPerson] = []
        self.organisations: list[ParsedOrganisation] = []
        self.relations: list[ParsedRelation] = []

    def person(self, name: str) -> ParsedPerson | None:
        key = _key(name)
        return next((person for person in self.people if _key(person.name) == key), None)

    def organisation(self, name: str) -> ParsedOrganisation | None:
        key = _key(name)
        return next((found for found in self.organisations if key in map(_key, found.names)), None)

    def add_person(self, person: ParsedPerson) -> ParsedPerson:
        """The record of the page for this person, completed with what `person` tells more."""
        known = self.person(person.name)
        person.label = person.label if len(person.label) <= _LONGEST_LABEL else ""
        if known is None:
            _refuse_crowd(self.people, _MOST_PEOPLE, "personnes")
            self.people.append(person)
            affiliations, person.affiliations, known = person.affiliations, [], person
        else:
            affiliations = person.affiliations
            for field in ("honorific", "gender", "label", "biography"):
                setattr(known, field, getattr(known, field) or getattr(person, field))
        for affiliation in affiliations:
            self._affiliate(known, affiliation)
        return known

    def _affiliate(self, person: ParsedPerson, affiliation: ParsedAffiliation) -> None:
        if max(len(affiliation.role), len(affiliation.label)) > _LONGEST_FUNCTION:
            return
        printed, affiliation.organisations = affiliation.organisations, []
        hint = "entreprise" if role_head(affiliation.role) in _COMPANY_ROLES else ""
        for name in printed:
            organisation = self.add_organisation(name, kind_hint=hint)
            if organisation and organisation.name not in affiliation.organisations:
                affiliation.organisations.append(organisation.name)
        if affiliation.parent:
            parent = self.add_organisation(affiliation.parent)
            affiliation.parent = parent.name if parent else ""
            for name in affiliation.organisations:
                self.relate(name, "composante", affiliation.parent)
        same = [(fold(known.role), known.organisations) for known in person.affiliations]
        if (fold(affiliation.role), affiliation.organisations) not in same:
            person.affiliations.append(affiliation)

    def add_organisation(self, printed: str, *, kind_hint: str = "") -> ParsedOrganisation | None:
        """The organisation printed so: « Agence… (ex Cale) », « Hub (HDH) », « laboratoire « X » (A/B/C) », a sigle."""
        if match := _LABORATORY.match(printed):
            return self._laboratory(match)
        text, inside = _NOUNS.sub("", printed.strip(" ,;.")), ""
        if match := _ENDING.search(text):
            text, inside = text[: match.start()].strip(), match["inside"].strip()
        if not name_key(text) or len(text) > 200:
            return None
        found = self.organisation(text) or self._without_noun(text) or self._new(text, kind_hint)
        if inside:
            self.learn(found, inside)
        if kind_hint and found.kind == "autre":
            found.kind = kind_hint
        return found

    def _without_noun(self, text: str) -> ParsedOrganisation | None:
        """« cercle X » is the X that the page already names."""
        noun, _, rest = text.partition(" ")
        return self.organisation(rest) if rest and noun.islower() and rest[:1].isupper() else None

    def _new(self, name: str, kind_hint: str = "") -> ParsedOrganisation:
        name = name if is_acronym(name.split(" ", maxsplit=1)[0]) else name[:1].upper() + name[1:]
        found = ParsedOrganisation(name, kind=guess_kind(name))
        if found.kind == "autre" and kind_hint:
            found.kind = kind_hint
        _refuse_crowd(self.organisations, _MOST_ORGANISATIONS, "organisations")
        self.organisations.append(found)
        return found

    def learn(self, organisation: ParsedOrganisation, inside: str) -> None:
        """What a parenthesis adds to a name: a former name or a sigle."""
        if former := re.match(r"(?:ex[- ]|anciennement |ancien(?:ne)? )(?P<name>.+)", inside, re.IGNORECASE):
            _append(organisation.former_names, former["name"], organisation)
        elif is_acronym(inside) or is_acronym_of(inside, organisation.name):
            _append(organisation.acronyms, inside, organisation)

    def _laboratory(self, match: re.Match) -> ParsedOrganisation:
        head = match["head"] or ""
        found = self.organisation(match["name"]) or self._new(match["name"])
        if found.kind == "autre":
            found.kind = guess_kind(head, match["name"])
        for name in re.split(r"\s*[/,–]\s*|\s+et\s+", match["inside"] or ""):
            if name and (name[:1].isupper() or self.organisation(name)):
                supervisor = self.add_organisation(name)
                if supervisor:
                    self.relate(supervisor.name, "tutelle", found.name)
        return found

    def relate(self, source: str, kind: str, target: str) -> None:
        relation = ParsedRelation(source, kind, target)
        if source != target and relation not in self.relations:
            self.relations.append(relation)

    def add_card(self, anchor: Anchor) -> ParsedOrganisation | None:
        """The organisation that an anchor opens, with the sigle, former name or usual name that the card shows."""
        name = anchor.expansion or anchor.card
        found = self.organisation(anchor.surface) or self.add_organisation(name)
        if found is None:
            return None
        if anchor.sigle:
            self.learn(found, anchor.sigle)
        last = anchor.surface.split(" ")[-1]
        if is_acronym(last):
            _append(found.acronyms, last, found)
        if name_key(anchor.surface) != name_key(found.name):
            _append(found.usual_names, anchor.surface[:1].upper() + anchor.surface[1:], found)
        if anchor.description:
            self._describe(found, anchor)
        return found

    def _describe(self, found: ParsedOrganisation, anchor: Anchor) -> None:
        """« Health think tank, le Cercle des… »: the usual name, then what the organisation is."""
        usual, _, said = anchor.description.partition(", ")
        _append(found.usual_names, usual, found)
        text = html.escape(f"{said[:1].upper()}{said[1:]}.", quote=False)
        found.description = found.description or (f"<p>{text}</p>" if said else "")
        if found.kind == "autre":
            found.kind = guess_kind(usual)

    def cast(self) -> Cast:
        """The page’s people and organisations, for attributing its quotes."""
        names = {name_key(name): found.name for found in self.organisations for name in found.names}
        voices = [
            Voice(
                person.name,
                person.family_name,
                person.gender,
                [(affiliation.role, affiliation.organisations) for affiliation in person.affiliations],
            )
            for person in self.people
        ]
        return Cast(voices, names)


def _refuse_crowd(records: list, most: int, what: str) -> None:
    """No article names so many: the text was taken for names, and each record costs reads and writes."""
    if len(records) >= most:
        raise ImportRefused(f"la page nommerait plus de {most} {what} : ce n’est pas un article.")


def _append(names: list[str], name: str, organisation: ParsedOrganisation) -> None:
    if name_key(name) not in map(name_key, organisation.names):
        names.append(name.strip())
