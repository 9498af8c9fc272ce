"""Marks where each accepted mention stands first: the place that becomes a link, once its record is public.

The stored body holds `<a data-card="p12">words</a>`, a link without address that leads nowhere and names nobody: who is
public is known when the page is read (`articles.cards`), so that a record withdrawn is unlinked at once.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import escape, unescape

from articles.models import Article, Mention
from articles.quoting.spans import find_spans
from portal.core.markup import BLOCK_TAGS, VOID_TAGS

PERSON, ORGANISATION = 'data-card="p', 'data-card="o'  # what a body holds that marks one
PLACE = re.compile(r'<a data-card="([pot]\d+)">(.*?)</a>', re.DOTALL)

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>')
# Where nothing is linked: other links, headings, code, somebody’s words, what surrounds a picture or a quote.
_CLOSED = frozenset(
    ["a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "blockquote", "q", "cite", "figure", "iframe"]
)
_CLOSED_CLASSES = re.compile(
    r'class="[^"]*\b(?:quote-span--(?:integrale|partielle|titre)|box__heading|intervention__|visually-hidden)'
)
_HIDDEN = "\0"  # stands for what is closed: no name crosses it
_HONORIFIC = re.compile(r"(?:MM?\.|(?:Prs?|Pre|Drs?|Dre|Mmes?|Mlles?|Me)\b\.?)[ \u00a0\u202f]+(?=\S)")
# Signs that count for one another, each for one, so that places stay the same.
_SAME = {"'": "’ʼ‘", "-": "‐‑", " ": "\u00a0\u202f\t\r\n"}
_SPACES = re.compile(r" {2,}")


def card_key(person: int | None, organisation: int | None, term: int | None) -> str:
    """The short name of a record inside a body: « p12 », « o7 », « t3 »."""
    if person:
        return f"p{person}"
    return f"o{organisation}" if organisation else f"t{term}"


def accepted_mentions(article: Article) -> list[tuple[str, str]]:
    """The words and the record of each accepted mention."""
    rows = article.mentions.filter(state=Mention.State.ACCEPTED)
    return [
        (surface, card_key(*keys)) for surface, *keys in rows.values_list("surface", "person", "organisation", "term")
    ]


def without_places(html: str) -> str:
    """The body where none of its records can be linked."""
    return PLACE.sub(r"\2", html)


def mark_mentions(html: str, mentions: Iterable[tuple[str, str]]) -> str:
    """`html`, as rendering writes it, with a place around the first words that name each record.

    Words are whole, and as they stand in the text but for their spaces, apostrophes and hyphens. Of two names that
    begin at one place the longest wins. A record named in several ways is marked once; a title before a name stays
    outside.
    """
    keys = {_canonical(words): key for surface, key in mentions if (words := _HONORIFIC.sub("", surface).strip())}
    if not keys:
        return html
    text = _Text(html)
    done: set[str] = set()
    marked, position = [], 0
    for start, name in _occurrences(text.plain, keys):
        key, end = keys[name], start + len(name)
        if key in done or is_spoken(text.plain, start, end):
            continue
        place = text.place(start, end)
        if place is None or place[0] < position:
            continue
        done.add(key)
        marked += [html[position : place[0]], f'<a data-card="{key}">{html[slice(*place)]}</a>']
        position = place[1]
    return "".join([*marked, html[position:]])


class Linkable:
    """A stored body asked, name by name, whether accepting it would show a link."""

    def __init__(self, html: str):
        self._text = _Text(without_places(html))

    def __contains__(self, surface: str) -> bool:
        name, text = _canonical(_HONORIFIC.sub("", surface).strip()), self._text
        ranges = ((start, start + len(name)) for start in _places(text.plain, name))
        return any(text.place(*place) and not is_spoken(text.plain, *place) for place in ranges)


def _occurrences(text: str, names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where whole names stand in `text`, in order, each with its name; the longest hides those that it overlaps."""
    found = [(start, -len(name), name) for name in names for start in _places(text, name)]
    position = 0
    for start, _length, name in sorted(found):
        if start >= position:
            position = start + len(name)
            yield start, name


def _places(text: str, name: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (_joins(text[start - 1 : start]) or text[start - 1 : start] == "&" or _joins(text[end : end + 1])):
            yield start
        start = text.find(name, start + 1)


def _joins(sign: str) -> bool:
    """Whether a sign beside a name makes it a part of a longer word; not an apostrophe, as in « l’Inserm »."""
    return sign.isalnum() or sign in {"-", "_"}


def is_spoken(text: str, start: int, end: int) -> bool:
    """Whether the words stand in a quotation. One that holds nothing else is the way to write a name.

    A quotation ends with its block, so that only this one is read.
    """
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    block, place = text[begin : stop if stop >= 0 else len(text)], start - begin
    around = (span for span in find_spans(block) if span.start <= place < span.end)
    return any(span.inner(block) != text[start:end] for span in around)


def _canonical(words: str) -> str:
    """The words as HTML writes them, with one kind of space, of apostrophe and of hyphen."""
    return " ".join(escape(_same_signs(unescape(words)), quote=False).split())


class _Text:
    """The text of a body that names may be looked for in, and the way back from it to the HTML."""

    def __init__(self, html: str):
        self._html = html
        self._offsets: list[tuple[int, int]] = []  # of each piece, in `plain` and in the HTML
        pieces, length = [], 0
        for piece, offset in _pieces(html):
            self._offsets.append((length, offset))
            pieces.append(piece)
            length += len(piece)
        self._begins = [begin for begin, _offset in self._offsets]
        self.plain = "".join(pieces)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of HTML of these characters, wider by the tags that open or close around it.

        None when it is cut by a tag that opens inside and closes outside.
        """
        first, last = self._offset(start), self._offset(end - 1) + 1
        opened, unopened = _open_tags(self._html[first:last])
        for _tag in range(unopened):
            before = next((tag for tag in _TAG.finditer(self._html, 0, first) if tag.end() == first), None)
            if before is None or before[1] or before[2] in BLOCK_TAGS:
                return None
            first = before.start()
        for _tag in range(opened):
            after = _TAG.match(self._html, last)
            if after is None or not after[1] or after[2] in BLOCK_TAGS:
                return None
            last = after.end()
        return first, last

    def _offset(self, position: int) -> int:
        begin, offset = self._offsets[bisect_right(self._begins, position) - 1]
        return offset + position - begin


def _pieces(html: str) -> Iterator[tuple[str, int]]:
    """The text between the tags with where it stands; a line break for a block, a sign for what is closed."""
    text, position, depth = _same_signs(html), 0, 0
    for tag in _TAG.finditer(html):
        if position < tag.start() and not depth:
            yield from _words(text, position, tag.start())
        position = tag.end()
        is_end, name, attributes = tag.groups()
        if depth:
            depth += 0 if name in VOID_TAGS else -1 if is_end else 1
        elif not is_end and name not in VOID_TAGS and (name in _CLOSED or _CLOSED_CLASSES.search(attributes)):
            depth = 1
            yield _HIDDEN, tag.start()
        if name in BLOCK_TAGS or name == "br":
            yield "\n", tag.start()
    if position < len(html) and not depth:
        yield from _words(text, position, len(html))


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The text between two places, in several pieces where it has several spaces for one."""
    for run in _SPACES.finditer(text, start, end):
        yield text[start : run.start() + 1], start
        start = run.end()
    yield text[start:end], start


def _same_signs(text: str) -> str:
    for sign, others in _SAME.items():
        for other in others:
            text = text.replace(other, sign)
    return text


def _open_tags(html: str) -> tuple[int, int]:
    """How many inline tags of `html` are left open, and how many it closes without opening them."""
    opened = unopened = 0
    for tag in _TAG.finditer(html):
        if tag[2] in VOID_TAGS:
            continue
        if not tag[1]:
            opened += 1
        elif opened:
            opened -= 1
        else:
            unopened += 1
    return opened, unopened
