"""Pages of which each words stand alone on their line, and who says them on the line above, or on the line below."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from articles.quoting.passages import Passage
from articles.quoting.spans import find_spans

_AROUND = " .\u00a0\u202f–—-•"


def is_whole_quotation(text: str) -> bool:
    """Whether the line holds the words of somebody, and nothing else."""
    spans = find_spans(text)
    return (
        len(spans) == 1 and spans[0].is_closed and not f"{text[: spans[0].start]}{text[spans[0].end :]}".strip(_AROUND)
    )


def signed_below(passages: Sequence[Passage], names: Callable[[int], bool]) -> dict[int, int]:
    """The rank of the line that signs each quotation from below. `names`: whether the line of a rank names somebody.

    Lines of words and lines of names take turns. The first of them tells which way the page goes, unless it also ends
    with words: then one line of words is nobody’s, and one cannot tell which.
    """
    found: dict[int, int] = {}
    for run in _runs(passages, names):
        if len(run) % 2 == 0 and is_whole_quotation(passages[run[0]].text):
            found |= dict(zip(run[::2], run[1::2], strict=True))
    return found


def _runs(passages: Sequence[Passage], names: Callable[[int], bool]) -> list[list[int]]:
    """The ranks of lines that follow one another, words and names by turns."""
    kinds = [_kind(passage, rank, names) for rank, passage in enumerate(passages)]
    runs: list[list[int]] = [[0]] if passages else []
    for one, following in pairwise(range(len(passages))):
        if kinds[one] and kinds[following] and kinds[one] != kinds[following]:
            runs[-1].append(following)
        else:
            runs.append([following])
    return [run for run in runs if len(run) > 1]


def _kind(passage: Passage, rank: int, names: Callable[[int], bool]) -> str:
    if passage.is_heading:
        return ""
    if is_whole_quotation(passage.text):
        return "words"
    return "name" if names(rank) else ""
