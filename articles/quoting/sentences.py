"""Cutting a block into sentences without being misled by quoted words, initials and titles."""

import re
from itertools import pairwise

from articles.quoting.spans import Span, mask

_END = re.compile(r"[.!?…]+[\s\u00a0]*(?=[\s\u00a0])|[.!?…]+$")
_ABBREVIATION = re.compile(r"(?:^|[\s(’'-])(?:M|MM|Mme|Dr|Pr|Me|St|Ste|[A-Z]|art|etc|cf|ex|env|n|p|vol)\.$")

_LONGEST = 20  # an abbreviation and what stands round it


def sentences(text: str, spans: list[Span]) -> list[tuple[int, int]]:
    """The offsets of the sentences of the block. A quotation that ends a sentence inside its marks ends it outside."""
    masked = mask(text, spans)
    cuts = {match.end() for match in _END.finditer(masked) if _is_end(masked, match)}
    for span in spans:
        closes = text[span.inner_end - 1 : span.inner_end] in ".!?…"
        if span.is_closed and closes and re.match(r"\s+[A-ZÀ-ÖØ-Þ«“]", text[span.end :]):
            cuts.add(span.end)
    edges = [0, *sorted(cuts), len(text)]
    return [(start, end) for start, end in pairwise(edges) if text[start:end].strip()]


def _is_end(masked: str, match: re.Match) -> bool:
    following = masked[match.end() : match.end() + _LONGEST].lstrip()
    if following and not (following[0].isupper() or following[0] in '«“"(' or following[0].isdigit()):
        return False
    return _ABBREVIATION.search(masked[max(match.start() - _LONGEST, 0) : match.start() + 1]) is None
