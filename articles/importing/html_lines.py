"""HTML input brought to the form of the text dumps: one line a block, list items as « • » indented by level."""

import re

from articles.importing.errors import ImportRefused
from portal.core.markup import BLOCK_TAGS, Token, tokenise

_LOOKS = re.compile(r"<(?:!doctype|html|body|head|article|main|div|p|h1)\b", re.IGNORECASE)
_HIDDEN = frozenset({"script", "style", "head", "noscript", "template", "svg"})
_BREAKS = BLOCK_TAGS | {"br", "h1", "h5", "h6", "article", "header", "footer", "main", "nav", "body", "tr", "time"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_DEEPEST_LIST = 6
_MOST_TAGS = 50_000
_MANY_LINES = re.compile(r"\n{3,}")


def looks_like_html(raw: str) -> bool:
    return _LOOKS.search(raw[:2000]) is not None


def html_to_text(raw: str) -> str:
    """The text a reader would copy from the page. Paragraphs and headings stand between blank lines."""
    if raw.count("<") > _MOST_TAGS:
        raise ImportRefused(f"la page HTML a plus de {_MOST_TAGS} balises : ce n’est pas une page d’article.")
    pieces: list[str] = []
    hidden, depth = 0, 0
    for token in tokenise(raw):
        if token.name in _HIDDEN:
            hidden = max(hidden + (1 if token.kind == "start" else -1), 0)
        elif hidden:
            continue
        elif token.kind == "text":
            pieces.append(_BLANKS.sub(" ", token.text))
        else:
            depth += _list_step(token)
            pieces.append(_break_for(token, depth))
    lines = (line.rstrip() if line.lstrip().startswith("•") else line.strip() for line in "".join(pieces).split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _list_step(token: Token) -> int:
    if token.name not in {"ul", "ol"}:
        return 0
    return 1 if token.kind == "start" else -1


def _break_for(token: Token, depth: int) -> str:
    if token.name == "li":
        return "\n" + "  " * min(max(depth, 1), _DEEPEST_LIST) + "• " if token.kind == "start" else ""
    if token.name == "br":
        return "\n"
    return "\n\n" if token.name in _BREAKS else ""
