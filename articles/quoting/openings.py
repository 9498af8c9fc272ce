"""Who acts in the first sentence after words that open a text: « « … ». Intervenu hier, X, directeur, a partagé… »."""

import re

from articles.quoting.cast import Cast, Voice
from articles.quoting.references import reference_at
from articles.quoting.sentences import sentences
from articles.quoting.spans import find_spans

_ACTS = re.compile(r"(?:,\s[^.:;]{3,250}?,)?\s(?:a|est|avait|était|s[’']est|[\wÀ-ÿ]+(?:e|it))\s")


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
