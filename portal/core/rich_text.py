"""Rich text limited to what a news page needs, cleaned on the server whatever the door it came through."""

import re
from collections import Counter
from dataclasses import dataclass, field

import nh3
from django.core.exceptions import ValidationError
from django_prose_editor.fields import ProseEditorField

from portal.core.house import QuotationMarks
from portal.core.markup import VOID_TAGS, Token, plain_text, tokenise
from portal.core.typography import normalise_html

TAGS = {"p", "br", "h2", "h3", "strong", "em", "sub", "sup", "ul", "ol", "li", "a"}
URL_SCHEMES = {"http", "https", "mailto"}
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3]},
    "HardBreak": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "NoSpellCheck": False,
    "Link": {"enableTarget": False, "protocols": sorted(URL_SCHEMES)},
}

# What a word processor pastes for what we keep.
_SAME_AS = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}
_TABLE = {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"}  # read, then told as paragraphs
_CLEANER = nh3.Cleaner(
    tags=TAGS | _TABLE,
    attributes={"a": {"href"}, "*": set()},
    url_schemes=URL_SCHEMES,
    link_rel=None,
    clean_content_tags={"script", "style", "title", "noscript", "template", "iframe", "object"},
)
_UNSAFE_NAME = re.compile(r"(</?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")
_HREF = re.compile(r'href="([^"]*)"')
_MAIL = re.compile(r"[^@\s/:?#]+@(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_BARE_DOMAIN = re.compile(
    r"(?:[a-z0-9-]+\.)+(?!(?:html?|php|aspx?|pdf|docx?|xlsx?|pptx?|jpe?g|png)\b)[a-z]{2,}(?:[/?#].*)?", re.IGNORECASE
)

MAX_LENGTH = 500_000  # characters of one field: no news page comes near it
_MAX_SOURCE_DEPTH = 200  # tags opened and not closed: beyond, nobody wrote them
_NEVER_NESTED = {"p", "div", "li", "tr", "td", "th", *VOID_TAGS}  # often left open; the parser closes them
_MAX_DEPTH = 20  # elements within one another; deeper ones leave their words
_CELL_SEPARATOR = " – "


def sanitise(markup: str) -> str:
    """`markup` with only the tags above, `href` in http(s), mailto or relative, and no empty block.

    A list has items and an item a list; a heading has no paragraph; a row of a table is a paragraph.
    """
    renamed = _UNSAFE_NAME.sub(lambda m: m[1] + _SAME_AS.get(m[2].lower(), m[2]), _shallow(markup or ""))
    return "".join(_blocks(_tree(tokenise(_CLEANER.clean(renamed)))))


def _shallow(markup: str) -> str:
    """`markup` less the tags that open far too deep: the parser’s time grows with the square of the depth."""
    opened, pieces, last = Counter(), [], 0
    for match in _UNSAFE_NAME.finditer(markup):
        name = match[2].lower()
        if name in _NEVER_NESTED:
            continue
        if match[1] == "</":
            opened[name] -= opened[name] > 0
        elif opened.total() < _MAX_SOURCE_DEPTH:
            opened[name] += 1
        else:
            end = markup.find(">", match.end())
            pieces.append(markup[last : match.start()])
            last = len(markup) if end < 0 else end + 1
    return "".join(pieces) + markup[last:]


@dataclass(slots=True)
class _Node:
    """An element, or a text without name. `raw` is the start tag, or the text escaped."""

    name: str
    raw: str
    children: list["_Node"] = field(default_factory=list)

    @property
    def is_block(self) -> bool:
        return self.name in _BLOCKS

    @property
    def holds_block(self) -> bool:
        return any(child.is_block or child.holds_block for child in self.children)


_ITEM_BLOCKS = {"p", "h2", "h3"}
_LISTS = {"ul", "ol"}
_BLOCKS = _ITEM_BLOCKS | _LISTS | _TABLE | {"li"}


def _tree(tokens: list[Token]) -> list[_Node]:
    """Well-formed tokens as nodes; what is too deep leaves its words alone."""
    root = _Node("", "")
    opened: list[tuple[str, _Node | None]] = []
    stack = [root]
    for token in tokens:
        if token.kind == "text" or token.name == "br":
            stack[-1].children.append(_Node(token.name, token.raw))
        elif token.kind == "start":
            node = _Node(token.name, _with_scheme(token.raw)) if len(stack) <= _MAX_DEPTH else None
            opened.append((token.name, node))
            if node:
                stack[-1].children.append(node)
                stack.append(node)
        elif opened and opened[-1][0] == token.name and opened.pop()[1]:
            stack.pop()
    return root.children


def _with_scheme(raw: str) -> str:
    """« www.example.org » typed as the address of a link leads there, and not to a page of our own."""
    href = _HREF.search(raw)
    if href and _MAIL.fullmatch(href[1]):
        return raw.replace(href[0], f'href="mailto:{href[1]}"')
    if href and _BARE_DOMAIN.fullmatch(href[1]):
        return raw.replace(href[0], f'href="https://{href[1]}"')
    return raw


def _blocks(nodes: list[_Node]) -> list[str]:
    """The blocks of a page, with no text outside them."""
    pieces: list[str] = []
    for is_list, run in _runs(nodes):
        if is_list:
            pieces.append(_element("ul", _items(run)))
        elif len(run) == 1 and (run[0].is_block or run[0].holds_block):
            pieces += _block(run[0])
        else:
            pieces.append(_element("p", _inline(run).strip()))
    return pieces


def _runs(nodes: list[_Node]) -> list[tuple[bool, list[_Node]]]:
    """Neighbours that belong together: stray items, running text; each other block alone."""
    runs: list[tuple[str, list[_Node]]] = []
    for node in nodes:
        kind = "li" if node.name == "li" else "block" if node.is_block or node.holds_block else "text"
        if runs and runs[-1][0] == kind != "block":
            runs[-1][1].append(node)
        elif kind != "text" or node.name or node.raw.strip():
            runs.append((kind, [node]))
    return [(kind == "li", run) for kind, run in runs]


def _block(node: _Node) -> list[str]:
    if node.name in _LISTS:
        return [_element(node.name, _items(node.children))]
    if node.name in {"h2", "h3"} and not any(child.name in _LISTS | _TABLE for child in node.children):
        return [_element(node.name, _inline(node.children))]
    if node.name == "tr":
        cells = (_inline(cell.children).strip() for cell in node.children if cell.is_block)
        return [_element("p", _CELL_SEPARATOR.join(cell for cell in cells if cell))]
    if node.name == "p" and not node.holds_block:
        return [_element("p", _inline(node.children))]
    return _blocks(node.children)


def _items(nodes: list[_Node]) -> str:
    """The items of a list. A list between two items belongs to the one before it."""
    items: list[str] = []
    for node in nodes:
        if node.name in _LISTS and items:
            items[-1] += _element(node.name, _items(node.children))
        elif node.name == "li":
            items.append(_item(node.children))
        elif node.name in _LISTS:
            items.append(_element(node.name, _items(node.children)))
        else:
            items.append(_item([node]))
    return "".join(_element("li", item) for item in items)


def _item(nodes: list[_Node]) -> str:
    """What an item holds: running text, paragraphs, lists."""
    pieces = []
    for node in nodes:
        if node.name in _LISTS:
            pieces.append(_element(node.name, _items(node.children)))
        elif node.name in _ITEM_BLOCKS and not node.holds_block:
            pieces.append(_element("p", _inline(node.children)))
        elif node.is_block or node.holds_block:
            pieces += _blocks(node.children)
        else:
            pieces.append(_inline([node]))
    return "".join(pieces)


def _inline(nodes: list[_Node]) -> str:
    """Running text; blocks inside it leave their words, a space apart."""
    pieces = []
    for node in nodes:
        inner = _inline(node.children) if node.children else ""
        if not node.name or node.name == "br":
            pieces.append(node.raw)
        elif node.is_block:
            pieces.append(f"{' ' if pieces else ''}{inner}")
        elif plain_text(inner):
            pieces.append(f"{node.raw}{inner}</{node.name}>")
        else:
            pieces.append(" " if inner.isspace() else "")
    return "".join(pieces)


def _element(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>" if plain_text(inner) else ""


class RichTextField(ProseEditorField):
    """Rich text, sanitised and put in French typography at every save, by form or by code."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", sanitise)
        super().__init__(*args, **kwargs)

    def clean(self, value, instance):
        if value and len(value) > MAX_LENGTH:
            raise ValidationError(
                f"Ce texte est trop long\u00a0: {len(value)} caractères, mise en forme comprise. "
                f"Le maximum est de {MAX_LENGTH}. Répartissez-le en plusieurs blocs.",
                code="max_length",
            )
        return super().clean(value, instance)

    def pre_save(self, model_instance, add):
        marks = getattr(model_instance, "quotation_marks", QuotationMarks.FRENCH)
        value = normalise_html(sanitise(super().pre_save(model_instance, add)), marks=marks)
        setattr(model_instance, self.attname, value)
        return value
