"""Two foldings that keep every offset: one to look names up, one to compare what must be written exactly."""

from articles.quoting.folding import fold_in_place

_JOINTS = frozenset(" -'’‘ʼ‐‑\u00a0\u202f")  # they stand for one another inside of a name
_DASHES = frozenset("–—")
_BETWEEN = _JOINTS | _DASHES


class _Searched(dict):
    """The form of each character in which names are looked for: folded, and a space for all that is no letter."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = shown = fold_in_place(char) if char.isalnum() else " "
        return shown


class _Exact(dict):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = shown = " " if char in _JOINTS or char in _DASHES else char
        return shown


_SEARCHED, _EXACT = _Searched(), _Exact()


def searched(text: str) -> str:
    """`text`, as long as it is, without case, accents or punctuation."""
    return text.translate(_SEARCHED)


def exact(text: str) -> str:
    """`text` with its case and its accents, whatever its apostrophes, hyphens and spaces."""
    return text.translate(_EXACT)


def words_key(text: str) -> str:
    """What two spellings of one name share, as they are remembered: « l’AP-HP » and « L'AP HP »."""
    return " ".join(searched(text).split())


def same_joints(surface: str, spelling: str) -> bool:
    """Whether signs stand between the same words: « Inria, Paris » is not « Inria Paris », « AP HP » is « AP-HP »."""
    if len(surface) != len(spelling):
        return "\n" not in surface and "\0" not in surface
    return all(
        one.isalnum() or one == other or (one in _BETWEEN and other in _BETWEEN)
        for one, other in zip(surface, spelling, strict=True)
    )
