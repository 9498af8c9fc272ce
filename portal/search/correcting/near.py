"""Known words a slip of the finger away from those typed (SymSpell, W. Garbe, 2012; ties by use)."""

from collections.abc import Collection

from portal.core.sql import among, rows

SHORTEST = 4  # letters of what is corrected: shorter words are all near one another
LONG = 8  # letters from which two slips are forgiven

_EXACT = "SELECT word, shown FROM search_searchword WHERE word IN"
_NEAR = """
    SELECT known.word, known.shown
    FROM search_nearword AS near JOIN search_searchword AS known ON known.word = near.word_id
    WHERE near.key IN {keys} ORDER BY near.key, near.word_id LIMIT %s
"""
_LONGEST = 24  # beyond, it is a code
_ROWS = 1_000
_PART = 2  # letters, at least, of each half of a word that is parted


def looked_up(words: Collection[str], parts: Collection[str]) -> dict[str, str]:
    """Known words that may be near some of `words`, or that these or `parts` are: as shown, by folded word."""
    keys = {key for word in words if SHORTEST <= len(word) <= _LONGEST for key in _keys(word)}
    wanted = sorted({*words, *parts})
    exact = rows(f"{_EXACT} {among(wanted)}", wanted) if wanted else []
    near = rows(_NEAR.format(keys=among(keys)), [*sorted(keys), _ROWS]) if keys else []
    return dict(exact) | dict(near)


def nearest(word: str, known: dict[str, str]) -> list[str]:
    """The folded words of `known` that may have been meant by `word`, the nearest first."""
    if len(word) < SHORTEST:
        return []
    most = 2 if len(word) >= LONG else 1
    found = [(distance(word, other, most), other) for other in known if other != word]
    # Few miss the first letter, and a slip rarely changes the length.
    ranked = ((slips, other[:1] != word[:1], abs(len(other) - len(word)), other) for slips, other in found)
    return [other for slips, *_, other in sorted(ranked) if slips <= most]


def halves(word: str) -> list[tuple[str, str]]:
    """The ways to part a word in two."""
    return [(word[:cut], word[cut:]) for cut in range(_PART, len(word) - _PART + 1)] if len(word) <= _LONGEST else []


def _keys(word: str) -> set[str]:
    """The word and what it is without a letter; a long one without two."""
    once = {word[:place] + word[place + 1 :] for place in range(len(word))}
    twice = {key[:place] + key[place + 1 :] for key in once for place in range(len(key))} if len(word) >= LONG else ()
    return {word, *once, *twice}


def distance(one: str, other: str, most: int) -> int:
    """Letters added, lost, changed or exchanged with their neighbour, from `one` to `other`; `most` + 1 beyond it.

    Optimal string alignment: no letter is edited twice.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, last = [], list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, compared in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != compared))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == compared:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)
