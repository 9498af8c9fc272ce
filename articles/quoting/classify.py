"""What words between marks are: a whole quotation, a fragment set in the writer’s sentence, or the name of a thing."""

import re
from enum import StrEnum

from articles.quoting.folding import fold_in_place
from articles.quoting.spans import Span
from articles.quoting.verbs import SPEECH
from articles.quoting.words import words


class Nature(StrEnum):
    FULL = "integrale"
    PARTIAL = "partielle"
    NAME = "nom"


_SENTENCES = re.compile(r"[.!?…]\s+(?=[A-ZÀ-ÖØ-Þ«“\"])")
_TERMINAL = re.compile(r"[.!?…]$")
# Nouns that introduce the name of a thing: « laboratoire « … » », « intitulé « … » ».
_NAMING = re.compile(
    r"(?:laboratoires?|programmes?|projets?|plans?|missions?|strategies?|revues?|livres?|ouvrages?|articles?|etudes?|rapports?|"
    r"plateformes?|plates-formes?|labels?|prix|dispositifs?|outils?|logiciels?|applications?|lois?"
    r"|appels? a projets|campagnes?|"
    r"ami|aap|concours|challenges?|intitulee?s?|baptisee?s?|nommee?s?|denommee?s?|ditee?s?|dites?|appelee?s?|titree?s?|"
    r"think tank|associations?|collectifs?|groupes?|reseaux?|start-ups?|startups?|societes?|chaire"
    r"|institut|fonds|espace|"
    r"service|site|guide|charte|cohorte|projet de loi|feuille de route|article)\s$"
)
_SMALL = frozenset(
    words("""
    de du des la le les l d et en à a au aux pour for of the and in on dans sur by with & + un une
    """)
)
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)


def classify(text: str, span: Span) -> Nature:
    """The nature of the words of `span` in its block `text`."""
    inner = span.inner(text)
    before, after = text[: span.start], text[span.end :]
    if _is_name(inner, before):
        return Nature.NAME
    if _SENTENCES.search(inner):
        return Nature.FULL
    words = len(_WORDS.findall(inner))
    if words < 4 or before.rstrip().endswith("("):
        return Nature.PARTIAL
    if inner[:1].isupper() or inner[:1] in "[(" or inner[:1].isdigit():
        return Nature.FULL if _stands_alone(inner, before, after) else Nature.PARTIAL
    introduced = before.rstrip().endswith(":") and (_TERMINAL.search(inner) or _speech_follows(after))
    return Nature.FULL if introduced and words >= 6 else Nature.PARTIAL


def _stands_alone(inner: str, before: str, after: str) -> bool:
    """Whether the words are a sentence of their own: introduced, at the head of a sentence, or closed inside."""
    if _TERMINAL.search(inner) or _speech_follows(after):
        return True
    head = before.rstrip()
    return not head or head.endswith((":", ".", "!", "?", "…", "»", "”"))


def _speech_follows(after: str) -> bool:
    return re.match(rf",?\s(?:{SPEECH})\b", fold_in_place(after[:80])) is not None


def _is_name(inner: str, before: str) -> bool:
    words = [word for word in _WORDS.findall(inner) if not word.isdigit()]
    if not words or _TERMINAL.search(inner.replace("...", "…").rstrip("…!?")):
        return not words
    capitals = [word[0].isupper() for word in words if word.lower() not in _SMALL]
    if capitals and all(capitals) and words[0][0].isupper():
        return True
    is_named = _NAMING.search(fold_in_place(before[-40:])) is not None
    return is_named and words[0][0].isupper() and len(words) <= 14
