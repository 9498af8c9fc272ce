"""The outline of an article: heading ranks that never skip, stable ids, and the table of contents."""

from dataclasses import dataclass

from portal.core.markup import Token, serialise, tokenise
from portal.core.slugs import slugify

RANKS = {"h2": 2, "h3": 3}
OUTLINE_FROM = 4  # a table of contents is shown from so many headings on


@dataclass(frozen=True, slots=True)
class Heading:
    rank: int
    identifier: str
    text: str


def number_headings(html: str) -> tuple[str, list[Heading]]:
    """`html` with an id on every h2 and h3, none of lower rank than the one before plus one, and the list of them."""
    tokens, headings, taken = tokenise(html), [], set()
    previous = 1
    for position, token in enumerate(tokens):
        if token.kind != "start" or token.name not in RANKS:
            continue
        end = next(i for i in range(position, len(tokens)) if tokens[i].kind == "end" and tokens[i].name == token.name)
        text = "".join(inner.text for inner in tokens[position:end]).strip()
        rank = min(RANKS[token.name], previous + 1)
        identifier = _free(slugify(text, max_length=60), taken)
        tokens[position] = Token("start", f'<h{rank} id="{identifier}">', f"h{rank}")
        tokens[end] = Token("end", f"</h{rank}>", f"h{rank}")
        headings.append(Heading(rank, identifier, text))
        previous = rank
    return serialise(tokens), headings


def _free(identifier: str, taken: set[str]) -> str:
    candidate, rank = f"s-{identifier}", 2
    while candidate in taken:
        candidate, rank = f"s-{identifier}-{rank}", rank + 1
    taken.add(candidate)
    return candidate
