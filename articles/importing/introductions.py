"""People introduced by their function first: « La présidente du Conseil, Claire Le Goff, souligne… »."""

import re
from collections.abc import Iterator

from articles.importing.people_lines import person_named, read_functions
from articles.importing.pieces import ParsedPerson
from articles.quoting.folding import fold_in_place
from articles.quoting.names import NAME, has_known_given_name
from articles.quoting.roles import gender_of_role, role_head
from articles.quoting.verbs import SPEECH

_NAMED = re.compile(rf",\s(?P<name>{NAME})(?=[,)])")
# « le directeur », but not « le cabinet de la ministre », where the minister completes another noun.
_ARTICLE = re.compile(r"(?<![\w’'])(?<!\bde )(?<!\bà )(?:[Ll]e |[Ll]a |[Ll][’'])(?=\w)")
_PAUSE = re.compile(r"[.;:!?«»“”()\n]|,(?=\s)")
_VERB = re.compile(rf"\s(?:{SPEECH}|a|ont|est|sont|avait|etait)\s")
_REACH = 160


def find_introduced(text: str) -> Iterator[ParsedPerson]:
    """Only names that open on a common given name: « le ministre, Grand Port Atlantique, » introduces nobody."""
    for match in _NAMED.finditer(text):
        if not has_known_given_name(match["name"]):
            continue
        before = text[max(match.start() - _REACH, 0) : match.start()]
        before = before[max((pause.end() for pause in _PAUSE.finditer(before)), default=0) :]
        starts = [found.end() for found in _ARTICLE.finditer(before) if role_head(before[found.end() :])]
        function = before[starts[-1] :].strip() if starts else ""
        if not function or _VERB.search(fold_in_place(function)):
            continue
        person = person_named(match["name"], label=f"{match['name']}, {function}")
        person.affiliations = read_functions(function)
        person.gender = person.gender or gender_of_role(function)
        yield person
