"""Quotations of the running text, as the importer keeps them: each with its speaker if sure, and the frozen label."""

import re

from articles.importing.pieces import ParsedQuote
from articles.importing.register import Register
from articles.quoting.attribution import TOLD, Candidate, Passage, attribute

# Words that name nobody away from the sentence before them.
_PRONOUN = re.compile(
    r"(?:ils?|elles?|on|nous|l[ea] (?:premi(?:er|ère)|seconde?|dernière?|même)|c(?:e|ette) derni(?:er|ère)"
    r"|celui-ci|celle-ci|l[’'](?:un|une|autre))",
    re.IGNORECASE,
)


def read_quotes(passages: list[Passage], register: Register) -> list[ParsedQuote]:
    found = []
    for candidates in attribute(passages, register.cast()):
        found += [parsed_quote(candidate, register) for candidate in candidates]
    return found


def parsed_quote(candidate: Candidate, register: Register, *, region: str = "noted") -> ParsedQuote:
    """The label is that of the first presentation on the page; an unresolved speaker keeps the words that name them.

    A mere guess names nobody: nobody reads over the shoulder of an import.
    """
    is_told = candidate.confidence >= TOLD
    person = register.person(candidate.voice.name) if candidate.voice and is_told else None
    return ParsedQuote(
        text_as_printed=candidate.text_as_printed,
        text=candidate.text,
        kind=str(candidate.nature),
        region=region,
        speaker=person.name if person else "",
        co_speakers=[voice.name for voice in candidate.others],
        organisation=candidate.organisation,
        label=label_of(register, person.name) if person else _printed(candidate),
        about=[candidate.about.name] if candidate.about else [],
        rule=candidate.rule,
    )


def _printed(candidate: Candidate) -> str:
    """The words that name an unknown speaker; a bare pronoun names nobody but whom the page names elsewhere."""
    words = candidate.printed.strip()
    if candidate.voice and not candidate.voice.is_known and (not words or _PRONOUN.fullmatch(words)):
        return candidate.voice.name
    return "" if _PRONOUN.fullmatch(words) or candidate.organisation else words


def label_of(register: Register, name: str) -> str:
    """« Pr X, directeur de Y » as first presented, or the name with its title."""
    person = register.person(name)
    if person is None:
        return name
    return person.label or f"{person.honorific} {person.name}".strip()
