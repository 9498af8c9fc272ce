"""Tags printed without anything between them: « Algorithmesbase de donnéesDonnées de santé ».

They stand in alphabetical order ignoring case and accents. A cut is made where the case changes inside a
word, or between two known words; of all the ways to cut, the one with the fewest unknown words and in
alphabetical order wins.
"""

import re
from functools import cache
from itertools import pairwise

from articles.importing.tag_words import COMMON_WORDS, singular
from articles.quoting.words import words
from portal.core.text import fold, name_key

_TOKEN = re.compile(r"\S+")
_CASE_JOINT = re.compile(
    r"(?<=[a-zà-öø-ÿœæ0-9)])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ])|(?<=[A-ZÀ-ÖØ-Þ]{2})(?=[a-zà-öø-ÿ]{3})"
)
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NEVER_FIRST = frozenset(
    words("""
    de du des la le les l d et en à a au aux pour sur par
    """)
)
_UNKNOWN, _SEGMENT, _DISORDER, _KNOWN_TAG = 3.0, 0.2, 6.0, -1.0
_MISSED = 1.0  # a known word glued to the next tag is more likely than a long unknown word
_SHORTEST_PIECE = 3
_LAST_RUN = re.compile(r"[A-ZÀ-ÖØ-Þ]*[a-zà-öø-ÿœæ0-9-]+$")


def vocabulary_of(text: str) -> frozenset[str]:
    """The words of a text, folded and without plural."""
    return frozenset(singular(word) for word in _WORDS.findall(text))


def split_tags(glued: str, *, words: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()) -> list[str]:
    """The tags of `glued`. `words` is the vocabulary of the page, `known` the keys of the tags on record."""
    glued = glued.strip()
    if re.search(r"[\n,;•|]", glued):
        return [tag.strip() for tag in re.split(r"\s*[\n,;•|]\s*", glued) if tag.strip()]
    if not glued:
        return []
    lexicon = words | COMMON_WORDS | {word for key in known for word in map(singular, key.split(" "))}
    cuts = [0, *_possible_cuts(glued, lexicon), len(glued)]
    strong = {cut for cut in cuts[1:-1] if _follows_known_word(glued, cut, lexicon)}
    return [tag.strip() for tag in _best(glued, cuts, lexicon, known, strong)]


def _possible_cuts(glued: str, lexicon: frozenset[str]) -> list[int]:
    cuts = {match.start() for match in _CASE_JOINT.finditer(glued)}
    for token in _TOKEN.finditer(glued):
        edges = [token.start(), *sorted(cut for cut in cuts if token.start() < cut < token.end()), token.end()]
        for start, end in pairwise(edges):
            run = glued[start:end]
            if singular(run) in lexicon:
                continue
            shortest = 2 if run.isupper() else _SHORTEST_PIECE
            for cut in range(shortest, len(run) - shortest + 1):
                if singular(run[:cut]) in lexicon or singular(run[cut:]) in lexicon:
                    cuts.add(start + cut)
    return sorted(cuts)


def _follows_known_word(glued: str, cut: int, lexicon: frozenset[str]) -> bool:
    run = _LAST_RUN.search(glued[:cut])
    return glued[cut].islower() and run is not None and singular(run[0]) in lexicon


def _best(glued: str, cuts: list[int], lexicon: frozenset[str], known: frozenset[str], strong: set[int]) -> list[str]:
    """The cheapest way through the possible cuts (dynamic programming over the last tag taken)."""

    @cache
    def price(start: int, end: int) -> float:
        missed = sum(start < cut < end for cut in strong)
        return _price(glued[start:end], lexicon, known) + missed * _MISSED

    @cache
    def way(first: int, second: int) -> tuple[float, tuple[int, ...]]:
        """The best end of the list when the last tag taken runs from cut `first` to cut `second`."""
        if second == len(cuts) - 1:
            return 0.0, ()
        last_key = name_key(glued[cuts[first] : cuts[second]]) if second else ""
        options = []
        for third in range(second + 1, len(cuts)):
            cost = price(cuts[second], cuts[third])
            key = name_key(glued[cuts[second] : cuts[third]])
            cost += _DISORDER if key <= last_key else 0.0
            following, path = way(second, third)
            options.append((cost + following, (third, *path)))
        return min(options)

    path = way(0, 0)[1]
    edges = [0, *(cuts[index] for index in path)]
    return [glued[start:end] for start, end in pairwise(edges)]


def _price(tag: str, lexicon: frozenset[str], known: frozenset[str]) -> float:
    if tag != tag.strip() or not name_key(tag):
        return 50.0
    if name_key(tag) in known:
        return _SEGMENT + _KNOWN_TAG
    words = _WORDS.findall(tag)
    unknown = sum(_UNKNOWN for word in words if singular(word) not in lexicon and not word.isdigit())
    if fold(words[0]) in _NEVER_FIRST or fold(words[-1]) in _NEVER_FIRST:
        unknown += 2 * _UNKNOWN
    inner_joints = len(_CASE_JOINT.findall(" ".join(word for word in words if singular(word) not in lexicon)))
    return _SEGMENT + unknown + inner_joints * _UNKNOWN
