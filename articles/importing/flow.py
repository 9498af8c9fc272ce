"""The lines of an « hti » page as items: headings, paragraphs, list items, legends, boxes, sections, lists."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from articles.importing.mentions import Anchor, undouble
from articles.importing.references import read_stamp_line
from articles.quoting.names import HONORIFIC, NAME
from portal.core.text import fold

LISTS = {
    "articles": "articles",
    "article": "articles",
    "dans l'annuaire": "directory",
    "a lire": "a-lire",
    "a lire aussi": "a-lire",
    "ressources": "ressources",
}
_BULLET = re.compile(r"^(?P<indent>\s*)[•◦▪‣·*-]\s+(?P<text>.+)$")
_FIGURE = re.compile(r"^(?P<caption>.*?)(?:\s*[-–]\s*|\s+|^)©\s*(?P<credit>.+)$")
_ATTACHMENT = re.compile(
    r"^>\s*(?:(?P<lead>[^:]{3,60}?\s*:)\s*)?(?P<label>.+?)\s*\((?P<format>[A-Za-z]{2,5})[^()]*\)\s*\.?$"
)
_BOX = re.compile(r"^(?:Pour aller plus loin|Pour en savoir plus|À noter|A noter|Voir aussi)\s*:\s*(?P<text>.+)$")
_INTERVENTION = re.compile(rf"^Intervention (?:du |de la |de |d[’'])(?P<who>(?:{HONORIFIC}\s+)?{NAME})\s*:?$")
_HEADING = re.compile(r"^[^a-zà-ÿ•■>].*[^.!;,…]$")
_LONGEST_HEADING = 180
# « résume : « … » », « Tout est prêt. » »
_SPEECH_IN_MARKS = re.compile(r":\s*[«“]|[.!?…]\s*[»”]")
_DEEPEST_LEVEL = 6


@dataclass
class Item:
    """`kind`: para, heading, lead_in, bullet, figure, box, attachment, intervention or list; `line` is its number."""

    kind: str
    text: str = ""
    line: int = 0
    level: int = 1
    rank: int = 2
    caption: str = ""
    credit: str = ""
    lead: str = ""
    format: str = ""
    heading: str = ""
    anchors: list[Anchor] = field(default_factory=list)
    rows: list[tuple[int, str]] = field(default_factory=list)


def read_flow(lines: list[tuple[int, str]]) -> list[Item]:
    """The items in order. Lists of records (« Articles », « Dans l’annuaire ») are one item each."""
    items: list[Item] = []
    position = 0
    while position < len(lines):
        number, line = lines[position]
        text = line.strip()
        end = _list_end(lines, position) if fold(text).rstrip(" :") in LISTS else 0
        if end:
            rows = [(row, text.strip()) for row, text in lines[position + 1 : end] if text.strip()]
            items.append(Item("list", LISTS[fold(text).rstrip(" :")], number, rows=rows))
            position = end
            continue
        if text:
            items.append(_item(lines, position))
        position += 1
    return _ranked(_lead_ins(_without_doubles(_levelled(items))))


def _list_end(lines: list[tuple[int, str]], start: int) -> int:
    """After the last line of number and stamp after the heading, before the next heading of list; 0 without one."""
    end = 0
    for position in range(start + 1, len(lines)):
        text = lines[position][1].strip()
        if fold(text).rstrip(" :") in LISTS:
            break
        if read_stamp_line(text):
            end = position + 1
    return end


def _item(lines: list[tuple[int, str]], position: int) -> Item:
    number, line = lines[position]
    text = line.strip()
    if match := _BULLET.match(line):
        cleaned, anchors = undouble(match["text"].strip())
        return Item("bullet", cleaned, number, level=len(match["indent"].expandtabs(4)), anchors=anchors)
    if match := _ATTACHMENT.match(text):
        return Item("attachment", match["label"], number, lead=match["lead"] or "", format=match["format"].upper())
    if (match := _FIGURE.match(text)) and len(text) <= 500:
        return Item("figure", text, number, caption=match["caption"].strip(), credit=match["credit"].strip())
    cleaned, anchors = undouble(text)
    if match := _BOX.match(cleaned):
        return Item("box", match["text"], number, heading=cleaned[: match.start("text")].strip(), anchors=anchors)
    if match := _INTERVENTION.match(cleaned):
        return Item("intervention", match["who"], number, heading=cleaned, rank=3, anchors=anchors)
    kind = "heading" if _is_heading(lines, position, cleaned) else "para"
    return Item(kind, cleaned, number, anchors=anchors)


def _is_heading(lines: list[tuple[int, str]], position: int, text: str) -> bool:
    """A short line between two blank ones, without the full stop of a sentence and without somebody’s words."""
    before = lines[position - 1][1].strip() if position else ""
    after = lines[position + 1][1].strip() if position + 1 < len(lines) else ""
    is_alone = not before and not after
    has_sentences = re.search(r"[.!?]\s+[A-ZÀ-ÖØ-Þ]", re.sub(rf"(?:{HONORIFIC})", "", text)) is not None
    return (
        is_alone
        and len(text) <= _LONGEST_HEADING
        and bool(_HEADING.match(text))
        and not has_sentences
        and not _holds_speech(text)
    )


def _holds_speech(text: str) -> bool:
    """Whether the line reports words: quoted whole, introduced by a colon, a sentence inside marks, marks left open."""
    is_quoted = text[:1] in "«“" and text[-1:] in "»”"
    return is_quoted or _SPEECH_IN_MARKS.search(text) is not None or text.count("«") != text.count("»")


def _levelled(items: list[Item]) -> list[Item]:
    """List levels from indentation: deeper than the item before is one level more."""
    stack: list[int] = []
    for item in items:
        if item.kind == "bullet":
            while stack and stack[-1] > item.level:
                stack.pop()
            if not stack or stack[-1] < item.level:
                stack.append(item.level)
            item.level = min(len(stack), _DEEPEST_LEVEL)
        elif item.kind != "figure":
            stack = stack[:1] if item.kind == "attachment" else []
    return items


def _without_doubles(items: list[Item]) -> list[Item]:
    """A legend printed twice in a row is one figure."""
    return [
        item
        for position, item in enumerate(items)
        if not (item.kind == "figure" and position and items[position - 1].text == item.text)
    ]


def _lead_ins(items: list[Item]) -> list[Item]:
    """A heading in « : » directly followed by a list announces that list: it is a line of text."""
    for item, following in pairwise(items):
        if item.kind == "heading" and item.text.endswith(":") and following.kind == "bullet":
            item.kind = "lead_in"
    return items


def _ranked(items: list[Item]) -> list[Item]:
    """Ranks of headings. One directly followed by another heading or section, or ending in « : », opens a group:
    the headings after it are of the second rank until another group opens or a list of records comes."""
    in_group, just_opened = False, False
    for position, item in enumerate(items):
        following = items[position + 1].kind if position + 1 < len(items) else ""
        if item.kind == "list":
            in_group = False
        if item.kind == "heading":
            opens = not just_opened and (item.text.endswith(":") or following in {"heading", "intervention"})
            item.rank = 3 if in_group and not opens else 2
            in_group, just_opened = in_group or opens, opens
        elif item.kind != "figure":
            just_opened = False
    return items
