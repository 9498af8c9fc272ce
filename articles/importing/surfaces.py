"""The words of a link that end a text, given the title of the card that follows them."""

import re

from articles.importing.kinds import is_acronym
from articles.quoting.roles import role_head
from articles.quoting.words import words
from portal.core.text import fold, name_key

_TOKENS = re.compile(r"\S+")
_SMALL = frozenset(
    words("""
    de du des la le les d l et en & à au aux pour of the and
    """)
)
_ELIDED = re.compile(r"^(?:[ldn]|qu|jusqu|lorsqu)[’']", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:le|la|les|un|une|ce|cette|son|sa|ses|leur|du|de|des|au|aux|à|en|par|pr|dr|m\.|mme) |[ld][’'])+",
    re.IGNORECASE,
)


def surface_before(before: str, card: str) -> str:
    """The link’s words: the card’s own name, a sigle with its noun, or a title (« Président de la République »)."""
    same = _same_name(before, card)
    return same or _sigle(before, card) or _capitalised_run(before)


def _same_name(before: str, card: str) -> str:
    bare = re.sub(r" \([^()]*\)$", "", card)
    for name in (card, bare):
        if len(name) <= len(before) and fold(before[-len(name) :]) == fold(name):
            return before[-len(name) :]
        if before.endswith(name):
            return name
    return ""


def _sigle(before: str, card: str) -> str:
    """« ANS » before « Agence… », « université PSL » before « Université… »."""
    tokens = before.split(" ")
    last = re.split(r"[’'(/«]", tokens[-1])[-1]
    if not is_acronym(last):
        return ""
    noun = re.split(r"[’'(/«]", tokens[-2])[-1] if len(tokens) > 1 and last == tokens[-1] else ""
    if noun and fold(card).startswith(fold(noun) + " ") and len(noun) > 2:
        return f"{noun} {last}"
    return last


def _capitalised_run(before: str) -> str:
    """The longest run of capitalised words and small words that ends the text, from a capital or a word of function."""
    tokens = [(match.start(), match[0]) for match in _TOKENS.finditer(before)]
    start = None
    for position, token in reversed(tokens):
        word = _ELIDED.sub("", token)
        offset = position + len(token) - len(word)
        if word[:1].isupper():
            start = offset
            if re.search(r"[.,;:!?»)]$", token) and start != tokens[-1][0]:
                break
        elif role_head(word):
            start = offset
            break
        elif fold(word).strip("’'") not in _SMALL:
            break
        if position != offset:
            continue
    run = before[start:] if start is not None else ""
    run = run[_LEADING.match(run).end() :] if _LEADING.match(run) else run
    return run if len(name_key(run)) >= 2 and len(run) <= 120 and before.endswith(run) and before[-1].isalnum() else ""
