"""What words between marks are: a whole quotation, a fragment set in the writer’s sentence, or the name of a thing."""

import re
from enum import StrEnum

from articles.quoting.folding import fold_in_place
from articles.quoting.names import HONORIFIC, NAME
from articles.quoting.spans import Span
from articles.quoting.verbs import SPEECH, SPOKEN_WORDS
from articles.quoting.words import words


class Nature(StrEnum):
    FULL = "integrale"
    PARTIAL = "partielle"
    NAME = "nom"


_SENTENCES = re.compile(r"[.!?…]\s+(?=[A-ZÀ-ÖØ-Þ«“\"])")
_TERMINAL = re.compile(r"[.!?…]$")
# Nouns that introduce the name of a thing: « laboratoire « … » », « intitulé « … » ».
_NOUNS = (
    r"(?:laboratoires?|programmes?|projets?|plans?|missions?|strategies?|revues?|livres?|ouvrages?|articles?|etudes?|rapports?|"
    r"plateformes?|plates-formes?|labels?|prix|dispositifs?|outils?|logiciels?|applications?|lois?"
    r"|appels? a projets|campagnes?|"
    r"ami|aap|concours|challenges?|intitulee?s?|baptisee?s?|nommee?s?|denommee?s?|ditee?s?|dites?|appelee?s?|titree?s?|"
    r"think tank|associations?|collectifs?|groupes?|reseaux?|start-ups?|startups?|societes?|chaire"
    r"|institut|fonds|espace|"
    r"service|site|guide|charte|cohorte|projet de loi|feuille de route|article|enquetes?|barometre"
    r"|diplomes?(?: universitaires?)?|livre blanc|masters?|appellation|(?:sous )?le nom(?: de)?|titre"
    r"|surnom(?:mee?s?)?|marque|banniere|enseigne|sondage|series?|exposition|conference|ateliers?|colloque|formation|film|documentaire|podcast|tribune|categorie"
    r"|volet|axe|chantier|operation|initiative|module|consortium|journees?|congres|salon|forum|pacte|accord|manifeste"
    r"|roman|essai|these|comite|groupe de travail|cellule|circulaire|decret|bande dessinee)"
)
_NAMING = re.compile(rf"{_NOUNS}\s$")
_NAMING_BEFORE = re.compile(rf"(?<![\w-]){_NOUNS}(?P<between>(?:\s[a-z'-]+){{0,3}})(?P<comma>,?)\s$")
_CALLED = re.compile(
    r"(?:prix|programmes?|projets?|plans?|labels?|revue|livre|ouvrage|etude|rapport|concours|trophees?"
    r"|(?:intitul|baptis|denomm|surnomm|renomm)ee?s?)\s$"
)
_SIGLE = re.compile(r"(?<!\w)[A-Z][A-Z\d&-]+(?:\s\(|, pour )$")
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
_LONGEST_NAME = 14  # words
_SPEECH_NEXT = re.compile(
    rf",?\s(?:{SPEECH})\b|,\s(?:se |s'|l'|y |lui )?[a-z]{{3,}}-(?:t-)?(?:il|elle)s?\b"
    r"|,\s(?:se |s')?[a-z]{3,}(?:e|it|et|nd)\s(?:l[ea] |l')[a-z]|,\s(?:selon|d'apres)\s"
)
# « – « … », Basile Quéméner, chef de service »: the whole line is the words and who says them.
_SIGNED_NEXT = re.compile(rf",\s(?:{HONORIFIC}\s)?{NAME}(?:,\s|\s\()")
_FEW, _INTRODUCED = 4, 6  # words: of a sentence, and of one without a capital after « : »
_WORDS = re.compile(r"[^\W_]+", re.UNICODE)


def classify(text: str, span: Span) -> Nature:
    """The nature of the words of `span` in its block `text`."""
    inner = span.inner(text)
    before, after = text[: span.start], text[span.end :]
    is_called = _is_called(inner, before)
    if is_called or (_is_name(inner, before, after) and not _is_said(inner, after)) or _is_named_after(inner, after):
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
        return count >= _FEW - 2 or inner[-1] in "!?…"
    head = before.rstrip()
    is_alone = not head or head.endswith((":", ".", "!", "?", "…", "»", "”"))
    return count >= _FEW - 2 and is_alone and _TERMINAL.search(inner) is not None


def _stands_alone(inner: str, before: str, after: str) -> bool:
    """Whether the words are a sentence of their own: introduced, at the head of a sentence, or closed inside."""
    if _TERMINAL.search(inner) or _speech_follows(after):
        return True
    head = before.rstrip()
    if not head.strip(" \u00a0–—-•") and _SIGNED_NEXT.match(after):
        return True
    return not head or head.endswith((":", ".", "!", "?", "…", "»", "”"))


def _speech_follows(after: str) -> bool:
    return _SPEECH_NEXT.match(fold_in_place(after[:80])) is not None


def _is_said(inner: str, after: str) -> bool:
    """« « Oui ! », répond X »: a comma, or a mark of somebody’s voice, then a verb of speech."""
    is_apart = after[:1] == "," or inner[-1:] in "!?…"
    return is_apart and _speech_follows(after)


def _is_named_after(inner: str, after: str) -> bool:
    return inner[:1].isupper() and not _SENTENCES.search(inner) and bool(_NAMED_AFTER.match(fold_in_place(after[:80])))


def _is_name(inner: str, before: str, after: str) -> bool:
    words = [word for word in _WORDS.findall(inner) if not word.isdigit()]
    if not words or _TERMINAL.search(inner.replace("...", "…").rstrip("…!?")):
        return not words
    capitals = [word[0].isupper() for word in words if word.lower() not in _SMALL]
    if capitals and all(capitals) and words[0][0].isupper():
        return True
    if not words[0][0].isupper() or len(words) > _LONGEST_NAME:
        return False
    return _NAMING.search(fold_in_place(before[-40:])) is not None or _is_apposed(inner, before, after)


def _is_called(inner: str, before: str) -> bool:
    """« lauréate du prix « … », plaide-t-elle »: the noun just before tells, though somebody speaks after."""
    is_title = inner[:1].isupper() and not _TERMINAL.search(inner) and len(_WORDS.findall(inner)) <= _LONGEST_NAME
    return is_title and _CALLED.search(fold_in_place(before[-40:])) is not None


def names_a_thing(before: str) -> bool:
    """Whether the words before the marks announce the name of a thing: « dans son dernier ouvrage, « »."""
    return _NAMING_BEFORE.search(fold_in_place(before[-80:])) is not None


def _is_apposed(inner: str, before: str, after: str) -> bool:
    """« Un rapport parlementaire, « … », », « le plan régional « … » », « SOPHIA (« … ») »."""
    if _SIGLE.search(before[-40:]):
        return True
    match = _NAMING_BEFORE.search(fold_in_place(before[-80:]))
    if not match or not SPOKEN_WORDS.isdisjoint(match["between"].split()):
        return False
    return after.lstrip()[:1] in {",", ")", "("} if match["comma"] else not _TERMINAL.search(inner)
