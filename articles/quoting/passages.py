"""The blocks of a text, and those that one quotation joins: each of its paragraphs begins with a mark again."""

import re
from dataclasses import dataclass, replace

from articles.quoting.cast import Voice
from articles.quoting.spans import find_spans

_MOST = 12  # paragraphs of one quotation: beyond, a mark was forgotten
_MARK_AGAIN = re.compile(r"\n\s*[«»“”\"]\s*(?=\S)")


@dataclass
class Passage:
    """A block of running text. `section` is the speaker under whose heading it stands; a heading resets the thread."""

    text: str
    section: Voice | None = None
    is_heading: bool = False


def joined(passages: list[Passage]) -> list[tuple[int, Passage]]:
    """The passages, those that one quotation spans as one, with the rank of the first."""
    found: list[tuple[int, Passage]] = []
    rank = 0
    while rank < len(passages):
        passage, count = passages[rank], 1
        while count < _MOST and (longer := _continued(passage, passages[rank + count : rank + count + 1])):
            passage, count = longer, count + 1
        is_whole = count == 1 or all(span.is_closed for span in find_spans(passage.text))
        found.append((rank, passage if is_whole else passages[rank]))
        rank += count if is_whole else 1
    return found


def _continued(passage: Passage, following: list[Passage]) -> Passage | None:
    """`passage` with the one after it, when its last quotation goes on there."""
    if passage.is_heading or not following or following[0].is_heading or following[0].section is not passage.section:
        return None
    spans = find_spans(passage.text)
    if not spans or spans[-1].is_closed:
        return None
    longer = replace(passage, text=f"{passage.text}\n{following[0].text}")
    opened = find_spans(longer.text)[len(spans) - 1]
    return longer if opened.end > len(passage.text) else None


def without_marks_again(words: str) -> str:
    """The words of several paragraphs, without the mark at the head of each."""
    return _MARK_AGAIN.sub("\n", words)
