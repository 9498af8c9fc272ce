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
# What says after the marks that they held the name of a thing: « … », l’exposition », « … » : c’est le titre ».
_NAMED_AFTER = re.compile(
    r"(?:,\s(?:le |la |l'|un |une |son |sa |premier |premiere )(?:nouve(?:au|lle) )?(?:livre|ouvrage|guide|rapport|film"
    r"|essai|exposition|etude|programme|projet|revue|podcast|documentaire|roman|these|colloque|plateforme|application)\b"
    r"|\s:\s(?:c'est |tel est )?(?:le |son )(?:titre|nom|intitule)\b)"
)
_SMALL = frozenset(
    words("""
    de du des la le les l d et en à a au aux pour for of the and in on dans sur by with & + un une
    """)
)
_FEW, _INTRODUCED = 4, 6  # words: of a sentence, and of one without a capital after « : »
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)


def classify(text: str, span: Span) -> Nature:
    """The nature of the words of `span` in its block `text`."""
    inner = span.inner(text)
    before, after = text[: span.start], text[span.end :]
    if (_is_name(inner, before) and not _is_said(inner, after)) or _is_named_after(inner, after):
        return Nature.NAME
    if _SENTENCES.search(inner):
        return Nature.FULL
    return Nature.FULL if _is_whole(inner, before, after) else Nature.PARTIAL


def _is_whole(inner: str, before: str, after: str) -> bool:
    """Whether what has one sentence at most is one: by its capital, its length and what stands around."""
    count = len(_WORDS.findall(inner))
    if count < _FEW:
        return inner[:1].isupper() and _is_short_sentence(inner, before, after, count)
    if before.rstrip().endswith("("):
        return False
    if inner[:1].isupper() or inner[:1] in "[(" or inner[:1].isdigit():
        return _stands_alone(inner, before, after)
    introduced = before.rstrip().endswith(":") and (_TERMINAL.search(inner) or _speech_follows(after))
    return bool(introduced) and count >= _INTRODUCED


def _is_short_sentence(inner: str, before: str, after: str, count: int) -> bool:
    """« Oui ! », répond X; « La lampe tiendra », dit X; « Mais nous arrivons. » alone in its sentence."""
    if _is_said(inner, after):
        return count == _FEW - 1 or inner[-1] in "!?…"
    head = before.rstrip()
    is_alone = not head or head.endswith((".", "!", "?", "…", "»", "”"))
    return count == _FEW - 1 and is_alone and _TERMINAL.search(inner) is not None


def _stands_alone(inner: str, before: str, after: str) -> bool:
    """Whether the words are a sentence of their own: introduced, at the head of a sentence, or closed inside."""
    if _TERMINAL.search(inner) or _speech_follows(after):
        return True
    head = before.rstrip()
    return not head or head.endswith((":", ".", "!", "?", "…", "»", "”"))


def _speech_follows(after: str) -> bool:
    return re.match(rf",?\s(?:{SPEECH})\b", fold_in_place(after[:80])) is not None


def _is_said(inner: str, after: str) -> bool:
    """« « Oui ! », répond X »: a comma, or a mark of somebody’s voice, then a verb of speech."""
    is_apart = after[:1] == "," or inner[-1:] in "!?…"
    return is_apart and _speech_follows(after)


def _is_named_after(inner: str, after: str) -> bool:
    return inner[:1].isupper() and not _SENTENCES.search(inner) and bool(_NAMED_AFTER.match(fold_in_place(after[:80])))


def _is_name(inner: str, before: str) -> bool:
    words = [word for word in _WORDS.findall(inner) if not word.isdigit()]
    if not words or _TERMINAL.search(inner.replace("...", "…").rstrip("…!?")):
        return not words
    capitals = [word[0].isupper() for word in words if word.lower() not in _SMALL]
    if capitals and all(capitals) and words[0][0].isupper():
        return True
    is_named = _NAMING.search(fold_in_place(before[-40:])) is not None
    return is_named and words[0][0].isupper() and len(words) <= 14
