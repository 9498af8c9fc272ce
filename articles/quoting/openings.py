"""Words alone, and the sentence after: « « … ». Intervenu hier, X a partagé », « « … » C’est par ces mots que X »."""

import re

from articles.quoting.cast import Cast, Voice
from articles.quoting.folding import fold_in_place
from articles.quoting.references import Reference, reference_at
from articles.quoting.sentences import sentences
from articles.quoting.spans import find_spans

_ACTS = re.compile(r"(?:,\s[^.:;]{3,250}?,)?\s(?:a|est|avait|était|s[’']est|[\wÀ-ÿ]+(?:e|it))\s")

_OWNED = re.compile(
    r"[\s.]*(?:c'est (?:par|sur|en|avec) (?:ces|les|ses) (?:mots|termes|phrases?)[^.:;,«»]{0,60}? qu(?:e |')"
    r"|c'est (?:en ces termes|ainsi) qu(?:e |')|ainsi (?:parle|parlait|s'exprime|s'exprimait|resume|conclut) "
    r"|(?:ces mots|la phrase|la formule|le mot|l'aveu|le constat|la citation|cette phrase|cette formule) "
    r"(?:est|sont) d[eu] "
    r"|signe ?: "
    r"|:?\s?c'est (?:l'engagement|la promesse|le constat|le message|la conviction|l'avis|le credo|l'analyse|le souhait"
    r"|l'objectif|la reponse|le pari|l'ambition|la question) (?:qu'a [a-z]+ |que [a-z]+ |d[eu] |d'))"
)


def owned_after(text: str, cast: Cast) -> Reference | None:
    """Who is told after the words that they are theirs: « « … » C’est par ces mots que X a conclu »."""
    match = _OWNED.match(fold_in_place(text[:160]))
    return reference_at(text, match.end(), cast) if match else None


def first_actor(text: str, cast: Cast) -> Voice | None:
    """The person who is the subject of the first sentence: « Intervenu le …, le Pr X, directeur de Y, a partagé »."""
    found = sentences(text, find_spans(text))
    if not found:
        return None
    sentence = text[found[0][0] : found[0][1]]
    for match in re.finditer(r"^|,\s", sentence):
        reference = reference_at(sentence, match.end(), cast)
        if reference and reference.voice and _ACTS.match(sentence, reference.end):
            return reference.voice
    return None
