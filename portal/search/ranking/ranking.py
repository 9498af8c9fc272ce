"""Which of the documents that match come first: a sum of points, each from one line of a table (see `weights`).

Computed here and not by the databases, so that both give the same order, and only on the newest documents that
match, so that the cost does not follow the size of the corpus.
"""

from datetime import date
from itertools import pairwise
from math import log

from portal.search import tokens
from portal.search.kinds import Kind, kind_and_key, ordinal_of
from portal.search.matching import Group, Phrase, Row
from portal.search.ranking.weights import WEIGHTS, Weights

READ = 20  # the best ones, whose texts are read as well: the first two pages
_PAIRED = 4  # phrases of a group that are looked for beside those of the next one
_LETTERS = 7  # of a term and its space, on average
_SEVERAL_NAMES = {Kind.PERSON, Kind.ORGANISATION, Kind.EVENT, Kind.THEME}  # their titles repeat words

# What the points of a document are for, in the order of `Ranking._points`.
_LINES = (
    *("title", "lead", "body", "sequence", "other sequence", "coverage", "begins", "whole"),
    *("kind", "recency", "tied", "substance"),
)
_TEXT_LINES = ("frequency", "nearness")
_NO_ORDER = (0.0, 0.0, 0.0, 0.0, 0.0)


class Ranking:
    """Orders documents that bear the `groups`. `tied` holds the facets of the records whose names were typed.

    Ties are broken by id, the newest first, so that the order never wavers.
    """

    def __init__(
        self, groups: tuple[Group, ...], *, today: date, tied: frozenset[str] = frozenset(), weights: Weights = WEIGHTS
    ):
        groups = [list(dict.fromkeys(filter(None, group))) for group in groups]
        self.weights, self.today = weights, today.toordinal()
        self._recencies = {0: weights.undated * weights.recency}  # by day, as documents are asked about
        self.needles = [[(_padded(phrase), frozenset(phrase)) for phrase in group] for group in groups]
        self.pairs = [_pairs(*both) for both in pairwise(groups)]
        self.shares = [1 / len(groups)] * len(groups)
        self._worded: dict[tuple, tuple[float, float, float]] = {}  # by kind, and by which words stand where
        self.tied = [f" {token} " for token in sorted(tied)]
        # A quote has the themes of its article, and need not be on each.
        self.tied_quotes = [token for token in self.tied if token[2] != tokens.THEME]

    def ranked(self, rows: list[Row]) -> list[Row]:
        """`rows`, the best first, as far as titles, standfirsts and facets tell."""
        titles = self._bearing([f" {row.title} " for row in rows])
        leads = self._bearing([f" {row.lead} " for row in rows])
        self._weigh_words(len(rows), [sum(column) for column in titles])
        scored = [
            (
                sum(self._points(row, in_title, in_lead)) if True in in_title or True in in_lead else self._least(row),
                row,
            )
            for row, in_title, in_lead in zip(rows, zip(*titles, strict=True), zip(*leads, strict=True), strict=True)
        ]
        return _sorted(scored)

    def refined(self, rows: list[Row], bodies: dict[int, str]) -> list[Row]:
        """The first `READ` of `rows` in the order that their texts give as well; the others after them."""
        scored = (
            (sum(self._points(row)) + sum(self._text_points(row, bodies.get(row.id, ""))), row) for row in rows[:READ]
        )
        return _sorted(scored) + rows[READ:]

    def explain(self, row: Row, body: str = "") -> dict[str, float]:
        """The points that each line of the table gives to a document, once `ranked` has weighed the words."""
        points = zip((*_LINES, *_TEXT_LINES), (*self._points(row), *self._text_points(row, body)), strict=True)
        return {line: round(number, 3) for line, number in points if number}

    def _bearing(self, texts: list[str]) -> list[list[bool]]:
        """For each of the words, whether each text bears it."""
        columns = []
        for (first, _terms), *others in self.needles:
            column = [first in text for text in texts]
            for needle, _terms in others:
                column = [is_borne or needle in text for is_borne, text in zip(column, texts, strict=True)]
            columns.append(column)
        return columns

    def _borne(self, text: str) -> tuple[bool, ...]:
        """Which of the words a text bears."""
        return tuple(column[0] for column in self._bearing([text]))

    def _weigh_words(self, number: int, titles: list[int]) -> None:
        """A word that few of these titles bear tells more than one that they all bear: `titles` says how many do."""
        unit = self.weights.rarity / (log(1 + number) or 1.0)
        rarities = [1 + unit * log((1 + number) / (1 + bearing)) for bearing in titles]
        self.shares = [rarity / sum(rarities) for rarity in rarities]
        self._worded.clear()

    def _points(
        self, row: Row, in_title: tuple[bool, ...] | None = None, in_lead: tuple[bool, ...] | None = None
    ) -> tuple[float, ...]:
        """What title, standfirst, facets, kind and date give, in the order of `_LINES`."""
        kind, _key = kind_and_key(row.id)
        title, lead = f" {row.title} ", f" {row.lead} "
        in_title = self._borne(title) if in_title is None else in_title
        in_lead = self._borne(lead) if in_lead is None else in_lead
        weights, is_quote = self.weights, kind == Kind.QUOTE
        substance = self._substance(row) if is_quote else 1.0
        title_points, lead_points, body_points = self._words(kind, in_title, in_lead)
        # What a quote is about stands in the words said; its title is who says them.
        main, other, in_main = (lead, title, in_lead) if is_quote else (title, lead, in_title)
        is_named = all(in_title) and kind in weights.named
        return (
            *(title_points * substance, lead_points, body_points),
            *self._order(main, other, in_main, kind),
            weights.named[kind] if is_named else weights.read * (kind == Kind.ARTICLE),
            self._recency(row.id),
            self._tied(row, is_quote=is_quote) * substance,
            weights.substance * substance if is_quote else 0.0,
        )

    def _least(self, row: Row) -> float:
        """The sum of the same, of what only bears the words in its text: most of what a frequent word finds."""
        kind, _key = kind_and_key(row.id)
        points = self.weights.fields[kind].body + self._recency(row.id)
        if kind == Kind.QUOTE:
            return points + (self._tied(row, is_quote=True) + self.weights.substance) * self._substance(row)
        return points + self._tied(row, is_quote=False) + self.weights.read * (kind == Kind.ARTICLE)

    def _substance(self, row: Row) -> float:
        """Of a quote: of somebody who is named, a few words tell little."""
        return min(1.0, (row.lead.count(" ") + 1) / self.weights.substantial)

    def _tied(self, row: Row, *, is_quote: bool) -> float:
        tied = self.tied_quotes if is_quote else self.tied
        return self.weights.tied if tied and _holds_any(f" {row.facets} ", tied) else 0.0

    def _words(self, kind: Kind, in_title: tuple[bool, ...], in_lead: tuple[bool, ...]) -> tuple[float, float, float]:
        """Each word counts once, in the best field that bears it."""
        known = self._worded.get((kind, in_title, in_lead))
        if known is None:
            known = self._worded[kind, in_title, in_lead] = self._word_points(kind, in_title, in_lead)
        return known

    def _word_points(
        self, kind: Kind, in_title: tuple[bool, ...], in_lead: tuple[bool, ...]
    ) -> tuple[float, float, float]:
        fields, title, lead, body = self.weights.fields[kind], 0.0, 0.0, 0.0
        is_title_best = fields.title >= fields.lead
        for share, is_in_title, is_in_lead in zip(self.shares, in_title, in_lead, strict=True):
            if is_in_title and (is_title_best or not is_in_lead):
                title += share
            elif is_in_lead:
                lead += share
            else:
                body += share
        return title * fields.title, lead * fields.lead, body * fields.body

    def _order(
        self, main: str, other: str, in_main: tuple[bool, ...], kind: Kind
    ) -> tuple[float, float, float, float, float]:
        """How much of the title (`main`) the words make up, and whether they stand there as typed."""
        weights, number = self.weights, len(self.pairs)
        if not number and True not in in_main:
            return _NO_ORDER
        found = other_found = 0
        covered = begins = whole = 0.0
        if any(in_main):
            found = self._in_sequence(main)
            covered = self._covered(main, has_several=kind in _SEVERAL_NAMES)
            if found == number and all(in_main):
                begins = weights.begins * any(main.startswith(needle) for needle, _terms in self.needles[0])
                whole = weights.whole * (covered == 1)
        if found < number:
            other_found = self._in_sequence(other)
        return (
            weights.sequence * min(found, weights.pairs),
            weights.other_sequence * min(other_found, weights.pairs),
            weights.coverage * covered,
            begins,
            whole,
        )

    def _in_sequence(self, text: str) -> int:
        """How many of the neighbours typed are neighbours in `text`."""
        return sum(_holds_any(text, pairs) for pairs in self.pairs)

    def _covered(self, main: str, *, has_several: bool) -> float:
        asked: set[str] = set()
        for needles in self.needles:
            for needle, terms in needles:
                if needle in main:
                    asked |= terms
        terms = len(set(main.split())) if has_several else main.count(" ") - 1
        return min(1.0, len(asked) / terms) if terms > 0 else 0.0

    def _recency(self, document: int) -> float:
        day = ordinal_of(document)
        if day not in self._recencies:
            age = max(self.today - day, 0)
            self._recencies[day] = self.weights.recency * 0.5 ** (age / self.weights.half_life)
        return self._recencies[day]

    def _text_points(self, row: Row, body: str) -> tuple[float, float]:
        """How often the words come in the text, and how near one another.

        The text of a quote is its lead: its body only says where it was said, and for whom.
        """
        kind, _key = kind_and_key(row.id)
        if not body or kind == Kind.QUOTE:
            return 0.0, 0.0
        places = [_places(f" {body} ", needles) for needles in self.needles]
        weights, often = self.weights, 0.0
        for share, found in zip(self.shares, places, strict=True):
            often += share * len(found) / (len(found) + weights.saturation)
        return often * weights.frequency, _nearness(places) * weights.nearness


def _sorted(scored) -> list[Row]:
    totals = [(-round(points, 6), -row.id, row) for points, row in scored]
    return [row for *_order, row in sorted(totals)]


def _padded(phrase: Phrase) -> str:
    return f" {' '.join(phrase)} "


def _pairs(first: list[Phrase], second: list[Phrase]) -> list[str]:
    """What says that two neighbours stand together: one after the other, or both in one phrase, as in another name."""
    both = [phrase for phrase in first if phrase in second]
    return [*map(_padded, both), *(_padded(one + other) for one in first[:_PAIRED] for other in second[:_PAIRED])]


def _holds_any(text: str, needles: list[str]) -> bool:
    for needle in needles:  # noqa: SIM110 - hundreds of times for each search: a generator takes twice as long
        if needle in text:
            return True
    return False


def _places(text: str, needles: list[tuple[str, frozenset[str]]]) -> list[int]:
    """Where any of the needles begins, in order. The space after one may be the space before the next."""
    found = []
    for needle, _terms in needles:
        place = text.find(needle)
        while place >= 0:
            found.append(place)
            place = text.find(needle, place + len(needle) - 1)
    return sorted(found)


def _nearness(places: list[list[int]]) -> float:
    """1 when the words stand side by side somewhere in the text, less and less as they stand apart."""
    if len(places) < 2 or not all(places):
        return 0.0
    side_by_side = _LETTERS * (len(places) - 1)
    return min(1.0, side_by_side / max(_narrowest(places), 1))


def _narrowest(places: list[list[int]]) -> int:
    """The width of the narrowest stretch that holds a place of each list."""
    merged = sorted((place, rank) for rank, found in enumerate(places) for place in found)
    last: dict[int, int] = {}
    narrowest = merged[-1][0] - merged[0][0]
    for place, rank in merged:
        last[rank] = place
        if len(last) == len(places):
            narrowest = min(narrowest, place - min(last.values()))
    return narrowest
