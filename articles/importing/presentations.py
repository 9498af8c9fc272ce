"""People that a running text presents: « le Pr X, directeur de Y, a… », « X est …, professeur à Z »."""

import re
from collections.abc import Iterator

from articles.importing.introductions import find_introduced
from articles.importing.kinds import guess_kind, has_organisation_head
from articles.importing.people_lines import person_named, read_functions
from articles.importing.pieces import ParsedAffiliation, ParsedPerson
from articles.quoting.folding import fold_in_place
from articles.quoting.names import HONORIFIC, NAME, has_known_given_name, read_name
from articles.quoting.roles import gender_of_role, role_head
from articles.quoting.verbs import SPEECH
from articles.quoting.words import words

_PERSON = re.compile(rf"(?<!\w)(?P<title>(?:{HONORIFIC})\s+)?(?P<name>{NAME})")
_STATE = re.compile(r" est (?:un |une |le |la |l[’'])?(?P<what>(?:[^.]|\.(?=[\w)])){3,400})")

_LONGEST = 600  # beyond, it is no function: see the longest label of the register
_SPEAKS = re.compile(rf"(?<![a-z'-])(?:{SPEECH})\s")
# Words of the writer that may stand, with a capital, right before a name.
_COMMON = frozenset(
    words("""
    Le La Les Un Une Des Pour Selon Et Mais En Au Par Ce Cette Avec D’après D'après Chez Quand Si Comme Dans Sur Lors
    Depuis Après Avant Enfin Ainsi Or Puis
    """)
)
_POSSESSIVE = re.compile(r"^(?:son|sa|leur|l[ea]|l[’'])\s?")


def find_people(text: str) -> list[ParsedPerson]:
    """Everybody that the text presents, whatever the way."""
    return [*find_presentations(text), *find_introduced(text), *find_states(text), *find_speakers(text)]


def _names(text: str) -> Iterator[re.Match]:
    """The names of the text. A word of the writer before one (« Selon Jeanne Petit ») is not part of it."""
    position = 0
    while match := _PERSON.search(text, position):
        first = match["name"].split(" ", maxsplit=1)[0]
        if not match["title"] and first in _COMMON:
            position = match.start() + len(first) + 1
            continue
        yield match
        position = match.end()


def find_presentations(text: str) -> Iterator[ParsedPerson]:
    """The people presented in the text, with the label under which it presents them."""
    for match in _names(text):
        printed, after = match[0], text[match.end() : match.end() + _LONGEST]
        if not match["title"] and not _may_be_a_person(match["name"]):
            continue
        apposition = _apposition(after)
        if apposition:
            person = _presented(printed, apposition)
        elif match["title"]:
            person = person_named(printed)
        else:
            continue
        if (match["title"] or apposition) and person.given_name:
            yield person


def find_speakers(text: str) -> Iterator[ParsedPerson]:
    """« explique Jeanne Petit »: somebody with a common given name, right after a verb of speech."""
    folded = fold_in_place(text)
    for match in _SPEAKS.finditer(folded):
        name = _PERSON.match(text, match.end())
        if name and _may_be_a_person(name["name"]) and has_known_given_name(name["name"]):
            yield person_named(name[0])


def find_states(text: str) -> Iterator[ParsedPerson]:
    """« X est un physicien, professeur à Y, directeur de Z »: the functions after the first word of trade."""
    for match in _PERSON.finditer(text):
        state = _STATE.match(text, match.end())
        if state and role_head(state["what"]) and (match["title"] or has_known_given_name(match["name"])):
            person = person_named(match[0])
            is_trade = re.match(r" est une? ", state[0])
            functions = read_functions(state["what"])
            person.affiliations = functions[1:] if is_trade else functions
            person.gender = person.gender or gender_of_role(state["what"])
            yield person


def _may_be_a_person(name: str) -> bool:
    """Two capitals are a name unless they open with a function, a noun of organisation or a word of the writer."""
    first = name.split(" ", maxsplit=1)[0]
    return (
        first not in _COMMON
        and not role_head(first)
        and not has_organisation_head(name)
        and guess_kind(name) == "autre"
    )


def _presented(printed: str, apposition: str) -> ParsedPerson:
    person = person_named(printed, label=f"{_without_article(printed)}, {apposition}")
    person.affiliations = read_functions(apposition)
    from_roles = {gender for gender in map(_gender, person.affiliations) if gender}
    person.gender = person.gender or (from_roles.pop() if len(from_roles) == 1 else "")
    # « Anne Roy, sa directrice scientifique »: no function to record, and yet a gender.
    person.gender = person.gender or gender_of_role(_POSSESSIVE.sub("", apposition))
    return person


def _gender(affiliation: ParsedAffiliation) -> str:
    return gender_of_role(affiliation.role)


def _without_article(printed: str) -> str:
    name = read_name(printed)
    return f"{name.honorific} {re.sub(rf'^(?:(?:le |la )?{HONORIFIC}) +', '', printed)}".strip()


def _apposition(after: str) -> str:
    """The functions right after a name: « , directeur général de X, professeur à Y » up to the verb."""
    if not (opening := re.match(r",\s+", after)):
        if bracket := re.match(r"\s+\((?P<inside>[^()]{2,80})\)", after):
            return bracket["inside"] if role_head(bracket["inside"]) else ""
        return ""
    text = after[opening.end() :]
    if not role_head(_POSSESSIVE.sub("", text)):
        return ""
    return text[: _end_of_apposition(text)].strip()


def _end_of_apposition(text: str) -> int:
    for match in re.finditer(r",\s+|\.(?:\s|$)|[;:«“\n]|\s\(|$", text):
        if match[0].strip() in {"«", "“"}:
            if re.search(
                r"(?:laboratoire|programme|projet|unité|institut|groupe|équipe|start-up|société)\s$",
                text[: match.start()],
            ):
                continue
            return match.start()
        if match[0].startswith(" ("):
            continue
        if match[0].startswith(",") and role_head(text[match.end() :]):
            continue
        return match.start()
    return len(text)
