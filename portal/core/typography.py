"""French typography: apostrophes, quotation marks, ellipsis, no-break spaces. Idempotent.

Rules of the *Lexique des règles typographiques en usage à l’Imprimerie nationale*: a no-break
space (U+00A0) before « : » and inside « », a narrow one (U+202F) before ; ! ? % €.
"""

import re
import unicodedata

from portal.core.house import QuotationMarks
from portal.core.markup import Token, tokenise

NBSP, NNBSP = "\u00a0", "\u202f"
_SPACE = "[ \u00a0\u202f]*"
_WORD_END = r"(?<=[^\W_]|[)\]»”’…%€°])"
_CLAUSE_END = r"(?=[\s»”)\],]|$)"

_INVISIBLE = re.compile(
    # Zero-width, direction and control characters; U+200D stays, for it joins emoji.
    "[\u200b\u200c\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
)
_RULES = [
    (re.compile(r"\.\.\.+"), "…"),
    (re.compile(r"(?<=[^\W\d_])'(?=[\w«“\"])"), "’"),
    (re.compile("«[ \u00a0\u202f]*"), f"«{NBSP}"),
    (re.compile("[ \u00a0\u202f]*»"), f"{NBSP}»"),
    (re.compile(f"{_WORD_END}{_SPACE}:{_CLAUSE_END}"), f"{NBSP}:"),
    (re.compile(f"{_WORD_END}{_SPACE}([;!?]+){_CLAUSE_END}"), rf"{NNBSP}\1"),
    (re.compile(rf"(?<=\d){_SPACE}([%€])"), rf"{NNBSP}\1"),
]
_STRAIGHT = re.compile(r'"')
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[«“/–—:’'-])$")


def normalise(text: str, *, marks: str = QuotationMarks.FRENCH) -> str:
    """`text` in French typography. Straight quotation marks become those of the house; curly ones are kept."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = _curl(text, QuotationMarks(marks))
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def normalise_html(html: str, *, marks: str = QuotationMarks.FRENCH) -> str:
    """The same over sanitised HTML: tags and their attributes are left alone."""
    tokens = tokenise(html)
    pieces = []
    for position, token in enumerate(tokens):
        if token.kind != "text":
            pieces.append(token.raw)
            continue
        before = _word_beside(tokens[:position][::-1], at_end=True)
        after = _word_beside(tokens[position + 1 :], at_end=False)
        text = normalise(f"{before}{token.text}{after}", marks=marks)
        pieces.append(Token.from_text(text[len(before) : len(text) - len(after)]).raw)
    return "".join(pieces)


def _curl(text: str, style: QuotationMarks) -> str:
    """Straight double quotation marks, opening after a space or an opening mark, closing elsewhere."""
    pieces, last = [], 0
    for match in _STRAIGHT.finditer(text):
        pieces.append(text[last : match.start()])
        before, following = "".join(pieces)[-1:], text[match.end() : match.end() + 1]
        is_opening = _BEFORE_OPENING.search(before) is not None
        if before in {"'", "’"}:  # « l'"État" » opens, « 'public'" » closes
            is_opening = following.isalnum()
        pieces.append(style.opening if is_opening else style.closing)
        last = match.end()
    return "".join(pieces) + text[last:]


def _word_beside(neighbours: list[Token], *, at_end: bool) -> str:
    """A letter when the neighbouring text of the same block touches this one, so that « l’<em>État</em> » is seen.

    Before this text a closing mark or a full stop touches too; an opening mark does not: a quotation may follow it.
    """
    for token in neighbours:
        if token.kind == "text" and token.text:
            edge = token.text[-1] if at_end else token.text[0]
            touches = edge.isalnum() or (at_end and edge in ".!?…,;)]»”’%€")
            return "x" if touches else ""
        if token.is_block:
            return ""
    return ""
