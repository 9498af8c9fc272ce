"""The function that an article says somebody takes up. Nothing rather than a wrong one: the editor fills the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from articles.importing.dates import MONTHS, read_days
from articles.importing.people_lines import read_functions
from articles.models import Article
from articles.quoting.roles import FUTURE, role_head
from articles.quoting.sentences import sentences
from articles.quoting.spans import find_spans
from organisations.models import Organisation
from people.models import Person
from portal.core.text import name_key

_SHOWN = 3  # sentences about a person beside what is proposed of them
_GAP = 90  # characters between the name and the verb: the function left stands there
_AS = r"(?:(?:au poste |à la fonction |aux fonctions |en qualité )(?:de |d[’'])|comme |en tant que )"
_NAMED = re.compile(
    r"\b(?:nommée?|promue?|élue?|désignée?|recrutée?|choisie?|devient|deviendra"
    rf"|prend(?:ra)? (?:ses|les) fonctions (?=de |d[’']))\s+(?:{_AS})?(?:le |la |l[’'])?(?P<what>.+)",
    re.DOTALL,
)
_JOINS = re.compile(rf"\b(?:rejoint|rejoindra)\s+(?P<where>[^,.;]{{2,120}}?),?\s+{_AS}(?P<what>[^,.;]{{3,120}})")
# « prend la tête de l’AP-HP », « à la direction générale de l’Inserm »: where, and what when the word tells.
_HEADS = re.compile(
    r"\b(?:prend(?:ra)?|à|assurera|assure) la (?P<post>tête|direction générale|direction|présidence)"
    r"(?P<where> (?:du |de |des |d[’']).{2,120})",
    re.DOTALL,
)
_POSTS = {
    "direction générale": ("directeur général", "directrice générale"),
    "direction": ("directeur", "directrice"),
    "présidence": ("président", "présidente"),
}
# Where the function ends and the sentence goes on.
_END = re.compile(
    r"[.;:!?…«“(]|,?\s(?:à (?:compter|partir|dater) d|depuis |dès |le \d|en remplacement|pour (?:succéder|remplacer)"
    rf"|après |où |qui |dont |avec |en (?:\d{{4}}|début|fin|{'|'.join(MONTHS)})|par |jusqu|afin |il |elle "
    r"|et (?:succède|remplace))|,\s(?!(?:chargée?|en)\s)"
)
_REPLACES = re.compile(r"\b(?:succ[èé]d|remplac)")
_LEADING = re.compile(r"^(?:de |d[’'])")
_ARTICLE = re.compile(r"^(?:le |la |les |l[’'])", re.IGNORECASE)


@dataclass(frozen=True)
class Appointment:
    """`organisation` is a record when its name leads to exactly one; `organisation_name` is as printed."""

    role: str
    organisation: Organisation | None = None
    organisation_name: str = ""
    on: date | None = None


def read_appointment(article: Article, person: Person, others: list[Person]) -> Appointment | None:
    """What the title says, else what the text says in one way only. None when it is not clear."""
    for text in (article.title, f"{article.standfirst}\n{article.body_text}"):
        found = [one for sentence in _sentences(text) if (one := _of_sentence(sentence, person, others))]
        different = {(name_key(one.role), name_key(one.organisation_name)) for one in found}
        if len(different) == 1:
            dated = next((one.on for one in found if one.on), None) or _day_said(article, person)
            return _resolved(found[0].role, found[0].organisation_name, dated)
    return None


def said_of(article: Article, person: Person) -> list[str]:
    """The first sentences that name the person, for whoever decides: they are checked where they are decided."""
    said = (sentence.strip() for sentence in _sentences(f"{article.standfirst}\n{article.body_text}"))
    return list(islice((sentence for sentence in said if _place(sentence, person) >= 0), _SHOWN))


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for start, end in sentences(line, find_spans(line)):
            yield line[start:end]


def _day_said(article: Article, person: Person) -> date | None:
    """The day from which the function is held, when one sentence about the person states it."""
    lines = f"{article.standfirst}\n{article.body_text}".split("\n")
    days = {day for line in lines if _place(line, person) >= 0 and (day := _stated_day(line))}
    return days.pop() if len(days) == 1 else None


def _of_sentence(sentence: str, person: Person, others: list[Person]) -> Appointment | None:
    place = _place(sentence, person)
    if place < 0:
        return None
    after = sentence[place + len(person.family_name) :]
    for pattern in (_NAMED, _JOINS):
        match = pattern.search(after)
        if match and _is_of_person(after[: match.start()], others):
            return _read(match, sentence)
    match = _HEADS.search(after)
    # « X succède à Y à la tête de Z »: of X, whoever stands between.
    if match and len(after[: match.start()]) <= _GAP and not is_replaced(sentence, person):
        return _head(match, sentence, person)
    return None


def is_replaced(text: str, person: Person) -> bool:
    """« succède à Gilles Bloch », « remplace le Pr Gilles Bloch »."""
    name = rf"{_REPLACES.pattern}\w*\s(?:à |au )?(?:[\w.’'-]+\s){{0,4}}?{re.escape(person.family_name)}(?!\w)"
    return re.search(name, text) is not None


def _head(match: re.Match, sentence: str, person: Person) -> Appointment | None:
    """The word « tête » says where and not what; « direction » says it of somebody whose gender is known."""
    end = _END.search(match["where"])
    where = match["where"][: end.start()] if end else match["where"]
    functions = read_functions(f"directeur{where}")
    names = functions[0].organisations if len(functions) == 1 else []
    if len(names) != 1:
        return None
    posts = _POSTS.get(match["post"], ("", ""))
    role = {"m": posts[0], "f": posts[1]}.get(person.gender, "")
    return Appointment(role, None, names[0], _stated_day(sentence))


def _stated_day(text: str) -> date | None:
    said = re.search(r"à (?:compter|partir|dater) d.{4,40}", text)
    return read_days(said[0])[0] if said else None


def _is_of_person(gap: str, others: list[Person]) -> bool:
    """Whether nobody else comes between the name and the verb."""
    return len(gap) <= _GAP and not _REPLACES.search(gap) and not any(_place(gap, other) >= 0 for other in others)


def _read(match: re.Match, sentence: str) -> Appointment | None:
    what = _LEADING.sub("", match["what"])
    end = _END.search(what)
    what = FUTURE.sub("", what[: end.start()] if end else what).strip()
    functions = [one for one in read_functions(what) if not one.is_former]
    if len(functions) != 1 or not role_head(what):
        return None
    function = functions[0]
    names = function.organisations
    if "where" in match.re.groupindex and not names:
        names = [_ARTICLE.sub("", match["where"]).strip()]
    return Appointment(function.role, None, names[0] if len(names) == 1 else "", _stated_day(sentence))


def _resolved(role: str, name: str, on: date | None) -> Appointment:
    """Only one record of that name links; several, or none, leave the choice to the editor."""
    found = list(Organisation.objects.named(name)[:2]) if name else []
    return Appointment(role, found[0] if len(found) == 1 else None, name, on)


def _place(text: str, person: Person) -> int:
    match = re.search(rf"(?<!\w){re.escape(person.family_name)}(?!\w)", text, re.IGNORECASE)
    return match.start() if match else -1
