"""Two states of an article, field by field and block by block; and who changed each, when a third came before both."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.revisions.wording import Part, names_in, parts_of
from portal.core.differences import Piece, folded, word_pieces

MARKUP_ALONE = "mise en forme"
CHANGED = "modifié"


@dataclass(frozen=True)
class Difference:
    """A field whose two texts differ. `by` says who changed it since a common base: « eux », « vous », « tous »."""

    label: str
    pieces: list[Piece]
    by: str = ""

    @property
    def before(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind != "added"]

    @property
    def after(self) -> list[Piece]:
        return [piece for piece in self.pieces if piece.kind != "removed"]


@dataclass(frozen=True)
class ChangedPart:
    """The article or one of its rows. `state`: « modifié », « ajouté », « supprimé »… as the page says it."""

    title: str
    state: str
    differences: list[Difference]


def compare(before: dict, after: dict, base: dict | None = None) -> list[ChangedPart]:
    """What differs from `before` to `after`, in reading order. `base`: the state that both came from, if known."""
    names = names_in([content for content in (before, after, base) if content])
    first, second = parts_of(before, names), parts_of(after, names)
    origin = parts_of(base, names) if base else None
    changed = []
    for key in _keys(first, second):
        part = _compared(first.get(key), second.get(key), (origin or {}).get(key), has_base=origin is not None)
        if part.differences or part.state != CHANGED:
            changed.append(part)
    return [*changed, *_moved(first, second)]


def _keys(first: dict, second: dict) -> Iterable[tuple]:
    """Those of the second in order, each of the first alone after the one that it followed."""
    order = list(second)
    for rank, key in enumerate(former := list(first)):
        if key not in second:
            before = next((other for other in reversed(former[:rank]) if other in order), None)
            order.insert(order.index(before) + 1 if before else 0, key)
    return order


def _compared(first: Part | None, second: Part | None, origin: Part | None, *, has_base: bool) -> ChangedPart:
    shown = second or first
    state = _state(first, second, origin, has_base=has_base)
    differences = []
    for name, label in shown.labels.items():
        words = _said(first, name) != _said(second, name)
        read = _said if words else _source
        base, before, after = read(origin, name), read(first, name), read(second, name)
        if before != after:
            by = _changed_by(base, before, after) if has_base else ""
            told = label if words else f"{label} ({MARKUP_ALONE})"
            differences.append(Difference(told, folded(word_pieces(before, after)), by))
    return ChangedPart(shown.title, state, differences)


def _state(first: Part | None, second: Part | None, origin: Part | None, *, has_base: bool) -> str:
    if first and second:
        return CHANGED
    if not has_base:
        return "supprimé" if first else "ajouté"
    if first:
        return "supprimé par vous" if origin else "ajouté entre-temps, il reste"
    return "supprimé entre-temps" if origin else "ajouté par vous"


def _changed_by(base: str, theirs: str, mine: str) -> str:
    if base == mine:
        return "eux"
    return "vous" if base == theirs else "tous"


def _said(part: Part | None, name: str) -> str:
    return part.texts.get(name, "") if part else ""


def _source(part: Part | None, name: str) -> str:
    return part.sources.get(name, "") if part else ""


def _moved(first: dict, second: dict) -> list[ChangedPart]:
    """The blocks that both have, in another order."""
    before, after = [key for key in first if key in second], [key for key in second if key in first]
    if before == after:
        return []
    lines = ["\n".join(_line(parts[key]) for key in order) for parts, order in ((first, before), (second, after))]
    return [ChangedPart("Ordre", "déplacé", [Difference("Blocs et listes", word_pieces(*lines))])]


def _line(part: Part) -> str:
    words = next((text for text in part.texts.values() if text), "")
    return f"{part.title}\u00a0: {words[:60]}"
