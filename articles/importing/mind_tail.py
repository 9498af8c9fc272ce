"""The end of a « mind » page: signature, glued tags, contact block, « À lire »."""

import re

from articles.importing.pieces import ParsedArticle
from articles.importing.references import split_titles
from articles.importing.tags import split_tags, vocabulary_of
from portal.core.text import fold, squash

_RELATED = re.compile(r"(?<!\S)À lire(?: aussi)?(?=\s+[A-ZÀ-ÖØ-Þ0-9\"«“•]|\s*\n)")
_CONTACT = re.compile(r"Besoin d[’']informations? complémentaires? ?\?")
_SENTENCE_END = re.compile(r"[.!?…»”\"](?=\s)")
_LONGEST_TAGS = 600


def read_tail(text: str, article: ParsedArticle, known_tags: frozenset[str] = frozenset()) -> str:
    """Fills tags, contact and references; the text of the body is what stands before them."""
    contact = list(_CONTACT.finditer(text))
    related = [match for match in _RELATED.finditer(text) if not contact or match.start() > contact[-1].start()]
    titles = ""
    if related:
        titles, text = text[related[-1].end() :].strip(), text[: related[-1].start()].strip()
        if contact and contact[-1].start() >= len(text):
            contact = []
    if contact:
        article.contact = squash(text[contact[-1].start() :])
        text = text[: contact[-1].start()].rstrip()
    has_tail = bool(contact or related)
    body, glued = _split_signature(text, article, has_tail=has_tail)
    words = vocabulary_of(f"{article.title} {article.standfirst} {article.rubrique} {body}")
    article.tags = split_tags(glued, words=words, known=known_tags)
    if titles:
        article.references += split_titles(titles, entities=article.tags)
    return body


def _split_signature(text: str, article: ParsedArticle, *, has_tail: bool) -> tuple[str, str]:
    """The body, and the tags: after the author’s name printed again, else after the last sentence."""
    names = [byline.person for byline in article.bylines]
    ends = [match for name in names for match in re.finditer(rf"(?<!\w){re.escape(name)}", text, re.IGNORECASE)]
    for match in sorted(ends, key=lambda found: found.end())[::-1]:
        glued = text[match.end() :].strip()
        if len(glued) <= _LONGEST_TAGS and not re.search(r"[.!?»”](?:\s|$)", glued):
            return _without_names(text[: match.start()], names), glued
    ends = list(_SENTENCE_END.finditer(text))
    if not has_tail or not ends:
        return text, ""
    glued = text[ends[-1].end() :].strip()
    return (text[: ends[-1].end()], glued) if len(glued) <= _LONGEST_TAGS else (text, "")


def _without_names(body: str, names: list[str]) -> str:
    """Several authors sign together: « A, B et C »."""
    stripped = body.rstrip(" ,\n")
    for _ in names:
        for name in names:
            if fold(stripped).endswith(fold(name)) or fold(stripped).endswith(f"{fold(name)} et"):
                stripped = re.sub(rf"{re.escape(name)}(?:\s+et)?$", "", stripped, flags=re.IGNORECASE).rstrip(" ,\n")
    return stripped
