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
_HONORIFIC = re.compile(r"(?:Prs?|Pre|Drs?|Dre|MM|M|Mmes?|Mlles?|Mes?)\b\.?[ \u00a0\u202f]+(?=\S)")
_APOSTROPHES, _HYPHENS = "'’ʼ‘", r"\-‐‑"
_BEFORE, _AFTER = rf"(?<![\w&{_HYPHENS}])", rf"(?![\w{_HYPHENS}])"


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
    spoken = find_spans(text.plain)
    starts = [span.start for span in spoken]
    done: set[str] = set()
    marked, position = [], 0
    for match in _pattern(keys).finditer(text.plain):
        key = keys[_canonical(match[0])]
        rank = bisect_right(starts, match.start()) - 1
        if key in done or (rank >= 0 and _is_spoken(spoken[rank], match, text.plain)):
            continue
        place = text.place(match.start(), match.end())
        if place is None or place[0] < position:
            continue
        done.add(key)
        start, end = place
        marked += [html[position:start], f'<a data-card="{key}">{html[start:end]}</a>']
        position = end
    return "".join([*marked, html[position:]])


def _is_spoken(span, match: re.Match, text: str) -> bool:
    """Whether the words stand in a quotation. One that holds nothing else is the way to write a name."""
    return match.start() < span.end and span.inner(text) != match[0]


def _canonical(words: str) -> str:
    """The words as HTML writes them, with one kind of space, of apostrophe and of hyphen."""
    straight = re.sub(f"[{_APOSTROPHES}]", "'", re.sub(f"[{_HYPHENS}]", "-", unescape(words)))
    return " ".join(escape(straight, quote=False).split())


def _pattern(names: Iterable[str]) -> re.Pattern:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(f"{_BEFORE}(?:{'|'.join(map(_form, longest_first))}){_AFTER}")


def _form(name: str) -> str:
    """The regular expression of a canonical name, whatever its spaces, apostrophes and hyphens."""
    form = r"[ \u00a0\u202f]+".join(re.escape(piece) for piece in name.split())
    return form.replace("'", f"[{_APOSTROPHES}]").replace(r"\-", f"[{_HYPHENS}]")


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
    position = depth = 0
    for tag in _TAG.finditer(html):
        if position < tag.start() and not depth:
            yield html[position : tag.start()].replace("\n", " "), position
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
        yield html[position:].replace("\n", " "), position


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
