"""Rich text limited to what a news page needs, cleaned on the server whatever the door it came through."""

import re

import nh3
from django_prose_editor.fields import ProseEditorField

from portal.core.house import QuotationMarks
from portal.core.markup import Token, plain_text, serialise, tokenise
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
    "Link": {"enableTarget": False, "protocols": sorted(URL_SCHEMES)},
}

# What a word processor pastes for what we keep.
_SAME_AS = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href"}},
    url_schemes=URL_SCHEMES,
    link_rel=None,
    clean_content_tags={"script", "style", "title", "noscript", "template", "iframe", "object"},
)
_EMPTY_BLOCK = re.compile(r"<(p|h2|h3|ul|ol|li|strong|em|a)(?: [^>]*)?>(?:\s|&nbsp;|\u00a0|<br>)*</\1>")
_UNSAFE_NAME = re.compile(r"(</?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")


def sanitise(markup: str) -> str:
    """`markup` with only the tags above, `href` in http(s), mailto or relative, and no empty block."""
    renamed = _UNSAFE_NAME.sub(lambda m: m[1] + _SAME_AS.get(m[2].lower(), m[2]), markup or "")
    cleaned = _CLEANER.clean(renamed).strip()
    previous = None
    while previous != cleaned:
        previous, cleaned = cleaned, _EMPTY_BLOCK.sub("", cleaned)
    return _paragraphs(cleaned.strip())


def _paragraphs(markup: str) -> str:
    """Wraps text that stands outside any block, so that the page never holds bare text."""
    if not plain_text(markup):
        return ""
    pieces, loose, depth = [], [], 0
    for token in tokenise(markup):
        is_edge = token.is_block and token.name != "br"
        if is_edge or depth:
            pieces += [_paragraph(loose), token.raw]
            loose = []
        else:
            loose.append(token)
        if is_edge:
            depth += 1 if token.kind == "start" else -1
    return "".join([*pieces, _paragraph(loose)])


def _paragraph(tokens: list[Token]) -> str:
    text = serialise(tokens).strip()
    return f"<p>{text}</p>" if plain_text(text) else ""


class RichTextField(ProseEditorField):
    """Rich text, sanitised and put in French typography at every save, by form or by code."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", sanitise)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        marks = getattr(model_instance, "quotation_marks", QuotationMarks.FRENCH)
        value = normalise_html(sanitise(super().pre_save(model_instance, add)), marks=marks)
        setattr(model_instance, self.attname, value)
        return value
