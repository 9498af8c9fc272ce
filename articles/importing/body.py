"""From items to the blocks of an article: runs of text become one rich text, the rest a block each."""

import html
import re

from articles.importing.flow import Item
from articles.importing.pieces import ParsedBlock
from articles.importing.register import Register
from articles.quoting.names import read_name
from portal.core.text import name_key

_TEXT_KINDS = frozenset({"para", "heading", "lead_in", "bullet"})
_ASKS = re.compile(
    r"^(?:à )?(?:télécharger|consulter|lire|voir|retrouver)(?: ici| en ligne)? (?P<what>.+)$", re.IGNORECASE
)
_DETERMINER = re.compile(r"^(?:le |la |les |l[’'])", re.IGNORECASE)


def build_blocks(items: list[Item], register: Register) -> list[ParsedBlock]:
    blocks: list[ParsedBlock] = []
    run: list[Item] = []
    for position, item in enumerate(items):
        if item.kind in _TEXT_KINDS:
            run.append(item)
            continue
        if run:
            blocks.append(ParsedBlock("text", html=render(run)))
            run = []
        previous = items[position - 1] if position else None
        if item.kind == "figure":
            _add_figure(blocks, item, previous, register)
        elif item.kind != "list":
            blocks.append(_block(item, register))
    if run:
        blocks.append(ParsedBlock("text", html=render(run)))
    return blocks


def _block(item: Item, register: Register) -> ParsedBlock:
    if item.kind == "box":
        heading = "" if item.heading.startswith("Pour aller plus loin") else item.heading.rstrip(" :")
        return ParsedBlock("box", html=f"<p>{html.escape(item.text, quote=False)}</p>", heading=heading)
    if item.kind == "intervention":
        person = register.person(read_name(item.text).name)
        return ParsedBlock("intervention", heading=item.heading, person=person.name if person else "")
    asks = _ASKS.match(item.text)
    title = _DETERMINER.sub("", asks["what"] if asks else item.text)
    return ParsedBlock(
        "attachment", lead=item.lead, label=item.text, document=title[:1].upper() + title[1:], format=item.format
    )


def _add_figure(blocks: list[ParsedBlock], item: Item, previous: Item | None, register: Register) -> None:
    """A legend that is the speaker’s name, right under a section heading, is the section’s portrait."""
    last = blocks[-1] if blocks else None
    is_first = previous is not None and previous.kind == "intervention" and last is not None and not last.credit
    caption = name_key(read_name(item.caption).name) if item.caption else ""
    if is_first and caption in {name_key(last.person), ""}:
        last.caption, last.credit = item.caption, item.credit
        return
    in_list = previous is not None and previous.kind in {"bullet", "figure"} and _closes_list(last)
    blocks.append(ParsedBlock("figure", caption=item.caption, credit=item.credit, in_list=in_list))


def _closes_list(block: ParsedBlock | None) -> bool:
    if block is None:
        return False
    return block.html.endswith(("</ul>", "</ol>")) or (block.kind == "figure" and block.in_list)


def render(items: list[Item]) -> str:
    """Headings, paragraphs and nested lists as HTML."""
    pieces: list[str] = []
    bullets: list[Item] = []
    for item in items:
        if item.kind == "bullet":
            bullets.append(item)
            continue
        pieces += [render_list(bullets), _render_line(item)]
        bullets = []
    return "".join([*pieces, render_list(bullets)])


def _render_line(item: Item) -> str:
    text = html.escape(item.text, quote=False)
    if item.kind == "heading":
        return f"<h{item.rank}>{text}</h{item.rank}>"
    return f"<p><strong>{text}</strong></p>" if item.kind == "lead_in" else f"<p>{text}</p>"


def render_list(bullets: list[Item]) -> str:
    """« ul » in « li » where the level grows."""
    if not bullets:
        return ""
    base = min(item.level for item in bullets)
    pieces, position = ["<ul>"], 0
    while position < len(bullets):
        end = position + 1
        while end < len(bullets) and bullets[end].level > base:
            end += 1
        text = html.escape(bullets[position].text, quote=False)
        pieces.append(f"<li>{text}{render_list(bullets[position + 1 : end])}</li>")
        position = end
    return "".join([*pieces, "</ul>"])
