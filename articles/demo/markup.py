"""A few signs that keep the demonstration texts readable in Python: paragraphs, headings, lists, links."""

import re
from collections.abc import Callable

_LINK = re.compile(r"\[\[([a-z0-9-]+)\|([^\]]+)\]\]")
_ADDRESS = re.compile(r"\[\[(https://[^|\]]+)\|([^\]]+)\]\]")


def to_html(text: str, number_of: Callable[[str], int]) -> str:
    """Blank lines part paragraphs; `## ` and `### ` head them; `- ` and, one rank below, `  - ` list.

    `[[key|words]]` links to the article of that key, by its number; `[[https://…|words]]` to another site.
    """
    pieces = [_chunk(chunk) for chunk in re.split(r"\n[ ]*\n", text.strip("\n")) if chunk.strip()]
    html = _ADDRESS.sub(r'<a href="\1">\2</a>', "".join(pieces))
    return _LINK.sub(lambda match: f'<a href="/n/{number_of(match[1])}/">{match[2]}</a>', html)


def _chunk(chunk: str) -> str:
    head = chunk.lstrip()
    if head.startswith("### "):
        return f"<h3>{head[4:].strip()}</h3>"
    if head.startswith("## "):
        return f"<h2>{head[3:].strip()}</h2>"
    if head.startswith("- "):
        return _list(chunk)
    return f"<p>{' '.join(head.split())}</p>"


def _list(chunk: str) -> str:
    items: list[tuple[int, str]] = []
    for line in chunk.split("\n"):
        words = line.strip()
        if words.startswith("- "):
            items.append((2 if line.startswith("  - ") else 1, words[2:]))
        else:
            rank, before = items[-1]
            items[-1] = (rank, f"{before} {words}")
    html = "<ul>"
    for position, (rank, words) in enumerate(items):
        deeper = rank == 1 and position + 1 < len(items) and items[position + 1][0] == 2
        last_of_inner = rank == 2 and (position + 1 == len(items) or items[position + 1][0] == 1)
        html += f"<li><p>{words}</p>" + ("<ul>" if deeper else "</li>") + ("</ul></li>" if last_of_inner else "")
    return f"{html}</ul>"
